// What people do about a missing episode: record it, say what is new, record the return, and the return interview
// (docs/process.md P17.8).
import { given } from '../../kernel/given.ts';
import { refOf } from '../../people/actor.ts';
import { notAvailable, refuse, type Context, type FactMeta } from '../../matter/step.ts';
import { addDays, localDate, sayDate, sayWhen, type Instant } from '../../time/calendar.ts';
import type { Due, RungAt } from '../../time/clocks.ts';
import { parseTypedDate, type IsoDate } from '../../time/dates.ts';
import { parseTypedMoment, sayMoment, type TypedMoment } from '../../time/moments.ts';
import type { ReviewSet } from '../state/next-review.ts';
import { comesEarly } from '../review/early.ts';
import { deathOf } from '../state/life.ts';
import { followedStages, stageNames } from '../state/stage-table.ts';
import { hasDied, type Case, type Stage } from '../state/stages.ts';
import { ofPart, caseIs, caseReads } from '../making.ts';
import { keptMark, markedBy } from '../../link/handling.ts';
import { interviewBy, rungsOfInterview, rungsOfMissing, rungsOfPast } from './clock.ts';
import {
  declinesForGood,
  interviewDueAt,
  settlesInterview,
  type Episode,
  type EpisodeId,
  type EpisodeRung,
  type MissingSince,
  type OnEpisode,
  type PoliceGrade,
  type Interview,
  type Missed,
  type Return,
  type EpisodeUpdate,
} from './episode.ts';
import { interviewFields, missedFields, backFields, pastFields, updateFields } from './fields.ts';
import { episodesAround, missingNow } from '../state/episodes.ts';
import { sinceIn } from './since.ts';
import { recordersOfMissing } from './who.ts';
import { made, begun } from '../../matter/making.ts';

type Refused = ReturnType<typeof refuse>;
type EpisodeState = 'away' | 'back';
type Typed<Name extends string> = Readonly<Record<Name, string>>;

/** A story, which is no form, may say the day with the time, and reference and grade from the first. */
export type MissedInput = Typed<'since' | 'category' | 'reported' | 'lastSeen' | 'what'> &
  Partial<Typed<'day' | 'policeReference' | 'grade'>>;
export type PastInput = Typed<
  'since' | 'category' | 'reported' | 'policeReference' | 'grade' | 'what' | 'returnedAt' | 'how' | 'safe' | 'found'
>;
export type UpdateInput = Typed<'since' | 'reported' | 'policeReference' | 'grade' | 'news'>;
export type BackInput = Typed<'returnedAt' | 'how' | 'safe' | 'found' | 'harm' | 'prevention'>;
export type InterviewInput = Typed<'offeredOn' | 'outcome' | 'when' | 'byWhom' | 'independent' | 'learned'> &
  Partial<Typed<'mark' | 'agencies' | 'independentOn' | 'childsWords'>>;

/** What follows from when and at what grade a child is missing. */
interface Follows {
  readonly repeated?: { readonly episodes: number; readonly days: number } | undefined;
  readonly early?: ReviewSet | undefined;
  readonly rungs: readonly RungAt<EpisodeRung>[];
}
type MissedData = Missed & Follows;
type UpdateData = EpisodeUpdate & Omit<Follows, 'rungs'>;
interface PastData extends Omit<Missed, 'lastSeen'>, Follows {
  readonly returned: Pick<Return, 'returnedAt' | 'returnedKnown' | 'how' | 'safe' | 'found'>;
  readonly due: Due;
}
interface ReturnData extends Return {
  readonly due: Due;
  readonly rungs: readonly RungAt<EpisodeRung>[];
}

const momentOf = (read: TypedMoment): Instant => ('moment' in read ? read.moment : '');
const momentIn = (typed: string): Instant => momentOf(parseTypedMoment(typed));
const sinceOf = (read: TypedMoment): MissingSince => ({
  since: momentOf(read),
  ...('dayOnly' in read && { sinceKnown: 'day' }),
});
/** Of a return on the day on which the child went missing the earliest is that moment. */
function returnIn(typed: string, since: Instant): Pick<Return, 'returnedAt' | 'returnedKnown'> {
  const read = parseTypedMoment(typed);
  const at = momentOf(read);
  if (!('dayOnly' in read)) return { returnedAt: at };
  return { returnedAt: at < since && localDate(at) === localDate(since) ? since : at, returnedKnown: 'day' };
}
const dateIn = (typed: string): IsoDate | undefined => {
  const read = parseTypedDate(typed);
  return 'date' in read ? read.date : undefined;
};
const told = (meta: FactMeta) => ({ by: refOf(meta.by), at: meta.at });
const wrong = (message: string): Refused => refuse('incomplete', message, 'Put it right, then press the button again.');
const there = (episode: Episode | undefined): Episode => {
  if (episode === undefined) throw new Error('an episode that was never recorded');
  return episode;
};

/** Where an episode stands: also of a case that has ended, what began before is recorded to its end. */
const making = ofPart<OnEpisode>(({ episode }) =>
  episode === undefined ? undefined : episode.returned === undefined ? 'away' : 'back',
);
const records = { may: recordersOfMissing } as const;
const whileMissing = {
  ...records,
  from: ['away'],
  elsewhere: ({ episode }: OnEpisode) =>
    episode === undefined
      ? notAvailable
      : refuse('alreadyDecided', 'The child’s return is recorded already.', 'Open the case to read it.'),
} as const;
const whenBack = { ...records, from: ['back'] } as const;

const gradeIn = (grade: string, { directory }: Context): PoliceGrade | undefined => {
  const found = directory.settings.missing.grades.find(({ id }) => id === grade);
  return found && { id: found.id, title: found.title, high: found.high };
};

/** A third episode; and, of an open case, a high grade brings the review forward. */
function follows(
  childCase: Case,
  id: EpisodeId,
  since: Instant,
  isNewlyHigh: boolean,
  context: Context,
): Omit<Follows, 'rungs'> {
  const { settings } = context.directory;
  const episodes = episodesAround(childCase, { id, since }, settings);
  const { repeat } = settings.missing;
  return {
    ...(episodes >= repeat.episodes && { repeated: { episodes, days: repeat.days } }),
    ...given({ early: isNewlyHigh ? comesEarly(childCase, context) : undefined }),
  };
}

/** From the moment at which it is sent one is recorded of it until it ends; why not, and whom to ring. */
function notRecorded(childCase: Case, { directory: { settings } }: Context): Refused | undefined {
  if (followedStages.includes(childCase.stage)) return undefined;
  const { emergency, policeNonEmergency } = settings;
  const ring = `If the child is missing now, ring the police: ${policeNonEmergency}, or ${emergency} in danger.`;
  if (childCase.stage === 'merged')
    return refuse('notNow', `This case goes on as ${childCase.into}.`, `Open that one, and record it there. ${ring}`);
  return childCase.stage === 'draft'
    ? caseIs(childCase, `Episodes are recorded once the referral is sent. ${ring}`)
    : caseIs(childCase, `A new episode is a new referral: press Refer again. ${ring}`, 'ended');
}

/** The search is over: what was before the death is added as a past episode. Who may not read of it does not learn it here (docs/process.md P17.7). */
function notOfTheDead(childCase: Case, context: Context): Refused | undefined {
  if (!hasDied(childCase)) return undefined;
  return caseReads(childCase, context)('warnings')
    ? refuse(
        'notNow',
        'The child has died.',
        'What was before the death: press Add past episode. Where the death was recorded by mistake, put it right in History first.',
      )
    : refuse('notNow', 'Do not visit or ring.', 'Ring the co-ordinator: nothing of this case is asked of you now.');
}

/** The episode of a child who is missing goes on in the case into which a referral was merged (docs/process.md P5.8). */
const wentAlong = ({ case: childCase }: OnEpisode): Refused | undefined =>
  childCase.stage === 'merged' ? caseIs(childCase, '') : undefined;

const notYet = (title: string, moment: Instant, { now }: Pick<Context, 'now'>): Refused | undefined =>
  moment > now ? wrong(`${title}: ${sayWhen(moment, now)} is still to come.`) : undefined;

const recordMissing = begun<MissedInput, MissedData, OnEpisode, Episode, Stage>(making, {
  title: 'Record missing',
  fact: 'recorded as missing',
  there: () => undefined,
  ...records,
  from: stageNames,
  bar: ({ case: childCase }, context) => {
    const already = missingNow(childCase);
    return (
      notRecorded(childCase, context) ??
      notOfTheDead(childCase, context) ??
      (already &&
        refuse(
          'alreadyMissing',
          `The child is recorded as missing already, since ${sayMoment(already.since, already.sinceKnown, context.now)}.`,
          'Press Open, then Update episode or Child has returned.',
        ))
    );
  },
  asks: ({ now }) => missedFields(now),
  needs: ({ now }, { day }) => missedFields(now).filter(({ name }) => name !== 'day' || day !== undefined),
  record: ({ case: childCase, id }, input, context) => {
    const { directory, now } = context;
    const { day: _day, since: _typed, grade: graded = '', policeReference = '', lastSeen, ...rest } = input;
    const read = sinceIn(input, now);
    if ('problem' in read) return wrong(`Missing since: ${read.problem}`);
    const missing = sinceOf(read);
    const { since } = missing;
    const grade = gradeIn(graded, context);
    return (
      notYet('Missing since', since, context) ?? {
        data: {
          ...rest,
          ...missing,
          policeReference,
          lastSeen: lastSeen === '?' ? 'Not known' : lastSeen,
          ...given({ grade }),
          ...follows(childCase, id, since, grade?.high === true, context),
          rungs: rungsOfMissing(now, directory.settings),
        },
      }
    );
  },
  evolve: ({ case: childCase, id }, { rungs, repeated, early, ...missed }, meta) => ({
    ...missed,
    id,
    reference: childCase.reference,
    recorded: told(meta),
    updates: [],
    interviews: [],
    called: [],
    ...followed({ repeated, early }, meta),
    ladder: { set: meta.number, rungs },
  }),
});

const followed = (
  { repeated, early }: { readonly repeated: Follows['repeated']; readonly early: Follows['early'] },
  meta: FactMeta,
): Pick<Episode, 'repeated' | 'early'> =>
  given({
    repeated: repeated && { ...repeated, at: meta.at },
    early: early && { ...told(meta), review: early, fact: meta.number },
  });

/** An episode that was over before anyone recorded it, as on a Monday: no one is called as for a child who is missing. */
const addPastEpisode = begun<PastInput, PastData, OnEpisode, Episode, Stage>(making, {
  title: 'Add past episode',
  fact: 'past missing episode added',
  there: () => undefined,
  ...records,
  from: stageNames,
  bar: ({ case: childCase }, context) => notRecorded(childCase, context),
  asks: ({ directory }) => pastFields(directory),
  record: ({ case: childCase, id }, input, context) => {
    const { directory, now } = context;
    const { since: typed, returnedAt: typedReturn, grade: graded, how, safe, found, ...rest } = input;
    const missing = sinceOf(parseTypedMoment(typed));
    const { since } = missing;
    const back = returnIn(typedReturn, since);
    const { returnedAt } = back;
    const grade = gradeIn(graded, context);
    if (returnedAt < since || (returnedAt === since && back.returnedKnown === undefined))
      return wrong('Returned at: it is before the child went missing.');
    const other = childCase.missing?.spans.find((span) => span.since < returnedAt && (span.until ?? '9') > since);
    if (other !== undefined) {
      return refuse(
        'incomplete',
        `The child was missing then by ${other.id}, recorded from ${sayMoment(other.since, other.sinceKnown, now)}.`,
        'Check both times; what is wrong there is put right there.',
      );
    }
    // What a long past episode would have asked for then is not asked for now.
    const isRecent = localDate(returnedAt) >= addDays(localDate(now), -directory.settings.missing.repeat.days);
    return (
      notYet('Returned at', returnedAt, context) ?? {
        data: {
          ...rest,
          ...missing,
          ...given({ grade }),
          returned: { ...back, how, safe, found },
          ...(isRecent && follows(childCase, id, since, grade?.high === true, context)),
          due: { at: interviewBy(returnedAt, directory.settings), rule: 'missing.interview', ruleVersion: 1 },
          rungs: rungsOfPast(returnedAt, now, directory.settings),
        },
      }
    );
  },
  evolve: ({ case: childCase, id }, { rungs, repeated, early, returned, ...missed }, meta) => ({
    ...missed,
    lastSeen: '',
    id,
    reference: childCase.reference,
    recorded: told(meta),
    updates: [],
    returned: { ...returned, harm: '', ...told(meta) },
    interviews: [],
    called: [],
    ...followed({ repeated, early }, meta),
    ladder: { set: meta.number, rungs },
  }),
});

const updateEpisode = made<UpdateInput, UpdateData, OnEpisode, Episode, EpisodeState>(making, {
  title: 'Update episode',
  fact: 'missing episode updated',
  ...whileMissing,
  bar: wentAlong,
  asks: ({ directory }) => updateFields(directory),
  record: (on, input, context) => {
    const { since: typed, grade: graded, ...rest } = input;
    const missing = sinceOf(parseTypedMoment(typed));
    const { since } = missing;
    const grade = gradeIn(graded, context);
    const isNewlyHigh = grade?.high === true && on.episode?.grade?.high !== true;
    const isNewlySince = since !== on.episode?.since;
    const { repeated, early } = follows(on.case, on.id, since, isNewlyHigh, context);
    return (
      notYet('Missing since', since, context) ?? {
        data: { ...rest, ...missing, ...given({ grade, early, repeated: isNewlySince ? repeated : undefined }) },
      }
    );
  },
  evolve: ({ episode }, { news, repeated, early, ...police }, meta) => {
    const { grade: _before, sinceKnown: _known, ...before } = there(episode);
    return {
      ...before,
      ...police,
      updates: [...before.updates, { news, ...told(meta) }],
      ...followed({ repeated, early }, meta),
    };
  },
});

/** What a return says, if it can be so. */
function returnOf(on: OnEpisode, input: BackInput, context: Context): Refused | { readonly data: ReturnData } {
  const { episode } = on;
  const { now, directory } = context;
  const { prevention: typed, returnedAt: typedReturn, ...rest } = input;
  const since = there(episode).since;
  const back = returnIn(typedReturn, since);
  const { returnedAt } = back;
  const prevention = dateIn(typed);
  // To be found dead is no return: the death is recorded, and nothing else is written for it (docs/process.md P17.7).
  const death = deathOf(on.case);
  if (death !== undefined && localDate(returnedAt) >= death.happenedOn)
    return notOfTheDead(on.case, context) ?? wrong('');
  if (returnedAt < since)
    return wrong(`The child was not missing before ${sayMoment(since, there(episode).sinceKnown, now)}.`);
  if (prevention !== undefined && (prevention < localDate(returnedAt) || prevention > localDate(now))) {
    return wrong(`Prevention interview: ${sayDate(prevention)} cannot be. It is on or after the day of the return.`);
  }
  return (
    notYet('Returned at', returnedAt, context) ?? {
      data: {
        ...rest,
        ...back,
        ...given({ prevention }),
        due: { at: interviewBy(returnedAt, directory.settings), rule: 'missing.interview', ruleVersion: 1 },
        rungs: rungsOfInterview(returnedAt, now, directory.settings),
      },
    }
  );
}
const backAs = ({ episode }: OnEpisode, { due, rungs, ...returned }: ReturnData, meta: FactMeta): Episode => ({
  ...there(episode),
  returned: { ...returned, ...told(meta) },
  due,
  called: [],
  ladder: { set: meta.number, rungs },
});

const recordReturn = made<BackInput, ReturnData, OnEpisode, Episode, EpisodeState>(making, {
  title: 'Child has returned',
  fact: 'recorded as returned',
  ...whileMissing,
  bar: wentAlong,
  asks: () => backFields,
  record: returnOf,
  evolve: backAs,
});

const noReturn = refuse('notNow', 'There is no return to correct.', 'Open the case to read what is recorded.');

/** A slip in the time would set the interview's clock wrong. */
const correctReturn = made<BackInput, ReturnData, OnEpisode, Episode, EpisodeState>(making, {
  title: 'Correct return',
  fact: 'return corrected',
  ...whenBack,
  elsewhere: ({ episode }) => (episode === undefined ? notAvailable : noReturn),
  bar: ({ episode }) => (interviewDueAt(there(episode)) === undefined ? noReturn : undefined),
  asks: () => backFields,
  record: returnOf,
  evolve: backAs,
});

const recordInterview = made<InterviewInput, Interview, OnEpisode, Episode, EpisodeState>(making, {
  title: 'Return interview',
  fact: 'return interview recorded',
  dataSince: { offerAgain: 5, mark: 6, agencies: 6, independentOn: 9, childsWords: 9 },
  ...whenBack,
  elsewhere: ({ episode }) =>
    episode === undefined
      ? notAvailable
      : refuse('notNow', 'The child is recorded as missing.', 'Press Child has returned first.'),
  bar: ({ episode }) =>
    there(episode).interviews.some((one) => one.outcome === 'done' && settlesInterview(one))
      ? refuse('alreadyDecided', 'The return interview is recorded already.', 'Open the case to read it.')
      : undefined,
  asks: ({ directory }) => interviewFields(directory),
  record: ({ episode }, input, context) => interviewOf(there(episode), input, context),
  evolve: ({ episode }, interview, meta) => {
    const before = there(episode);
    const after = { ...before, interviews: [...before.interviews, { ...interview, ...told(meta) }] };
    if (!settlesInterview(interview)) return after;
    return { ...after, ladder: { set: meta.number, rungs: [] } };
  },
});

/** What people do about an episode. */
export const recordedSteps = {
  recordMissing,
  addPastEpisode,
  updateEpisode,
  recordReturn,
  correctReturn,
  recordInterview,
} as const;

function interviewOf(
  episode: Episode,
  input: InterviewInput,
  { now }: Context,
): Refused | { readonly data: Interview } {
  const { returned, due } = episode;
  const returnedAt = returned?.returnedAt ?? '';
  const offeredOn = dateIn(input.offeredOn) ?? '';
  const { independent } = input;
  const outcome = input.outcome as Interview['outcome']; // one of its choices
  const when = outcome === 'declined' || input.when === '' ? undefined : momentIn(input.when);
  if (offeredOn > localDate(now)) return wrong(`Offered on: ${sayDate(offeredOn)} is still to come.`);
  if (offeredOn < localDate(returnedAt)) return wrong('Offered on: it is offered when the child is back.');
  if (when !== undefined && when < returnedAt) return wrong('When: the child was not back yet.');
  if (when !== undefined && localDate(when) < offeredOn) return wrong('When: it was not offered yet.');
  const bar = when === undefined ? undefined : notYet('When', when, { now });
  if (bar !== undefined) return bar;
  const isChosen = outcome === 'done' && independent === 'chosen';
  const independentOn = isChosen ? dateIn(input.independentOn ?? '') : undefined;
  const isOffered = independentOn !== undefined && when !== undefined && independentOn <= localDate(when);
  if (isChosen && (!isOffered || independentOn < localDate(returnedAt)))
    return wrong('Offered an independent one: it is offered once the child is back, and not after the interview.');
  const isLate = outcome === 'done' && when !== undefined && due !== undefined && when > due.at;
  return {
    data: {
      offeredOn,
      outcome,
      byWhom: input.byWhom,
      independent,
      learned: input.learned,
      ...keptMark(markedBy(input)),
      ...given({ when, independentOn, childsWords: isChosen ? input.childsWords : undefined }),
      ...(isLate && { late: true }),
      ...(outcome === 'declined' && !declinesForGood(episode, { offeredOn, independent }) && { offerAgain: true }),
    },
  };
}
