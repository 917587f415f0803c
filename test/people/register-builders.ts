// Entries of the register in the hands of the pure rules: reported, contained, decided; asked, answered, settled.
import type { Finding, LookRule } from '../../src/domain/look/findings.ts';
import { clockActor, type Person } from '../../src/domain/people/actor.ts';
import type { Directory } from '../../src/domain/people/directory.ts';
import {
  isBreach,
  mintRegisterId,
  type Breach,
  type LooksDue,
  type RegisterEntry,
  type Question,
} from '../../src/domain/register/entry.ts';
import {
  decidedIn,
  itemsOf,
  seenOf,
  undecidedOf,
  type BundleCase,
  type BundleFact,
} from '../../src/domain/register/bundle.ts';
import type { BundleKnown, RecordKnown, RegisterContext } from '../../src/domain/register/making.ts';
import { registerMatter, type RegisterCommand, type RegisterFact } from '../../src/domain/register/table.ts';
import type { Instant } from '../../src/domain/time/calendar.ts';
import { timed } from '../../src/demo/story.ts';
import type { StoredFact } from '../../src/casework/ports/ports.ts';
import { sentAs } from '../../src/domain/register/access.ts';
import { chained, leftOf } from '../../src/casework/write/hashing.ts';
import type { Fact } from '../../src/domain/case/whole/case.ts';
import {
  caseOf,
  commandIn,
  consented,
  factOn,
  filledIn,
  given,
  hal,
  ife,
  kestrelReference,
  later,
  monday10,
  noConflict,
  noor,
  priya,
  someone,
  submitted,
  withPeople,
  colin,
  type RowOf,
} from './builders.ts';

export const registerId = mintRegisterId(new Uint8Array([4, 15, 7, 20, 2, 9, 24, 28]));
/** An auditor who is no data protection officer. */
export const asa = someone(202, 'Asa Ledger', { roles: ['auditor'] });
export const guarded: Directory = withPeople(asa);
/** What a rule saw of Noor at the case below, yesterday by the desk in memory. */
export const foundBy = (rule: LookRule, more: Partial<Finding> = {}): Finding => ({
  day: '2027-01-04',
  rule,
  person: noor.objectId,
  name: noor.name,
  roles: ['practitioner'],
  references: [kestrelReference],
  looks: 2,
  at: '2027-01-04T10:04:00.000Z',
  ...more,
});
/** A case of Priya's. */
export const kestrel = caseOf(given(filledIn(), submitted(), noConflict(), consented()));
/** On Friday 15 January 2027 at 18:00. */
export const friday18: Instant = '2027-01-15T18:00:00.000Z';

export type RegisterRow = RowOf<RegisterCommand>;
export const reports = (
  more: Partial<{ noticed: string; still: string; about: string }> = {},
  by: Person = colin,
): RegisterRow => [
  by,
  1,
  'reportBreach',
  {
    id: registerId,
    what: 'mail',
    whom: 'A neighbour, 0191 498 0000',
    still: 'yes',
    noticed: '',
    about: kestrelReference,
    ...more,
  },
];
export const saysRisk = (risk = 'no', by: Person = priya): RegisterRow => [
  by,
  1,
  'sayChildRisk',
  { risk, why: 'She moved in June.' },
];
export const contains = (by: Person = ife): RegisterRow => [by, 1, 'containBreach', { how: 'Deleted, and confirmed.' }];
export const decides = (ico = 'no', by: Person = ife): RegisterRow => [
  by,
  1,
  'assessBreach',
  {
    harm: 'unlikely',
    ico,
    icoWhy: ico === 'no' ? 'Unread, deleted.' : '',
    people: 'no',
    peopleWhy: 'No one is harmed.',
  },
];
export const tellsIco = (by: Person = ife): RegisterRow => [by, 1, 'tellIco', { number: 'IC-1' }];
export const endsBreach = (by: Person = ife): RegisterRow => [
  by,
  1,
  'closeBreach',
  { learnt: 'Addresses are checked aloud.' },
];

export const asksWhy = (by: Person = asa, person: Person = colin): RegisterRow => [
  by,
  1,
  'askWhy',
  { id: registerId, about: kestrelReference, person: person.objectId, because: 'sameSurname' },
];
export const saysWhy = (by: Person = colin): RegisterRow => [
  by,
  1,
  'answerWhy',
  { whatFor: 'cover', reason: 'For Priya.' },
];
export const accepts = (by: Person = asa): RegisterRow => [by, 1, 'acceptAnswer', {}];
export const tells = (by: Person = asa): RegisterRow => [by, 1, 'tellDpo', {}];
export const settles = (by: Person = ife): RegisterRow => [by, 1, 'settleQuestion', { how: 'Spoken to.' }];
export const opensDisposal = (by: Person = ife): RegisterRow => [
  by,
  1,
  'openDisposal',
  { id: registerId, reference: kestrelReference },
];
export const proposes = (ground = 'order', by: Person = ife): RegisterRow => [
  by,
  1,
  'proposeDisposal',
  { ground, why: 'The court ordered it.', looked: 'yes' },
];
export const agreesTo = (by: Person = hal): RegisterRow => [by, 1, 'agreeDisposal', { looked: 'yes' }];
export const keepsLonger = (by: Person = ife): RegisterRow => [
  by,
  1,
  'keepLonger',
  { until: '1/2/2030', why: 'A book is being written about it.' },
];
export const finishes = (): RegisterRow => [clockActor, 1, 'finishDisposal', {}];
export const returnsIt = (): RegisterRow => [clockActor, 1, 'returnDisposal', {}];
export const placesHold = (by: Person = ife): RegisterRow => [
  by,
  1,
  'placeHold',
  { id: registerId, reference: kestrelReference, ground: 'claim', why: 'County court, 3 January.' },
];
export const liftsHold = (by: Person = ife): RegisterRow => [by, 1, 'liftHold', { why: 'The claim was settled.' }];
export const proposesLooksEnd = (by: Person = ife): RegisterRow => [
  by,
  1,
  'proposeLooksEnd',
  { id: registerId, why: 'No inquiry asks for them.' },
];
export const letsLooksEnd = (by: Person = hal): RegisterRow => [by, 1, 'agreeLooksEnd', {}];
export const keepsLooks = (by: Person = hal): RegisterRow => [by, 1, 'keepLooks', { why: 'An inquiry is to come.' }];
export const finishesLooksEnd = (): RegisterRow => [clockActor, 1, 'finishLooksEnd', {}];
export const opensAccess = (
  more: Partial<{ received: string; since: string; who: string }> = {},
  by: Person = ife,
): RegisterRow => [
  by,
  1,
  'openAccess',
  {
    id: registerId,
    reference: kestrelReference,
    who: 'DP/2027/14',
    capacity: 'child',
    identity: 'Passport, seen by me.',
    received: '4/1/2027',
    ...more,
  },
];
export const decidesOn = (item: string, as: string, ground = 'third', by: Person = ife): RegisterRow => [
  by,
  1,
  'markItem',
  { item, as, ...(as !== 'give' && { ground }) },
];
export const sendsAccess = (by: Person = ife): RegisterRow => [by, 1, 'sendAccess', { read: 'yes' }];
export const signsAccess = (by: Person = hal): RegisterRow => [by, 1, 'signAccess', { read: 'yes' }];
export const sendsBack = (by: Person = hal): RegisterRow => [
  by,
  1,
  'sendBackAccess',
  { why: 'Item 3 is of her friend.' },
];
export const releases = (by: Person = ife): RegisterRow => [by, 1, 'releaseAccess', { how: 'hand' }];
export const extendsAccess = (by: Person = ife): RegisterRow => [
  by,
  1,
  'extendAccess',
  { why: 'Two records of several years.', told: 'yes' },
];
export const refusesAccess = (by: Person = ife): RegisterRow => [
  by,
  1,
  'refuseAccess',
  { ground: 'notEntitled', why: 'No parental responsibility.', told: 'yes' },
];
export const clockCalls = (at: Instant): RegisterRow => [clockActor, at, 'remindRegister', {}];

type Known = Partial<
  Pick<
    RegisterContext,
    'excluded' | 'about' | 'action' | 'entity' | 'looks' | 'found' | 'record' | 'looksDue' | 'destroyed' | 'bundle'
  >
>;
/** Kestrel's record, of one case that goes on. */
export const record: RecordKnown = {
  record: [kestrelReference],
  facts: kestrel.facts,
  kept: { rule: 'age', until: '2036-03-14' },
  isEnded: false,
  excluded: [],
  actors: [priya.objectId, colin.objectId],
  holds: [],
};
/** Of old looks: what of them may end. */
export const looksDue: LooksDue = {
  upTo: '2019-12-31',
  gone: '2021-01-05',
  looks: 1214,
  days: 365,
  entries: 2,
  seals: { upTo: '2019-11-30', days: 30, code: 'cd'.repeat(32) },
};
/** Kestrel's facts, as what he asks for is made of them: as the desk in memory keeps them. */
export const kestrelFacts: readonly Fact[] = given(filledIn(), submitted(), noConflict(), consented());
const chainedFacts: readonly BundleFact[] = kestrelFacts
  .reduce<readonly StoredFact[]>((before, fact) => [...before, chained(fact, before.at(-1)?.hash ?? '')], [])
  .map((fact) => ({ ...fact, left: leftOf(fact) }));
export const kestrelsRecord: BundleCase = {
  reference: kestrelReference,
  names: [kestrel.answers['forenames'] ?? '', kestrel.answers['surname'] ?? ''],
  facts: chainedFacts,
};
export const bundleKnown = (...cases: readonly BundleCase[]): BundleKnown => ({
  items: itemsOf(cases, { agencyOf: () => undefined, police: ['police'], health: ['health'], capacity: 'child' }),
  seen: cases.map(seenOf),
  decided: new Set(),
  excluded: [],
});
/** An officer says of each item on which a person must: give it. */
export const givesRest = (
  { items }: Pick<BundleKnown, 'items'> = bundleKnown(kestrelsRecord),
): readonly RegisterRow[] => undecidedOf(items, []).map(({ id }) => decidesOn(id, 'give'));
/** The same, then it is asked for the second look. */
export const asksToSign = (): readonly RegisterRow[] => [...givesRest(), sendsAccess()];
/** What a bundle knows once this was pressed on its request. */
export const afterPresses = (more: Known, facts: readonly RegisterFact[]): Known =>
  more.bundle === undefined ? more : { ...more, bundle: { ...more.bundle, decided: decidedIn(facts) } };
export const known: Known = {
  bundle: bundleKnown(kestrelsRecord),
  about: kestrel,
  looks: [later(monday10, -60)],
  found: ['sameSurname'],
  record,
  looksDue,
  destroyed: [{ id: kestrelReference, facts: kestrel.facts, lastHash: 'ab'.repeat(32) }],
};

/** Who signs or sends back has read what was sent last, unless the row says otherwise. */
const readOf = (before: RegisterEntry | undefined, row: RegisterRow): RegisterRow => {
  const [by, when, step, input] = row;
  if ((step !== 'signAccess' && step !== 'sendBackAccess') || before?.type !== 'access') return row;
  return [by, when, step, { sent: sentAs(before.sent), ...input }] as RegisterRow;
};

/** The next fact; a refusal's code; or `unchanged`. */
export function registerFact(
  before: RegisterEntry | undefined,
  row: RegisterRow,
  now: Instant,
  council: Directory = guarded,
  more: Known = known,
): RegisterFact | string {
  const [actor] = row;
  const context: RegisterContext = { actor, now, directory: council, ...more };
  return factOn(registerMatter, { root: before }, commandIn(readOf(before, row)), context);
}

/** The facts that rows leave behind. Throws where one is refused: then the test is wrong. */
export function registerFacts(
  rows: readonly RegisterRow[],
  {
    council = guarded,
    from = later(monday10, -1),
    more = known,
  }: { council?: Directory; from?: Instant; more?: Known } = {},
): readonly RegisterFact[] {
  const facts: RegisterFact[] = [];
  let one: RegisterEntry | undefined;
  for (const { row, at } of timed(rows, from)) {
    const fact = registerFact(one, row, at, council, afterPresses(more, facts));
    if (typeof fact === 'string') throw new Error(`${row[0].name} may not ${row[2]} here: ${fact}`);
    facts.push(fact);
    one = registerMatter.evolve({ root: one }, fact).root;
  }
  return facts;
}

export function entryOf(facts: readonly RegisterFact[]): RegisterEntry {
  const one = registerMatter.replay(facts).root;
  if (one === undefined) throw new Error('Nothing was entered.');
  return one;
}
export const entry = (...rows: readonly RegisterRow[]): RegisterEntry => entryOf(registerFacts(rows));
export function breach(...rows: readonly RegisterRow[]): Breach {
  const one = entry(...rows);
  if (!isBreach(one)) throw new Error('It is a question.');
  return one;
}
export function question(...rows: readonly RegisterRow[]): Question {
  const one = entry(...rows);
  if (one.type !== 'question') throw new Error(`It is a ${one.type}.`);
  return one;
}
