// verify names what ended in another case, or record, and is not kept from the same people as that one (docs/process.md P10.14).
import { deepEqual } from 'node:assert/strict';
import type { Partition } from '../../../src/casework/ports/audit-ports.ts';
import { verify } from '../../../src/casework/check/verify.ts';
import type { KeptOut } from '../../../src/domain/case/state/stage-parts.ts';
import type { ObjectId } from '../../../src/domain/kernel/ids.ts';
import { refOf } from '../../../src/domain/people/actor.ts';
import {
  caseOf,
  directory,
  given,
  kestrelReference as ref,
  moira,
  monday10,
  ravi,
  tess,
} from '../../people/builders.ts';
import { mergedInto, other, untilReceived } from '../../people/meeting-builders.ts';
import { emptyPartition, namesNothing, nowMs } from '../partition.ts';

interface Shut {
  readonly excluded?: readonly ObjectId[];
  readonly keptOut?: readonly KeptOut[];
}
const partitionOf = (root: object): Partition =>
  ({ ...emptyPartition(ref), record: { root, lastHash: '', calls: {} } }) as unknown as Partition; // what is read of it
/** What verify says of a case, and of the one that ended in it, as to who is kept out of each. */
async function saidOf(kept: Shut, ended: Shut): Promise<readonly string[]> {
  const roots = {
    [ref]: partitionOf({ ...caseOf(given(...untilReceived)), merged: [other], ...kept }),
    [other]: partitionOf({
      ...caseOf(given(...untilReceived, mergedInto(other))),
      reference: other,
      into: ref,
      ...ended,
    }),
  };
  const said: string[] = [];
  const audit = {
    ...namesNothing,
    async *references() {
      yield [ref, other];
    },
    partition: async (id: string) => ({ ...(roots[id] ?? emptyPartition(ref)), id: id as typeof ref }),
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

describe('verify, of what ended in another case', () => {
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
    [
      'open to whom has a conflict of interest there',
      { excluded: [tess.objectId] },
      {},
      [`ended: 1 who may not read ${ref}, in which it ended, may read it`],
    ],
    ['open to whom had one, and has left', { excluded: ['gone' as ObjectId] }, {}, []],
  ];
  for (const [what, kept, ended, said] of rows)
    it(`${what}: ${said.length === 0 ? 'nothing' : 'named'}`, async () => deepEqual(await saidOf(kept, ended), said));
});
