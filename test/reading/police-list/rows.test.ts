// Which case a row is of, as far as the person who reads it reads the case (docs/process.md P29.4).
import assert from 'node:assert/strict';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import type { Answers } from '../../../src/domain/kernel/fields.ts';
import type { RowNeed } from '../../../src/domain/police-list/children.ts';
import type { KeptRow } from '../../../src/domain/police-list/row.ts';
import { typedDate } from '../../../src/domain/time/dates.ts';
import type { Ports } from '../../../src/casework/ports/ports.ts';
import { answersNow } from '../../../src/domain/case/state/now.ts';
import { createMatching } from '../../../src/machine/matching.ts';
import { asRead, listsRead } from '../../../src/reading/police-list/rows.ts';
import type { Reader } from '../../../src/reading/reader.ts';
import { caseOf, directory, filledIn, given, moira, must, priya, submitted } from '../../people/builders.ts';
import { knownChild, policeListAfter, policeListId, policeRows } from '../../people/police-list-builders.ts';
import { standings } from '../../domain/standings.ts';
import { portsOver, tuesday } from '../../worlds/desk-in-memory.ts';

/** Found by the keys of names, birth date and sound, as the program makes them. */
function matched(ports: Ports, all: readonly Case[]): Ports {
  const matchKeysOf = createMatching('the secret of a test, of no child');
  const keysOf = (one: Case, keys: readonly string[]) =>
    matchKeysOf(answersNow(one)).flatMap(({ key }) => (keys.includes(key) ? [key] : []));
  const alike = (keys: readonly string[]) =>
    Promise.resolve(all.map((one) => ({ case: one, keys: keysOf(one, keys) })).filter((one) => one.keys.length > 0));
  return { ...ports, matchKeysOf, cases: { ...ports.cases, alike } };
}

/** What the row of Kestrel is, beside this case. */
const kestrelBeside = (...cases: readonly Case[]) => kestrelWith({}, ...cases);
/** The same, where the list says this of the episode. */
async function kestrelWith(said: Partial<KeptRow>, ...cases: readonly Case[]) {
  const rowsSaid = policeRows.rows.map((one) => (one.row === 4 ? { ...one, ...said } : one));
  const ports = matched(
    portsOver({ cases, policeLists: [policeListAfter()], policeRows: [{ ...policeRows, rows: rowsSaid }] }),
    cases,
  );
  const reader = { ports, person: moira, directory, now: tuesday } as unknown as Reader; // no look is written here
  const read = await listsRead(reader);
  const rows = await asRead(reader, read, read.rows);
  const row = must(rows.find(({ row: one }) => one.row === 4));
  return [row.need, row.case?.reference];
}

/** The same, where the referral of another row was begun from the list and this became of it. */
async function kestrelReferred(as: keyof typeof standings) {
  const root = caseOf(standings[as]);
  const referred = policeListAfter({
    step: 'referFromList',
    input: { worker: priya.objectId, rows: [1], reference: root.reference },
  });
  const ports = portsOver({ cases: [root], policeLists: [referred], policeRows: [policeRows], keyed: true });
  // What it was begun with, as a list said it.
  const { surname, forenames, dateOfBirth } = must(policeRows.rows.at(-1));
  const start = { step: 'start', data: { answers: { surname, forenames, dateOfBirth: typedDate(dateOfBirth) } } };
  const cases = { ...ports.cases, facts: () => Promise.resolve([start]) };
  const reader = { ports: { ...ports, cases }, person: moira, directory, now: tuesday } as unknown as Reader;
  const read = await listsRead(reader);
  return must((await asRead(reader, read, read.rows)).find(({ row }) => row.row === 4)).need;
}

/** What of a list of this day is read then. */
const rowsReadOf = async (on: string, now: string) => {
  const list = { ...policeListAfter(), on };
  const ports = portsOver({ cases: [], policeLists: [list], policeRows: [{ ...policeRows, on }], keyed: true });
  return (await listsRead({ ports, now })).rows.map(({ list: id, row }) => [id === policeListId, row.row]);
};

/** The case that MSET has, with these answers instead. */
const answered = (answers: Answers) => ({ ...knownChild, answers: { ...knownChild.answers, ...answers } });

/** The case that MSET has, with an episode of then. */
const missingFrom = (since: string, until?: string) =>
  ({ ...knownChild, missing: { spans: [{ id: 'M1', since, until }], interviews: [] } }) as Case;

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
  for (const [what, answers] of Object.entries({
    'the names only sound alike': { forenames: 'Castriel' },
    'the names are the other way round': { surname: 'Kestrel', forenames: 'Madeup' },
    'there is one forename more': { forenames: 'Kestrel James' },
    'the birth date of the case is not exact': { birthSure: 'stated' },
  }))
    it(`is asked about, and of no case, where ${what}`, async () => {
      assert.deepEqual(await kestrelBeside(answered(answers)), ['ask', undefined]);
    });
  const needs: Readonly<Partial<Record<keyof typeof standings, RowNeed>>> = {
    draft: 'referred',
    awaitingConsent: 'referred',
    notAuthorised: 'again',
    withdrawn: 'again',
    closed: 'again',
  };
  for (const [as, need] of Object.entries(needs))
    it(`is ${need} where its child was referred from a list, and that is ${as}`, async () => {
      assert.equal(await kestrelReferred(as as keyof typeof standings), need); // its own keys
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
  it('is entered where the case has an episode of that day and one of the two says the day alone', async () => {
    const day = '2027-01-04';
    const timed = missingFrom(`${day}T12:00:00.000Z`, `${day}T13:00:00.000Z`);
    const byDay = missingFrom(`${day}T00:00:00.000Z`, `${day}T00:00:00.000Z`);
    assert.deepEqual(await kestrelBeside(byDay), ['entered', knownChild.reference]);
    assert.deepEqual(await kestrelBeside(timed), ['enter', knownChild.reference]);
    assert.deepEqual(
      await kestrelWith(
        { since: `${day}T00:00:00.000Z`, sinceKnown: 'day', returnedAt: `${day}T00:00:00.000Z`, returnedKnown: 'day' },
        timed,
      ),
      ['entered', knownChild.reference],
    );
  });
  it('that does not say that the child is back is no episode that began later and is over', async () => {
    const open = {
      since: '2027-01-04T02:00:00.000Z',
      returnedAt: undefined,
      returnedKnown: undefined,
    } as unknown as Partial<KeptRow>; // as a list leaves the return out
    const later = missingFrom('2027-01-04T20:00:00.000Z', '2027-01-04T23:00:00.000Z');
    assert.deepEqual(await kestrelWith(open, later), ['record', knownChild.reference]);
    const around = missingFrom('2027-01-04T01:00:00.000Z', '2027-01-04T23:00:00.000Z');
    assert.deepEqual(await kestrelWith(open, around), ['entered', knownChild.reference]);
    // Still missing: what began later is this.
    const still = missingFrom('2027-01-04T04:00:00.000Z');
    assert.deepEqual(await kestrelWith(open, still), ['entered', knownChild.reference]);
  });
  it('is counted over all lists, and gone where its child was referred or its list is over', async () => {
    assert.equal((await rowsReadOf('2027-01-05', '2027-04-05T10:00:00.000Z')).length, 4);
    assert.equal((await rowsReadOf('2027-01-05', '2027-04-06T10:00:00.000Z')).length, 0);
  });
});
