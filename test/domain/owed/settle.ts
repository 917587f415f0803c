// The steps that settle what is owed, as people would take them now: whom the rules let take one, after which it is not owed
// any more, may settle it.
import { typedMoment } from '../../../src/domain/time/moments.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { addDays, localDate, nextWorkingDay, type Instant } from '../../../src/domain/time/calendar.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import { countOf } from '../../../src/domain/kernel/counted.ts';
import { owedMarks } from '../../../src/domain/case/owed/owed.ts';
import type { ReviewId } from '../../../src/domain/case/review/review.ts';
import { isPart, settledBy } from '../../../src/domain/case/whole/case.ts';
import {
  chosen,
  colin,
  consented,
  dana,
  declined,
  greta,
  hal,
  later,
  moira,
  must,
  noConflict,
  priya,
  resubmitted,
  returned,
  saidWhatWasDone,
  tess,
  withdrawn,
  type StoryRow,
} from '../../people/builders.ts';
import {
  acceptanceRecorded,
  adultLeadNamed,
  decidedNow,
  notNotifiable,
  nowChanged,
  placedThere,
  answered,
  feedbackGiven,
  listed,
  mergedInto,
  handedOver,
  noticeRecorded,
  other,
  outcomeRecorded,
  rapidRecorded,
  planned,
  reviewBegun,
  reviewFinished,
  rightPut,
  routeTaken,
  sentBack,
  seniorDecided,
  seniorsAnswered,
  strategyCalled,
  strategyHeld,
  transferBegun,
  transferStopped,
} from '../../people/meeting-builders.ts';
import { cancelled, markedDone } from '../case/action/action-story.ts';
import { allAnswered, riskBegun, riskCompleted, riskSaved } from '../../people/assessment-builders.ts';
import { strikeSettled } from '../../people/strike-builders.ts';
import { interviewed, isBack } from '../../people/episode-builders.ts';
import { debtsOf, historyOf, type Debt, type DutyName } from './account.ts';
import { told, type File, type World } from './world.ts';

/** A day as people type it. */
export const typed = (now: Instant): string => {
  const [year, month, day] = localDate(now).split('-').map(Number);
  return `${day}/${month}/${year}`;
};
const meetings = new Map<string, Meeting>();
/** The pre-MSET three weeks ahead, whose papers are not closed; meetings are planned two years ahead at most. */
function ahead(now: Instant): readonly Meeting[] {
  const date = nextWorkingDay(addDays(localDate(now), 20));
  if (date > '2028-12-31') return [];
  const known = meetings.get(date) ?? planned(date);
  meetings.set(date, known);
  return [known];
}
export const ladoTold = (now: Instant): StoryRow => [
  priya,
  1,
  'recordLado',
  { known: typed(now), on: typed(now), who: 'The LADO', note: 'Agreed.' },
];

interface On extends Debt {
  readonly file: File;
  readonly now: Instant;
}
/** What is recorded of a record outside MSET. */
const ended =
  (step: 'endCawn' | 'recordLadoOutcome' | 'recordPreventOutcome' | 'recordDefenceOutcome', outcome = 'other') =>
  ({ part, now }: On): readonly StoryRow[] => [
    [priya, 1, step, { on: typed(now), how: 'other', outcome, note: '' }, { part }] as StoryRow,
  ];
const decidedNo =
  (step: 'recordReasonable' | 'recordConclusive' | 'recordReconsidered') =>
  ({ part, now }: On): readonly StoryRow[] => [
    [priya, 1, step, { on: typed(now), decision: 'negative', note: '' }, { part: part as 'N1' }],
  ];
/** Undefined: a meeting settles it, with those who are there. None: no step is written yet. */
const nextAssessment = ({ root }: File): 'RA1' => `RA${countOf(root, 'assessment') + 1}` as 'RA1';
/** The next review, and what was begun of one before. */
const reviews = ({ root, parts }: File): readonly ReviewId[] => [
  `R${countOf(root, 'review') + 1}`,
  ...[...parts.values()].flatMap((part) => (isPart('review', part) ? part.id : [])),
];
/** What the same person does before: where it is done already it is refused. */
const first: Readonly<Partial<Record<DutyName, (on: On) => readonly StoryRow[]>>> = {
  consent: () => [noConflict()],
  prepare: () => [reviewBegun()],
  riskWanted: ({ file }) => [riskBegun(), riskSaved(nextAssessment(file), allAnswered({}))],
};
const rows: Readonly<Record<DutyName, ((on: On) => readonly StoryRow[]) | undefined>> = {
  consent: () => [consented(), returned(), declined(), chosen(greta), chosen(hal), chosen(colin), chosen(dana)],
  triage: ({ now }) => [...ahead(now).map((held) => listed(held)), sentBack(), mergedInto(other)],
  // A return interview bars the withdrawal, and a night that is not safe asks another answer of the form first.
  returned: () => [resubmitted(), withdrawn(), handedOver(dana)],
  held: undefined,
  transfer: () => [acceptanceRecorded(), transferStopped()],
  transferOut: () => [transferBegun()],
  lado: ({ now }) => [ladoTold(now)],
  strategy: () => [strategyHeld()],
  putRight: ({ file }) => [moira, tess, greta, hal].map((by) => rightPut(file.root.righting?.fact ?? 0, by, 'stays')),
  senior: () => [seniorDecided()],
  seniors: () => [seniorsAnswered()],
  challenge: () => [answered()],
  notice: () => [noticeRecorded(), notNotifiable()],
  rapidReview: () => [rapidRecorded()],
  riskWanted: ({ file }) => [riskCompleted(nextAssessment(file))],
  strike: () => [strikeSettled('stays'), strikeSettled('stays', colin)],
  meeting: undefined,
  actions: () => [markedDone(), cancelled()],
  outcome: () => [outcomeRecorded()],
  feedback: () => [feedbackGiven()],
  adultLead: () => [adultLeadNamed(), routeTaken()],
  adultLeadLate: () => [adultLeadNamed(), routeTaken()],
  route: () => [routeTaken()],
  missing: ({ part, now }) => [isBack({ returnedAt: typedMoment(now), prevention: '' }, part as 'M1')],
  interview: ({ part, file, now }) => {
    const episode = file.parts.get(part ?? '');
    const back = episode !== undefined && isPart('episode', episode) ? episode.returned?.returnedAt : undefined;
    const when = later(back ?? now, 1);
    return [interviewed({ offeredOn: typed(when), when: typedMoment(when) }, part as 'M1')];
  },
  prepare: ({ file }) => reviews(file).map((part) => reviewFinished(part)),
  review: undefined,
  nrmReasonable: decidedNo('recordReasonable'),
  nrmConclusive: decidedNo('recordConclusive'),
  nrmReconsidered: decidedNo('recordReconsidered'),
  nrmConsidered: ({ now }) => [
    [priya, 1, 'recordNrm', { status: 'submitted', on: typed(now), reference: '', note: '' }],
  ],
  nrmReferred: ({ now }) => [[priya, 1, 'recordNrm', { status: 'submitted', on: typed(now), reference: '', note: '' }]],
  nrmReconsider: ({ now, file }) =>
    (file.root.refused ?? []).map(({ id }): StoryRow => [
      priya,
      1,
      'recordReconsideration',
      { status: 'notAsked', on: typed(now), who: 'The panel', note: 'Nothing new.' },
      { part: id as 'N1' },
    ]),
  nrmAt18: ({ now, file }) =>
    (file.root.awaited ?? []).map(({ id }): StoryRow => [
      priya,
      1,
      'recordAt18',
      { on: typed(now), who: 'Priya', answer: 'yes', childsWords: 'I want it.' },
      { part: id as 'N1' },
    ]),
  guardian: ({ part, now }) => [
    [priya, 1, 'recordGuardianName', { on: typed(now), who: 'Gail', note: '' }, { part: part as 'N1' }],
  ],
  cawnEnd: ended('endCawn'),
  ladoOutcome: ended('recordLadoOutcome', 'notMet'),
  prevent: ended('recordPreventOutcome'),
  section45: ended('recordDefenceOutcome'),
  action: () => [markedDone(), cancelled()],
  placed: () => [nowChanged({ ...placedThere, notifiedOn: '4/1/2027', notifiedWith: 'Their duty team' }, priya)],
  placedHere: () => [
    nowChanged(
      { ...placedThere, placedAcross: 'here', notifiedOn: '4/1/2027', notifiedWith: 'Their duty team' },
      priya,
    ),
  ],
  safety: () => [nowChanged({ trueNow: 'tonight', safeTonight: 'yes' }, priya)],
  unsafeWithdrawal: () => [saidWhatWasDone()],
  thirdEpisode: () => [strategyCalled()],
};

/** What people may do as well, at some times only, of what a meeting settles. */
const also: Readonly<Partial<Record<DutyName, readonly StoryRow[]>>> = { held: [decidedNow('toPanel')] };
/** What is left once this person took this step, after what comes before it; undefined: they may not take it. */
function left(debt: Debt, file: File, now: Instant, world: World, person: Person, row: StoryRow): File | undefined {
  const begun = (first[debt.duty]?.({ ...debt, file, now }) ?? []).reduce((made, one) => {
    const after = told(made, one, now, world, person);
    return typeof after === 'string' ? made : after;
  }, file);
  const made = told(begun, row, now, world, person);
  return typeof made === 'string' ? undefined : made;
}
/** Who of this council may settle it now: takes a step that settles it. Undefined of what a meeting settles. */
export function settlersOf(debt: Debt, file: File, now: Instant, world: World): readonly Person[] | undefined {
  const steps = rows[debt.duty]?.({ ...debt, file, now });
  const settles = (person: Person, row: StoryRow): boolean => {
    const after = left(debt, file, now, world, person, row);
    return after !== undefined && (!isNamed(debt.duty, row[2]) || isSettled(debt, file, after));
  };
  return steps && world.council.people.filter((person) => steps.some((row) => settles(person, row)));
}
/** By which of the steps that the duty names it is settled here, of those that no one has been seen to settle it by yet. */
export function settlingSteps(
  debt: Debt,
  file: File,
  now: Instant,
  world: World,
  seen: ReadonlySet<string>,
): readonly string[] {
  const all = [...(rows[debt.duty]?.({ ...debt, file, now }) ?? []), ...(also[debt.duty] ?? [])];
  const open = all.filter(([, , step]) => isNamed(debt.duty, step) && !seen.has(settling(debt.duty, step)));
  return open
    .filter((row) =>
      world.council.people.some((person) => {
        const after = left(debt, file, now, world, person, row);
        return after !== undefined && isSettled(debt, file, after);
      }),
    )
    .map(([, , step]) => settling(debt.duty, step));
}
/** The same of a step that was taken, whichever duty names it. */
export const settledWith = (before: File, after: File, step: string): readonly string[] =>
  owedMarks(before.root)
    .filter(({ name, since }) => isNamed(name, step) && isGone(name, since, after))
    .map(({ name }) => settling(name, step));
const settling = (duty: string, step: string): string => `${duty} by ${step}`;

const named: Readonly<Record<string, { readonly by: readonly string[] } | undefined>> = settledBy;
/** Asks another person for it: it is owed still. */
const handsOn = settling('consent', 'chooseManager');
const isNamed = (duty: string, step: string): boolean =>
  named[duty]?.by.includes(step) === true && settling(duty, step) !== handsOn;
/** What every duty names, as the walks are to come upon it. */
export const allSettling: readonly string[] = Object.entries(settledBy).flatMap(([duty, { by }]) =>
  by.filter((step) => isNamed(duty, step)).map((step) => settling(duty, step)),
);
const isGone = (duty: string, since: Instant | undefined, { root }: File): boolean =>
  owedMarks(root).every((mark) => mark.name !== duty || mark.since !== since);
/** By a step that a duty names it is not owed any more, or again from now; of several parts, of this one. */
const isSettled = ({ duty, part }: Debt, before: File, after: File): boolean =>
  isGone(duty, owedMarks(before.root).find(({ name }) => name === duty)?.since, after) ||
  (part !== undefined &&
    debtsOf(historyOf(after), must(after.facts.at(-1)).at).every((debt) => debt.duty !== duty || debt.part !== part));
