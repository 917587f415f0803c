// The steps that settle what is owed, as people would take them now: whom the rules let take one, may settle it.
import { typedMoment } from '../../../src/domain/time/moments.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { addDays, localDate, nextWorkingDay, type Instant } from '../../../src/domain/time/calendar.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import { isPart } from '../../../src/domain/case/whole/case.ts';
import {
  chosen,
  colin,
  consented,
  dana,
  greta,
  hal,
  later,
  moira,
  noConflict,
  priya,
  resubmitted,
  saidWhatWasDone,
  tess,
  withdrawn,
  type StoryRow,
} from '../../people/builders.ts';
import {
  acceptanceRecorded,
  adultLeadNamed,
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
import { interviewed, isBack } from '../../people/episode-builders.ts';
import type { Debt, DutyName } from './account.ts';
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

/** What follows on each record outside MSET, and what may be said of it. */
const outcomes: Readonly<Record<string, readonly [step: string, outcome?: string]>> = {
  recordCawn: ['endCawn'],
  recordLado: ['recordLadoOutcome', 'notMet'],
  recordPrevent: ['recordPreventOutcome'],
  recordDefence: ['recordDefenceOutcome'],
};

const decidedNo = (now: Instant) => ({ on: typed(now), decision: 'negative', note: '' });

interface On extends Debt {
  readonly file: File;
  readonly now: Instant;
}
/** Undefined: a meeting settles it, with those who are there. None: no step is written yet. */
const rows: Readonly<Record<DutyName, ((on: On) => readonly StoryRow[]) | undefined>> = {
  consent: () => [noConflict(), consented(), chosen(greta), chosen(hal), chosen(colin), chosen(dana)],
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
  notice: () => [noticeRecorded()],
  rapidReview: () => [rapidRecorded()],
  outcome: () => [outcomeRecorded()],
  feedback: () => [feedbackGiven()],
  adultLead: () => [adultLeadNamed()],
  adultLeadLate: () => [adultLeadNamed()],
  route: () => [routeTaken()],
  missing: ({ part, now }) => [isBack({ returnedAt: `${typed(now)} 00:01`, prevention: '' }, part as 'M1')],
  interview: ({ part, file, now }) => {
    const episode = file.parts.get(part ?? '');
    const back = episode !== undefined && isPart('episode', episode) ? episode.returned?.returnedAt : undefined;
    const when = later(back ?? now, 1);
    return [interviewed({ offeredOn: typed(when), when: typedMoment(when) }, part as 'M1')];
  },
  prepare: () => [reviewBegun(), reviewFinished()],
  review: undefined,
  nrm: ({ part, now }) => [[priya, 1, 'recordReasonable', decidedNo(now), { part: part as 'N1' }]],
  nrmUntimed: ({ file, part, now }) => {
    const about = { part: part as 'N1' };
    return file.facts.some((fact) => fact.part === part && fact.step === 'recordReconsideration')
      ? [[priya, 1, 'recordReconsidered', decidedNo(now), about]]
      : [[priya, 1, 'recordConclusive', decidedNo(now), about]];
  },
  nrmConsidered: ({ now }) => [
    [priya, 1, 'recordNrm', { status: 'submitted', on: typed(now), reference: '', note: '' }],
  ],
  outside: ({ file, part, now }) => {
    const record = file.facts.find((fact) => fact.part === part)?.step ?? '';
    const said = { on: typed(now), how: 'other', outcome: 'other', note: '' };
    const [step, outcome] = outcomes[record] ?? [];
    return step === undefined
      ? []
      : [[priya, 1, step, { ...said, ...(outcome !== undefined && { outcome }) }, { part }] as StoryRow];
  },
  action: () => [markedDone(), cancelled()],
  placed: () => [nowChanged({ ...placedThere, notifiedOn: '4/1/2027', notifiedWith: 'Their duty team' }, priya)],
  safety: () => [nowChanged({ trueNow: 'tonight', safeTonight: 'yes' }, priya)],
  unsafeWithdrawal: () => [saidWhatWasDone()],
  thirdEpisode: () => [strategyCalled()],
};

/** Who of this council may settle it now; undefined of what a meeting settles. */
export function settlersOf(debt: Debt, file: File, now: Instant, world: World): readonly Person[] | undefined {
  const steps = rows[debt.duty]?.({ ...debt, file, now });
  return (
    steps &&
    world.council.people.filter((person) =>
      steps.some((row) => typeof told(file, row, now, world, person) !== 'string'),
    )
  );
}
