// Actions brought to where they stand by the steps that lead there, and the clock run over them.
import { actionPart } from '../../../../src/domain/case/action/table.ts';
import { nextOf } from '../../../../src/domain/matter/matter.ts';
import assert from 'node:assert/strict';
import { type Action, type ActionId, type StateName } from '../../../../src/domain/case/action/action.ts';
import type { AddInput } from '../../../../src/domain/case/action/add.ts';
import { clockActor, type Person } from '../../../../src/domain/people/actor.ts';
import type { Meeting } from '../../../../src/domain/meeting/meeting.ts';
import type { Instant } from '../../../../src/domain/time/calendar.ts';
import { caseMatter, type Command, type Fact } from '../../../../src/domain/case/whole/case.ts';
import type { Case } from '../../../../src/domain/case/state/stages.ts';
import { personIn, type Directory } from '../../../../src/domain/people/directory.ts';
import {
  commandIn,
  actionIn,
  caseOf,
  consented,
  factOf,
  filledIn,
  givenIn,
  later,
  moira,
  must,
  noConflict,
  ola,
  someone,
  withPeople,
  priya,
  kestrel,
  submitted,
  type StoryRow,
  givenAfter,
} from '../../../people/builders.ts';

/** A colleague of ola whom no action names. */
export const cal = someone(111, 'PC Cal Draft', { agency: 'police', roles: ['panelMember'] });
export const council = withPeople(cal);
export const a1: ActionId = 'A1';

/** A police action for ola, due by its priority; the answers of a form are as typed. */
export const licensing: AddInput = {
  text: 'Visit the takeaway at closing time.',
  owner: `police|${ola.objectId}`,
  subType: 'licensing',
  priority: 'normal',
  due: '',
  needToKnow: 'Young people gather there after 22:00.',
};
export const added = (input: Partial<AddInput> = {}, by: Person = moira): StoryRow => [
  by,
  1,
  'addAction',
  { ...licensing, ...input },
];
export const described = (input: object = {}, by: Person = moira): StoryRow => [
  by,
  1,
  'describeAction',
  {
    category: 'disrupt',
    target: 'place',
    deputy: '',
    legalStatus: '',
    ...input,
  },
  { part: a1 },
];
export const accepted = (by: Person = ola): StoryRow => [by, 1, 'acceptAction', {}, { part: a1 }];
export const disputed = (by: Person = ola): StoryRow => [
  by,
  1,
  'disputeAction',
  { reason: 'The council licenses takeaways.' },
  { part: a1 },
];
export const blocked = (until: string, by: Person = ola): StoryRow => [
  by,
  1,
  'blockAction',
  { reason: 'The owner is away.', until },
  { part: a1 },
];
export const unblocked = (by: Person = ola): StoryRow => [by, 1, 'unblockAction', {}, { part: a1 }];
export const timeAsked = (until: string, by: Person = ola): StoryRow => [
  by,
  1,
  'askForTime',
  { reason: 'The officer is on leave.', until },
  { part: a1 },
];
export const timeAnswered = (agreed: 'yes' | 'no', by: Person = moira): StoryRow => [
  by,
  1,
  'answerTime',
  { agreed, note: agreed === 'yes' ? '' : 'The visit cannot wait.' },
  { part: a1 },
];
export const markedDone = (by: Person = ola): StoryRow => [
  by,
  1,
  'markDone',
  { evidence: 'Visited on 6 January.', effect: 'better' },
  { part: a1 },
];
export const verified = (by: Person = moira, said: object = {}): StoryRow => [
  by,
  1,
  'verifyAction',
  { note: '', outcome: 'carriedOut', effect: 'better', ...said },
  { part: a1 },
];
export const notDone = (by: Person = moira): StoryRow => [
  by,
  1,
  'sayNotDone',
  { reason: 'The back room was not seen.' },
  { part: a1 },
];
export const cancelled = (by: Person = moira): StoryRow => [
  by,
  1,
  'cancelAction',
  { reason: 'The takeaway has closed.' },
  { part: a1 },
];
export const corrected = (change: object = {}, by: Person = moira): StoryRow => [
  by,
  1,
  'correctAction',
  {
    owner: licensing.owner,
    subType: licensing.subType,
    priority: licensing.priority,
    due: '',
    reason: 'It was recorded in haste.',
    ...change,
  },
  { part: a1 },
];
export const goneOver = (to: Person, by: Person = priya): StoryRow => [
  by,
  1,
  'handOverAction',
  { to: to.objectId, reason: 'She moves.' },
  { part: a1 },
];
/** Of an owner who is kept out. */
export const givenOn = (owner: string, by: Person = moira): StoryRow => [by, 1, 'giveAction', { owner }, { part: a1 }];
/** What a meeting under way says of it. */
export const heard = (meeting: Meeting, says: string, change: object = {}, by: Person = moira): StoryRow => [
  by,
  1,
  'hearAction',
  {
    meeting: meeting.id,
    says,
    owner: '',
    due: '',
    effect: '',
    outcome: '',
    reason: 'The panel wants it done.',
    ...change,
  },
  { part: a1, meeting },
];
export const settled = (agency: string, by: Person = moira): StoryRow => [
  by,
  1,
  'settleDispute',
  { agency, note: 'The police hold the intelligence.' },
  { part: a1 },
];
export const signed = (by: Person): StoryRow => [
  by,
  1,
  'signEscalation',
  { concern: 'Nobody went.', outcomeWanted: 'A visit.', timescale: 'By 18 February.' },
  { part: a1 },
];
export const prompted: StoryRow = [clockActor, 1, 'promptAction', {}, { part: a1 }];

const received = givenIn(council, filledIn(), submitted(), noConflict(), consented());
/** The same case, restricted from the first page on. */
const restricted = givenIn(
  council,
  filledIn(priya, { ...kestrel, knowsFamily: 'yes' }),
  submitted(),
  noConflict(),
  consented(),
);

/** The facts of a received case and of what follows; a minute after each other unless said. Throws on a refusal. */
export const acting = (...deeds: readonly StoryRow[]): readonly Fact[] => follow(received, deeds, council);
export const actingRestricted = (...deeds: readonly StoryRow[]): readonly Fact[] => follow(restricted, deeds, council);

/** These facts and what follows in another council. */
export const follow = (before: readonly Fact[], rows: readonly StoryRow[], directory: Directory): readonly Fact[] =>
  givenAfter(before, directory, rows, {});

/** When somebody is to be reminded of it next. */
export const nextDue = (action: Action): Instant | undefined => nextOf(actionPart.clock(action));

export const actionOf = (facts: readonly Fact[]): Action => must(actionIn(facts, a1));

/** An action in each of its states, always carried by ola once it is accepted; more time is asked for in each. */
export const states: Readonly<Record<StateName, readonly Fact[]>> = (() => {
  const [before, asked] = [added(), timeAsked('1/3/2027')];
  return {
    proposed: acting(before, asked),
    accepted: acting(before, accepted(), asked),
    disputed: acting(before, accepted(), asked, disputed()),
    blocked: acting(before, accepted(), asked, blocked('11/1/2027')),
    done: acting(before, accepted(), asked, markedDone()),
    verified: acting(before, accepted(), asked, markedDone(), verified()),
    cancelled: acting(before, accepted(), asked, cancelled()),
  };
})();

/** What a step comes to: `done`, `unchanged`, or the refusal with its words. */
export function tried(
  facts: readonly Fact[],
  deed: StoryRow,
  { directory = council, change = {} }: { readonly directory?: Directory; readonly change?: Partial<Case> } = {},
): { readonly code: string; readonly message: string; readonly next: string } {
  const now = typeof deed[1] === 'string' ? deed[1] : later(must(facts.at(-1)).at, deed[1]);
  const actor = personIn(directory, deed[0].objectId) ?? deed[0];
  const childCase = { ...caseOf(facts), ...change } as Case; // flags only: the stage stays
  const decision = caseMatter.decide({ root: childCase, part: actionIn(facts, a1) }, commandIn(deed), {
    actor,
    now,
    directory,
    ...(typeof deed[4]?.meeting === 'object' && { meeting: deed[4].meeting }),
  });
  if ('refusal' in decision) return decision.refusal;
  return { code: 'unchanged' in decision ? 'unchanged' : 'done', message: '', next: '' };
}
export const comesTo = (...of: Parameters<typeof tried>): string => tried(...of).code;
export const words = (...of: Parameters<typeof tried>): string => {
  const { message, next } = tried(...of);
  return `${message} ${next}`;
};

export const nameOf = (id: string, directory: Directory): string => personIn(directory, id)?.name ?? id;

/** One press of the clock that prompted somebody. */
export interface Prompt {
  readonly at: Instant;
  readonly rungs: readonly string[];
  readonly to: readonly string[];
}

/** The clock pressed at these times; without times, whenever the action asks for it, to the end of its ladder. */
export function runClock(
  before: readonly Fact[],
  times?: readonly Instant[],
  directory: Directory = council,
): { readonly prompts: readonly Prompt[]; readonly facts: readonly Fact[] } {
  const facts = [...before];
  const prompts: Prompt[] = [];
  const press = (now: Instant): void => {
    const command: Command = { step: 'promptAction', part: a1, input: {} };
    const fact = factOf(facts, command, { actor: clockActor, now, directory });
    if (typeof fact === 'string') return assert.equal(fact, 'unchanged');
    assert.ok(fact.step === 'promptAction');
    facts.push(fact);
    prompts.push({ at: now, rungs: fact.data.rungs, to: fact.data.to.map((id) => nameOf(id, directory)) });
  };
  if (times === undefined) {
    for (let now = nextDue(actionOf(facts)); now !== undefined; now = nextDue(actionOf(facts))) {
      const before = facts.length;
      press(now);
      assert.notEqual(facts.length, before, 'a prompt that was due was not given');
    }
  } else times.forEach(press);
  return { prompts, facts };
}

/** "Mon 4 Jan 09:00", by the platform's own calendar. */
export function inLondon(instant: Instant): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  const parts = Object.fromEntries(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  return `${parts['weekday']} ${parts['day']} ${parts['month']} ${parts['hour']}:${parts['minute']}`;
}
