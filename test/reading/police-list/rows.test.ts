// Which case a row is of, as far as the person who reads it reads the case (docs/process.md P29.4).
import assert from 'node:assert/strict';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import { asRead, listsRead } from '../../../src/reading/police-list/rows.ts';
import type { Reader } from '../../../src/reading/reader.ts';
import { caseOf, directory, filledIn, given, moira, must, submitted } from '../../people/builders.ts';
import { knownChild, policeListAfter, policeListId, policeRows } from '../../people/police-list-builders.ts';
import { standings } from '../../domain/standings.ts';
import { portsOver, tuesday } from '../../worlds/desk-in-memory.ts';

/** What the row of Kestrel is, beside this case. */
async function kestrelBeside(...cases: readonly Case[]) {
  const ports = portsOver({ cases, policeLists: [policeListAfter()], policeRows: [policeRows], keyed: true });
  const reader = { ports, person: moira, directory, now: tuesday } as unknown as Reader; // no look is written here
  const read = await listsRead(reader);
  const rows = await asRead(reader, read, read.rows);
  const row = must(rows.find(({ row: one }) => one.row === 4));
  return [row.need, row.case?.reference];
}

/** What of a list of this day is read then. */
const rowsReadOf = async (on: string, now: string) => {
  const list = { ...policeListAfter(), on };
  const ports = portsOver({ cases: [], policeLists: [list], policeRows: [{ ...policeRows, on }], keyed: true });
  return (await listsRead({ ports, now })).rows.map(({ list: id, row }) => [id === policeListId, row.row]);
};

describe('A row of a police list', () => {
  it('is of the case that MSET has of the child', async () => {
    assert.deepEqual(await kestrelBeside(knownChild), ['enter', knownChild.reference]);
  });
  it('is of none where there is none, or none that the reader reads: no one can tell which', async () => {
    const none = await kestrelBeside();
    assert.deepEqual(none, ['counted', undefined]);
    assert.deepEqual(await kestrelBeside({ ...knownChild, excluded: [moira.objectId] }), none);
    assert.deepEqual(await kestrelBeside(caseOf(given(filledIn(), submitted()))), none);
    assert.deepEqual(await kestrelBeside(caseOf(given(filledIn()))), none);
  });
  it('is of a case that is over, where no other is open', async () => {
    const over = caseOf(standings.closed);
    assert.deepEqual(await kestrelBeside(over), ['again', over.reference]);
  });
  it('is entered where the case has an episode of that time, also of a part of it', async () => {
    const span = {
      id: 'M1',
      since: '2027-01-04T02:00:00.000Z',
      until: '2027-01-04T03:00:00.000Z',
    } as const;
    const missing = { spans: [span], interviews: [] };
    assert.deepEqual(await kestrelBeside({ ...knownChild, missing }), ['entered', knownChild.reference]);
    const before = {
      ...missing,
      spans: [{ ...span, since: '2027-01-03T01:00:00.000Z', until: '2027-01-03T03:00:00.000Z' }],
    };
    assert.deepEqual(await kestrelBeside({ ...knownChild, missing: before }), ['enter', knownChild.reference]);
  });
  it('is counted over all lists, and gone where its child was referred or its list is over', async () => {
    assert.equal((await rowsReadOf('2027-01-05', '2027-04-05T10:00:00.000Z')).length, 4);
    assert.equal((await rowsReadOf('2027-01-05', '2027-04-06T10:00:00.000Z')).length, 0);
  });
});
