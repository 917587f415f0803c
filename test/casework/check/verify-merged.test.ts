// verify names a record that was merged into another and is not kept from the same people as that one (docs/process.md P23.15).
import { deepEqual } from 'node:assert/strict';
import type { Partition } from '../../../src/casework/ports/audit-ports.ts';
import { verify } from '../../../src/casework/check/verify.ts';
import type { KeptOut } from '../../../src/domain/case/state/stage-parts.ts';
import { mintEntityId, type EntityId, type ObjectId } from '../../../src/domain/kernel/ids.ts';
import { refOf } from '../../../src/domain/people/actor.ts';
import { directory, kestrelReference, moira, monday10, ravi, tess } from '../../people/builders.ts';
import { entityId } from '../../people/entity-builders.ts';
import { emptyPartition, namesNothing, nowMs } from '../partition.ts';

interface Shut {
  readonly excluded?: readonly ObjectId[];
  readonly keptOut?: readonly KeptOut[];
}
const ref = entityId;
const other = mintEntityId(new Uint8Array([8, 7, 6, 5, 4, 3, 2, 1]));
const partitionOf = (root: object): Partition =>
  ({ ...emptyPartition(kestrelReference), record: { root, lastHash: '', calls: {} } }) as unknown as Partition; // what is read of it
/** What verify says of a record, and of the one that was merged into it, as to who is kept out of each. */
async function saidOf(kept: Shut, ended: Shut): Promise<readonly string[]> {
  const roots: Readonly<Record<string, Partition>> = {
    [ref]: partitionOf({ id: ref, excluded: [], ...kept }),
    [other]: partitionOf({ id: other, into: ref, excluded: [], ...ended }),
  };
  const said: string[] = [];
  const audit = {
    ...namesNothing,
    async *references() {
      yield [ref, other];
    },
    partition: async (id: string) => ({ ...(roots[id] ?? emptyPartition(kestrelReference)), id: id as EntityId }),
  };
  const tell = ({ kind, reference, what }: { kind: string; reference: string; what: string }): void => {
    if (kind === 'apart') said.push(`${reference === other ? 'ended' : reference}: ${what}`);
  };
  await verify(audit, nowMs, tell, undefined, directory);
  return said;
}
const entry: KeptOut = { person: refOf(ravi), reason: 'Her uncle.', by: refOf(moira), at: monday10 };
const own: Shut = { excluded: [ravi.objectId], keptOut: [entry] };
const followed: Shut = { excluded: [ravi.objectId], keptOut: [{ ...entry, through: ref }] };

describe('verify, of a record that was merged into another', () => {
  const rows: readonly (readonly [what: string, kept: Shut, ended: Shut, said: readonly string[]])[] = [
    ['as that one', {}, {}, []],
    ['kept from the same person', own, followed, []],
    ['open to whom that one is closed', own, {}, [`ended: 1 who may not read ${ref}, in which it ended, may read it`]],
    [
      'closed, as that one was, to whom that one is open again',
      {},
      followed,
      [`ended: 1 who were let in to ${ref}, in which it ended, may not read it`],
    ],
    ['kept from them by itself', {}, own, []],
    ['open to whom has a conflict of interest there: that is said of one alone', { excluded: [tess.objectId] }, {}, []],
  ];
  for (const [what, kept, ended, said] of rows)
    it(`${what}: ${said.length === 0 ? 'nothing' : 'named'}`, async () => deepEqual(await saidOf(kept, ended), said));
});
