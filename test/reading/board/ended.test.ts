// By a part of the name, what has ended is read no further than it is shown.
import assert from 'node:assert/strict';
import type { RowsWanted } from '../../../src/casework/ports/ports.ts';
import { rowOf } from '../../../src/domain/case/owed/row.ts';
import { endedCalled } from '../../../src/reading/board/rows.ts';
import type { Reader } from '../../../src/reading/reader.ts';
import { refOf } from '../../../src/domain/people/actor.ts';
import { copyOf } from '../../faults/cases.ts';
import {
  caseOf,
  consented,
  directory,
  filledIn,
  given,
  greta,
  monday10,
  moira,
  noConflict,
  priya,
  submitted,
  type StoryRow,
} from '../../people/builders.ts';

const withdrawn: StoryRow = [moira, 10, 'withdraw', { reason: 'She has moved.', childSafe: 'yes' }];
const model = caseOf(given(filledIn(), submitted(), noConflict(), consented(), withdrawn));
const ended = Array.from({ length: 300 }, (_none, place) => {
  const childCase = copyOf(model, refOf(priya));
  // The first two hundred are closed to her.
  return place < 200 ? { ...childCase, excluded: [greta.objectId] } : childCase;
});
/** Who looks, and how many rows each question asked for. */
function reading(person = greta): { readonly reader: Reader; readonly asked: number[] } {
  const asked: number[] = [];
  const cases = {
    namesEnded: async () => ended.map(({ reference, answers }) => ({ reference, answers })),
    rows: async ({ cases: some = [] }: RowsWanted) => {
      asked.push(some.length);
      return ended.filter(({ reference }) => some.includes(reference)).map(rowOf);
    },
  };
  // What it asks of its reader, and no more.
  return { reader: { ports: { cases }, person, directory, now: monday10 } as unknown as Reader, asked };
}

describe('What has ended and is called so', () => {
  it('is asked for until there is as much as is shown, and leaves out what is closed', async () => {
    const { reader, asked } = reading();
    const shown = ended.slice(200, 210).map(({ reference }) => reference);
    assert.deepEqual(await endedCalled(reader, () => true, 10), shown);
    assert.deepEqual(asked, [128, 128]);
  });

  it('asks for no row of what is called otherwise, and for none of those who do not see what has ended', async () => {
    const other = reading();
    assert.deepEqual(await endedCalled(other.reader, () => false, 10), []);
    const { reader, asked } = reading(priya);
    assert.deepEqual(await endedCalled(reader, () => true, 10), []);
    assert.deepEqual([...other.asked, ...asked], []);
  });
});
