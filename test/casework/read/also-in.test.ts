// In which other matters words are, of those that a matter names (docs/process.md P33.6). As data: what each holds, and who asks.
import assert from 'node:assert/strict';
import { alsoIn } from '../../../src/casework/read/also-in.ts';
import type { MatterStores } from '../../../src/casework/ports/ports.ts';
import type { PartitionId } from '../../../src/domain/matters/partition.ts';
import { ife, kestrelReference, monday10, tess } from '../../people/builders.ts';

const record = 'ENT-0000-0001';
const merged = 'ENT-0000-0002';
const heard = 'panel-2027-01-19';
const before = 'preMset-2027-01-12';
const left = 'panel-2027-02-16';

interface Held {
  readonly says: string;
  readonly names?: readonly string[];
  readonly excluded?: readonly string[];
  readonly root?: object;
}
const factsOf = ({ says, names = [] }: Held) => [{ number: 1, at: monday10, step: 'any', data: { text: says, names } }];

/** Stores of what is held; whatever is read besides would be a search, and fails. */
function storesOf(all: Readonly<Record<string, Held>>): MatterStores {
  const store = {
    facts: async (id: string) => (all[id] === undefined ? [] : factsOf(all[id])),
    load: async (id: string) => {
      const one = all[id];
      return one && { value: { root: { excluded: one.excluded ?? [], ...one.root } } };
    },
  };
  const meetings = Object.entries(all).map(([id, { root }]) => ({ id, state: 'planned', ...root }));
  return {
    cases: {
      ...store,
      shut: async (ids: Iterable<string>) =>
        new Map([...ids].flatMap((id) => (all[id] === undefined ? [] : [[id, all[id].excluded ?? []]]))),
      forMeeting: async () => ({ cases: [{ reference: kestrelReference }], records: [{ id: record }] }),
    },
    entities: store,
    meetings: { ...store, from: async () => meetings },
  } as unknown as MatterStores; // what is asked of them
}
const found = async (id: PartitionId, all: Readonly<Record<string, Held>>, person = ife): Promise<readonly string[]> =>
  alsoIn(storesOf(all), { id, facts: factsOf(all[id] ?? { says: '' }), words: 'saga', person: person.objectId });

const ended = (undecided: readonly string[]) => ({ root: { state: 'ended', undecided } });
const all: Readonly<Record<string, Held>> = {
  [kestrelReference]: { says: 'Saga came.', names: [record, heard, before] },
  [record]: { says: 'Known as SAGA.', names: [`${kestrelReference}/P1`, merged, heard] },
  [merged]: { says: 'Saga again.' },
  [heard]: { says: 'Saga was late.', ...ended([]) },
  [before]: { says: 'A saga of a Sagan.', ...ended([]) },
  [left]: { says: 'Saga did not come.', ...ended([kestrelReference]) },
};

describe('Where else words are', () => {
  it('of a case: the records and meetings that it names, and those that left it undecided', async () =>
    assert.deepEqual(await found(kestrelReference, all), [record, heard, before, left]));
  it('of a record: its cases, what was merged into it, and its meetings', async () =>
    assert.deepEqual(await found(record, all), [kestrelReference, merged, heard]));
  it('of a meeting: what it dealt with', async () =>
    assert.deepEqual(await found(heard, all), [kestrelReference, record]));
  it('only whole words, and only where they are', async () => {
    const other = { ...all, [record]: { says: 'A Sagan.' }, [heard]: { says: '', ...ended([]) } };
    assert.deepEqual(await found(kestrelReference, other), [before, left]);
  });
  it('none from which the officer is kept out', async () => {
    const shut = { ...all, [record]: { says: 'Saga.', excluded: [ife.objectId] } };
    assert.deepEqual(await found(kestrelReference, shut), [heard, before, left]);
    assert.deepEqual(await found(kestrelReference, shut, tess), [record, heard, before, left]);
  });
});
