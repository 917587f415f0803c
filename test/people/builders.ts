// What tests start from: the fictional people, the children of docs/process.md 19, and cases brought to a stage by the
// steps that lead there. `given(filledIn(), submitted(), noConflict(), consented())` is a received case's facts.
import { goingOn } from '../../src/domain/case/ended/goes-on.ts';
import type { CaseContext } from '../../src/domain/case/context.ts';
import { refOf, type Person } from '../../src/domain/people/actor.ts';
import type { Instant } from '../../src/domain/time/calendar.ts';
import type { Action } from '../../src/domain/case/action/action.ts';
import { strikeOf } from '../../src/domain/matter/striking.ts';
import { struckFrom, withStruck } from '../../src/domain/matter/strike.ts';
import { caseMatter, isPart, type Command, type Fact } from '../../src/domain/case/whole/case.ts';
import { isDetermined } from '../../src/domain/case/referral/form/rules.ts';
import { pageById, pages } from '../../src/domain/case/referral/form/pages.ts';
import { comesOn } from '../../src/domain/case/state/stage-table.ts';
import type { Case } from '../../src/domain/case/state/stages.ts';
import { meetingIdOf, type Meeting } from '../../src/domain/meeting/meeting.ts';
import { personIn, type Directory } from '../../src/domain/people/directory.ts';
import type { Answers } from '../../src/domain/kernel/fields.ts';
import { readReference, toObjectId, type Reference } from '../../src/domain/kernel/ids.ts';
import type { Before, CommandIn, FactIn, Matter, MatterTypes } from '../../src/domain/matter/matter.ts';
import { colin, council as directory, greta, moira, noor, priya } from '../../src/demo/cast.ts';
import { commandIn, later, rowsOf, type AnyRow, type StoryRow, type Told } from '../../src/demo/story.ts';

export { colin, greta, hal, moira, noor, ola, priya, ravi, tess } from '../../src/demo/cast.ts';
export { commandIn, later, type StoryRow, type RowOf, type Told } from '../../src/demo/story.ts';
/** The fictional council: nobody is on leave, nobody stands in for anybody. */
export { directory };

/** That council while `from` is away and `to`, as they are given, decides instead; both days included, `2027-01-04`. */
export const withDelegate = (from: Person, to: Person, starts: string, ends: string): Directory => ({
  ...directory,
  people: directory.people.map((one) => (one.objectId === to.objectId ? { ...to, roles: [...to.roles] } : one)),
  delegations: [...directory.delegations, { from: from.objectId, to: to.objectId, starts, ends }],
});

/** That council with people added to it, or in other places of it. */
export const withPeople = (...people: readonly Person[]): Directory => ({
  ...directory,
  people: [
    ...directory.people.filter((one) => !people.some((other) => other.objectId === one.objectId)),
    ...people.map((person) => ({ ...person, roles: [...person.roles] })),
  ],
});

/** Somebody the fictional council does not have; `number` from 100. */
export const someone = (number: number, name: string, rest: Partial<Person> = {}): Person => ({
  objectId: must(toObjectId(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`)),
  name,
  roles: ['practitioner'],
  ...rest,
});

const named = (name: string): Person => must(directory.people.find((person) => person.name === name));

/** A manager who reports to colin and is his deputy. */
export const dana = named('Dana Sandbox');
/** A senior of the police, and the one above. */
export const pip = named('Insp Pip Outline');
export const sol = named('Supt Sol Replica');
/** The practitioner of another team as a manager, who may stand in for others. */
export const noorManages: Person = { ...noor, roles: ['manager'] };
/** The data protection officer. */
export const ife = named('Ife Audit');

/** Monday 4 January 2027, 10:00 in London: the morning of scenario S1. */
export const monday10: Instant = '2027-01-04T10:00:00.000Z';

/** What is written whenever a test needs a valid reference. */
export const kestrelReference: Reference = referenceOf('MSET-4F7K-24');

/** S1: Kestrel, 15, referred by priya; every needed answer is given, nothing is optional. */
export const kestrel: Answers = {
  urgency: 'routine',
  safeTonight: 'yes',
  mustNotBeTold: 'no',
  knowsFamily: 'no',
  caseSystemId: 'T-1001',
  surname: 'Madeup',
  forenames: 'Kestrel',
  dateOfBirth: '14/3/2011',
  sex: 'male',
  ethnicity: 'WBRI',
  address: '4 Example Row',
  postcode: 'ZZ99 1AA',
  livesAt: 'family',
  school: 'Fictional High School',
  educationStatus: 'reduced',
  needs: 'Dyslexia: written plans frighten him, so talk first.',
  careStatus: 'cin',
  section47: 'substantiated',
  strategyDate: '30/12/2026',
  section47Date: '31/12/2026',
  otherPlans: 'cin',
  types: 'countyLines,missingOnly',
  worries: 'On 20 December he came home at 03:00 with two new phones; his mother saw them.',
  missingEpisodes: '3',
  childKnows: 'yes',
  childsWords: '“I want football back.” Said to his school mentor on 2 January.',
  trustedAdult: 'Pat Pretend, school mentor',
  parentsKnow: 'yes',
  parentsViews: 'His mother agrees and wants help soon.',
  strengths: 'His grandmother notices quickly and he listens to her.',
  workDone: 'Six weeks of mentoring since November; he comes every time.',
  disruption: 'patrol,school',
  nrm: 'notNeeded',
  nrmWhy: 'Nothing says that they are moved or controlled.',
  ask: 'disruption,plan',
  safetyPlan: 'Grandmother fetches him from school; a code word by text.',
  lawfulBasis: 'publicTask',
  consenter: colin.objectId,
};
/** The same, that raises no question on page 8: whether there is a referral to the NRM is still to be decided. */
const { nrmWhy: _why, ...unasked } = kestrel;
export const nrmConsidered: Answers = { ...unasked, nrm: 'considered' };

/** A Section 47 determination of that day: in April that of the others has grown old. */
export const determinedOn = (date: string): Answers => ({ strategyDate: date, section47Date: date });

/** S8: Heron, 17 and a half, referred by colin, who is a manager himself; greta is above him. */
export const heron: Answers = {
  ...kestrel,
  caseSystemId: 'T-1008',
  surname: 'Bogus',
  forenames: 'Heron',
  dateOfBirth: '2/5/2009',
  sex: 'female',
  address: '8 Imaginary Court',
  postcode: 'ZZ99 8AA',
  consenter: greta.objectId,
};

/** S4, second run: Sparrow, 13, urgent but not in immediate danger. */
export const sparrow: Answers = {
  ...kestrel,
  urgency: 'beforePreMset',
  safeTonight: 'notSure',
  planTonight: 'Her aunt sleeps at the house; the duty team rings at 21:00.',
  caseSystemId: 'T-1004',
  surname: 'Invented',
  forenames: 'Sparrow',
  dateOfBirth: '20/6/2013',
  sex: 'female',
  address: '13 Nowhere Lane',
  postcode: 'ZZ99 4AA',
};

/** Only the answers that one page asks for: what that page sends. */
export function answersOn(pageId: string, answers: Answers): Answers {
  const names = must(pageById(pageId)).fields.map((field) => field.name);
  return Object.fromEntries(Object.entries(answers).filter(([name]) => names.includes(name)));
}

/** What the last page asks: the basis has a page of its own. */
export const onLastPage = ({ consenter = '' }: Answers): Answers => ({ consenter });

/** The same row at this moment, of this person, about this case. */
export function at<R extends AnyRow>(when: Instant, row: R): R;
export function at(when: Instant, [who, , ...rest]: readonly unknown[]): unknown {
  return [who, when, ...rest];
}
export function as<R extends AnyRow>(who: Person, row: R): R;
export function as(who: Person, [, ...rest]: readonly unknown[]): unknown {
  return [who, ...rest];
}
export function about<R extends AnyRow>(childCase: Case, row: R): R;
export function about(childCase: Case, row: readonly unknown[]): unknown {
  return [...row.slice(0, 4), { about: childCase }];
}

/** The panels that are planned in the usual council, after the one of January. */
export const panels = ['2027-02-16', '2027-03-16', '2027-04-13'];

/** The facts that rows leave behind, in the usual council. Throws where one is refused: then the test is wrong. */
export const given = (...told: Told): readonly Fact[] => givenIn(directory, ...told);

/** The same in another council (`withDelegate`, `withPeople`). */
export const givenIn = (council: Directory, ...told: Told): readonly Fact[] => givenAfter([], council, told);

/** These facts, and what rows leave behind after them. */
export function givenAfter(
  before: readonly Fact[],
  council: Directory,
  told: Told,
  more: Partial<CaseContext> = { panels },
): readonly Fact[] {
  const facts = [...before];
  for (const row of rowsOf(told)) {
    const fact = factAfter(facts, row, council, more);
    if (typeof fact === 'string') throw new Error(`${row[0].name} may not ${row[2]} here: ${fact}`);
    facts.splice(0, facts.length, ...withFact(facts, fact));
  }
  return facts;
}

/** These facts, and one more after them: what it strikes out is out of them. */
export function withFact(facts: readonly Fact[], fact: Fact): readonly Fact[] {
  const strike = strikeOf(fact);
  const left = strike?.asked === undefined ? facts : withStruck(facts, struckFrom(facts, strike));
  return [...left, fact];
}

/** The fact that a row leaves behind after these; a refusal's code; or `unchanged`. */
export function factAfter(
  facts: readonly Fact[],
  row: StoryRow,
  council = directory,
  more: Partial<CaseContext> = { panels },
) {
  const [who, when, , , about] = row;
  const last = facts.at(-1)?.at ?? later(monday10, -1);
  const now = typeof when === 'string' ? when : later(last, when);
  const actor = personIn(council, who.objectId) ?? who;
  const meeting = typeof about?.meeting === 'object' && {
    meeting: about.meeting,
    ahead: aheadWith(replay(facts), about.meeting),
  };
  const other = typeof about?.about === 'object' && { about: about.about };
  return factOf(facts, commandIn(row), { actor, now, directory: council, ...meeting, ...other, ...more });
}

/** This meeting, and the one that the case comes to, of which no one has heard yet. */
function aheadWith(root: Case | undefined, meeting: Meeting): readonly Meeting[] {
  const coming = root && comesOn(root);
  if (coming === undefined) return [meeting];
  const { to: type, on: date } = coming;
  const current = {
    ...meeting,
    invitedAt: undefined,
    id: meetingIdOf(type, date),
    type,
    date,
    state: 'planned',
  } as const;
  return [meeting, current];
}

/** The case that these facts make; undefined for none. One that ended in another is read by that one: here by one as it was itself. */
export function replay(facts: readonly Fact[]): Case | undefined {
  const { root } = caseMatter.replay(facts);
  if (root?.stage !== 'merged') return root;
  const before = facts.findLastIndex(({ step }) => step === 'mergeCase');
  const goesOn = before < 1 ? undefined : caseMatter.replay(facts.slice(0, before)).root;
  return goesOn === undefined ? root : goingOn(root, { ...goesOn, reference: root.into });
}

/** The case that these facts make; throws for none. */
export const caseOf = (facts: readonly Fact[]): Case => must(replay(facts));

/** An action as these facts make it; undefined where they hold none of it. */
export function actionIn(facts: readonly Fact[], id: Action['id']): Action | undefined {
  const part = caseMatter.replay(facts).parts.get(id);
  return part !== undefined && isPart('action', part) ? part : undefined;
}

/** The next fact, numbered and signed as the write path does it; a refusal's code; or `unchanged`. */
export function factOf(facts: readonly Fact[], command: Command, context: CaseContext): Fact | string {
  const { parts } = caseMatter.replay(facts);
  const root = replay(facts);
  const actions = [...parts.values()].filter((part) => isPart('action', part));
  const read = { facts, owned: { actions, facts: facts.length } };
  return factOn(caseMatter, { root, part: parts.get(command.part ?? '') }, command, { ...context, ...read });
}

/** The same on a matter of any kind as it stands. */
export function factOn<T extends MatterTypes>(
  matter: Matter<T>,
  before: Before<T>,
  command: CommandIn<T>,
  context: CaseContext,
): FactIn<T> | string {
  const decision = matter.decide(before, command, context);
  if ('refusal' in decision) return decision.refusal.code;
  if ('unchanged' in decision) return 'unchanged';
  const meta = { number: (before.root?.facts ?? 0) + 1, at: context.now, by: refOf(context.actor) };
  return matter.factOf(before, command, decision.data, meta);
}

/** The Section 47 question and page by page to the last, as the wizard sends it. */
export const filledIn = (by: Person = priya, answers: Answers = kestrel): readonly StoryRow[] => [
  begun(by, answers),
  // The first page follows the Section 47 question at once.
  ...pages.map(({ id }, place): StoryRow => [
    by,
    Math.min(place, 1),
    'savePage',
    { page: id, answers: answersOn(id, answers) },
  ]),
];

/** The Section 47 question, answered: it is held where the answers have none. */
export function begun(by: Person = priya, answers: Answers = kestrel): StoryRow {
  const first = isDetermined(answers) ? answersOn('s47', answers) : { section47: 'substantiated' };
  const input = { page: 's47', answers: first, reference: kestrelReference };
  return [by, 1, 'start', input];
}

export const saved = (page: string, answers: Answers, by: Person = priya): StoryRow => [
  by,
  1,
  'savePage',
  { page, answers },
];
export const submitted = (by: Person = priya): StoryRow => [by, 1, 'submit', {}];
export const resubmitted = (by: Person = priya, unchangedBecause = 'He has nothing to add.'): StoryRow => [
  by,
  1,
  'resubmit',
  { unchangedBecause },
];
export const noConflict = (by: Person = colin): StoryRow => [by, 1, 'declareConflict', { conflict: 'no' }];
/** A conflict: `next` decides instead, or the co-ordinator picks where nobody is named (staff are concerned). */
export const conflicted = (by: Person = colin, next?: Person): StoryRow => [
  by,
  1,
  'declareConflict',
  { conflict: 'yes', ...(next ? { staffConcerned: 'no', next: next.objectId } : { staffConcerned: 'yes' }) },
];
export const chosen = (manager: Person = greta, by: Person = moira): StoryRow => [
  by,
  1,
  'chooseManager',
  { manager: manager.objectId },
];
export const consented = (by: Person = colin): StoryRow => [by, 1, 'giveConsent', {}];
export const returned = (by: Person = colin): StoryRow => [
  by,
  1,
  'returnForInformation',
  { reason: 'voice,strengths', note: 'Please ask him what he wants.' },
];
export const declined = (by: Person = colin): StoryRow => [
  by,
  1,
  'doNotAuthorise',
  {
    reason: 'earlyHelp',
    rationale: 'Below the threshold.',
    alternativePlan: 'Early help plan, led by Vic Demo.',
    childSafe: 'yes',
  },
];
export const challenged = (by: Person = priya): StoryRow => [
  by,
  1,
  'challenge',
  { concern: 'The phones were not considered.', outcomeWanted: 'MSET screens this.' },
];
export const withdrawn = (by: Person = priya): StoryRow => [
  by,
  1,
  'withdraw',
  { reason: 'He has moved to another council.', childSafe: 'yes' },
];

export const withdrawnUnsafe = (by: Person = priya): StoryRow => [
  by,
  1,
  'withdraw',
  { reason: 'They moved away.', childSafe: 'no' },
];
export const saidWhatWasDone = (by: Person = colin): StoryRow => [
  by,
  1,
  'sayWhatWasDone',
  { done: 'Rang the front door at 16:10; a social worker is with the child.' },
];

/** The value, which the test relies on being there. */
export function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('A test relies on something that is not there.');
  return value;
}

function referenceOf(text: string): Reference {
  const read = readReference(text);
  if ('problem' in read) throw new Error(read.problem);
  return read.reference;
}
