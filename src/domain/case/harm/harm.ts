// A child has died or was seriously harmed: nothing of the case may be destroyed; the national panel has its notice within five
// working days of when the council became aware, or people say why none is due; a rapid review follows (docs/process.md P17.7).
import { hearsOfHarm } from '../access/access.ts';
import { refOf } from '../../people/actor.ts';
import { choicesOf, type Field } from '../../kernel/fields.ts';
import { refuse } from '../../matter/step.ts';
import type { Settings } from '../../people/settings.ts';
import { given } from '../../kernel/given.ts';
import { closesOn, localDate, opensOn, shiftWorkingDays, type Instant } from '../../time/calendar.ts';
import type { Due } from '../../time/clocks.ts';
import { ageOn, parseTypedDate, type IsoDate } from '../../time/dates.ts';
import { parseTypedMoment } from '../../time/moments.ts';
import { birthOf } from '../state/birth.ts';
import { answersNow } from '../state/now.ts';
import { harmAfter, type RapidDue } from '../state/stage-parts.ts';
import { ownStages } from '../state/stage-table.ts';
import { awaitsNotice, type Case, type Draft } from '../state/stages.ts';
import { caseStep } from '../making.ts';
import type { Own } from '../../matter/making.ts';

export interface HarmInput {
  readonly what: string;
  readonly happenedOn: string;
  readonly aware: string;
  readonly known: string;
}
export interface HarmData {
  readonly what: string;
  readonly happenedOn: IsoDate;
  /** When the council became aware of it: the five days count from then. */
  readonly aware?: Instant;
  readonly known: string;
  readonly due: Due;
  /** A working day before that someone is called, and from then on every day. */
  readonly remind: Instant;
}
export interface NoticeInput {
  readonly sentOn: string;
  readonly ground: string;
  readonly kept: string;
}
export interface NoticeData {
  readonly sentOn: IsoDate;
  /** Why it is notifiable. */
  readonly ground?: string;
  readonly kept: string;
  /** The rapid review that follows, where abuse or neglect is known or suspected. */
  readonly rapid?: Omit<RapidDue, 'at'>;
}
export interface UnneededInput {
  readonly decidedOn: string;
  readonly decidedBy: string;
  readonly why: string;
}
interface UnneededData extends Omit<UnneededInput, 'decidedOn'> {
  readonly decidedOn: IsoDate;
}
export interface RapidInput {
  readonly sentOn: string;
  readonly outcome: string;
  readonly kept: string;
}
interface RapidData extends Omit<RapidInput, 'sentOn'> {
  readonly sentOn: IsoDate;
}

const harms = choicesOf({ died: 'The child has died', harmed: 'The child has been seriously harmed' });
export const sayHarm = (what: string): string => harms.find(({ value }) => value === what)?.title ?? what;
const date = { kind: 'date', need: 'always', most: 40, help: 'For example 13/1/2027.' } as const;
const harmFields: readonly Field[] = [
  { name: 'what', title: 'What happened', kind: 'choice', need: 'always', choices: harms },
  { name: 'happenedOn', title: 'Date', ...date },
  {
    name: 'aware',
    title: 'When did the council become aware?',
    kind: 'moment',
    need: 'always',
    most: 40,
    help: 'Anyone who works for the council, with the time. For example yesterday 16:20.',
  },
  { name: 'known', title: 'What is known', kind: 'long', need: 'always', most: 1500 },
];
const grounds = choicesOf({
  abuse: 'Abuse or neglect is known or suspected',
  lookedAfter: 'A looked-after child died, whatever the cause',
  careLeaver: 'A care leaver under 25 died, whatever the cause',
});
export const sayGround = (ground: string): string => grounds.find(({ value }) => value === ground)?.title ?? ground;
const outcomes = choicesOf({
  local: 'A local child safeguarding practice review follows',
  none: 'No further review: the learning is in the rapid review',
  national: 'The national panel reviews it',
});
export const sayRapid = (outcome: string): string => outcomes.find(({ value }) => value === outcome)?.title ?? outcome;
const unneededFields: readonly Field[] = [
  { name: 'decidedOn', title: 'Date of the decision', ...date },
  { name: 'decidedBy', title: 'Decided by', kind: 'text', need: 'always', most: 200, help: 'Name and role of each.' },
  { name: 'why', title: 'Why it is not notifiable', kind: 'long', need: 'always', most: 1000 },
];
const rapidFields: readonly Field[] = [
  { name: 'sentOn', title: 'Date on which it was sent to the national panel', ...date },
  { name: 'outcome', title: 'What follows', kind: 'choice', need: 'always', choices: outcomes },
  { name: 'kept', title: 'Where it is kept', kind: 'text', need: 'always', most: 300 },
];
const noticeFields: readonly Field[] = [
  { name: 'sentOn', title: 'Date of the notice', ...date },
  { name: 'ground', title: 'Why it is notifiable', kind: 'choice', need: 'always', choices: grounds },
  { name: 'kept', title: 'Where it is kept', kind: 'text', need: 'always', most: 300 },
];

/** Of a draft no one but its referrer knows. */
type Sent = Exclude<Case, Draft>;
const sent = ownStages.filter((stage) => stage !== 'draft');
const isRecorded = refuse(
  'alreadyDecided',
  'It is recorded, and the notice is due.',
  'Press Record notice, or Not notifiable.',
);

/** A date that has been, or why it is none. */
function past(typed: string, title: string, now: Instant): { readonly date: IsoDate } | ReturnType<typeof refuse> {
  const read = parseTypedDate(typed);
  if (!('date' in read)) return refuse('incomplete', `${title}: ${read.problem}`, 'Check the date.');
  return read.date > localDate(now) ? refuse('incomplete', `${title}: it is in the future.`, 'Check the date.') : read;
}

/** When the council became aware, or why that cannot be. */
function awareIn(
  input: HarmInput,
  happenedOn: IsoDate,
  now: Instant,
): { readonly at: Instant } | ReturnType<typeof refuse> {
  const read = parseTypedMoment(input.aware);
  const title = 'When did the council become aware?';
  if (!('moment' in read)) return refuse('incomplete', `${title} ${read.problem}`, 'Check the time.');
  if (read.moment > now) return refuse('incomplete', `${title} It is in the future.`, 'Check the time.');
  return localDate(read.moment) < happenedOn
    ? refuse('incomplete', `${title} It cannot be before it happened.`, 'Check both dates.')
    : { at: read.moment };
}

/**
 * Due at the end of the last of so many working days after that day; people are called on the day before, or at once.
 * The days are the law’s: a shut-down of the office moves none.
 */
function clockFrom(
  day: IsoDate,
  days: number,
  now: Instant,
  { officeHours }: Pick<Settings, 'officeHours'>,
): { readonly due: Instant; readonly remind: Instant } {
  const eve = opensOn(shiftWorkingDays(day, days - 1), officeHours);
  return { due: closesOn(shiftWorkingDays(day, days), officeHours), remind: eve > now ? eve : now };
}

/** Nothing is closed by it: the panel decides about the case as about any other. */
const recordHarm = caseStep<HarmInput, HarmData, Sent>({
  title: 'Record death or serious harm',
  fact: 'death or serious harm recorded',
  may: [{ role: 'recordHarm', reads: 'referral' }],
  from: sent,
  elsewhere: 'Tell the head of service now. The national panel must have its notice within five working days.',
  dataSince: { aware: 5 },
  // A child who was harmed may die before the notice is sent: no one waits for it to record that.
  bar: (before) => (awaitsNotice(before) && before.hold?.died === true ? isRecorded : undefined),
  asks: () => harmFields,
  record: (before, input, { now, directory }) => {
    if (awaitsNotice(before) && input.what !== 'died') return isRecorded;
    const read = past(input.happenedOn, 'Date', now);
    if ('refusal' in read) return read;
    const aware = awareIn(input, read.date, now);
    if ('refusal' in aware) return aware;
    const { nationalNoticeWorkingDays } = directory.settings;
    const clock = clockFrom(localDate(aware.at), nationalNoticeWorkingDays, now, directory.settings);
    // The notice of what was recorded before is due no later for it.
    const owed = awaitsNotice(before) ? before.hold : undefined;
    const sooner = owed !== undefined && owed.due.at < clock.due ? owed : undefined;
    return {
      data: {
        what: input.what,
        happenedOn: read.date,
        aware: aware.at,
        known: input.known,
        due: sooner?.due ?? { at: clock.due, rule: 'national.notice', ruleVersion: 2 },
        remind: sooner?.remind ?? clock.remind,
      },
    };
  },
  evolve: (before, { what, happenedOn, aware, known, due, remind }, meta) => ({
    ...before,
    hold: {
      at: meta.at,
      due,
      remind,
      ...((what === 'died' || before.hold?.died === true) && { died: true as const }),
      // A rapid review of what was recorded before is still owed.
      ...given({ rapid: before.hold?.rapid }),
    },
    harm: harmAfter({ what, happenedOn, known, by: refOf(meta.by), at: meta.at, ...given({ aware }) }, before.harm),
  }),
});

/** They are told of it by the reference, whatever else they read. */
export const hears: Own<Case> = {
  name: 'told of a death or serious harm',
  is: (childCase, { actor }) => hearsOfHarm(childCase, actor),
};
/** By a person who is told of it: the reference is enough. The hold stays. */
const recordNotice = caseStep<NoticeInput, NoticeData>({
  title: 'Record notice',
  fact: 'notice to the national panel recorded',
  may: [{ role: 'recordHarm', own: hears }],
  from: { owed: 'notice' },
  elsewhere: () => noticed,
  dataSince: { ground: 5, rapid: 5 },
  asks: () => noticeFields,
  record: (_before, { sentOn, ground, kept }, { now, directory }) => {
    const read = past(sentOn, 'Date of the notice', now);
    if ('refusal' in read) return read;
    const rapid = ground === 'abuse' ? rapidFrom(read.date, now, directory.settings) : undefined;
    return { data: { sentOn: read.date, ground, kept, ...given({ rapid }) } };
  },
  evolve: (before, { rapid, ...data }, meta) => ({
    ...before,
    ...(before.hold !== undefined && {
      hold: {
        ...before.hold,
        noticed: meta.at,
        ...given({
          rapid: rapid === undefined ? before.hold.rapid : [...(before.hold.rapid ?? []), { ...rapid, at: meta.at }],
        }),
      },
    }),
    ...(before.harm !== undefined && {
      harm: { ...before.harm, notice: { ...data, by: refOf(meta.by), at: meta.at } },
    }),
  }),
});

/** The rapid review is sent within so many working days of the notice. */
function rapidFrom(sentOn: IsoDate, now: Instant, settings: Settings): Omit<RapidDue, 'at'> {
  const { due, remind } = clockFrom(sentOn, settings.rapidReviewWorkingDays, now, settings);
  return { due: { at: due, rule: 'rapid.review', ruleVersion: 1 }, remind };
}

/** The death of a looked-after child, and of a care leaver up to and including 24, is notified whatever the cause. */
function alwaysNotified(before: Case, now: Instant): ReturnType<typeof refuse> | undefined {
  const status = answersNow(before)['careStatus'];
  const birth = birthOf(before.answers);
  const isTooOld = birth !== undefined && ageOn(birth.date, before.harm?.happenedOn ?? localDate(now)) >= 25;
  const who =
    status === 'lookedAfter'
      ? 'looked-after child'
      : status === 'careLeaver' && !isTooOld
        ? 'care leaver under 25'
        : undefined;
  return before.harm?.what !== 'died' || who === undefined
    ? undefined
    : refuse(
        'notNow',
        `The death of a ${who} is notified whatever the cause.`,
        'Press Record notice. If the care status is wrong, put it right first: Change what is true now.',
      );
}

/** By the same people: who decided it, and why. The hold stays. */
const sayNotNotifiable = caseStep<UnneededInput, UnneededData>({
  title: 'Not notifiable',
  fact: 'decided not to be notifiable to the national panel',
  may: [{ role: 'recordHarm', own: hears }],
  from: { owed: 'notice' },
  elsewhere: () => noticed,
  bar: (before, { now }) => alwaysNotified(before, now),
  asks: () => unneededFields,
  record: (_before, { decidedOn, ...input }, { now }) => {
    const read = past(decidedOn, 'Date of the decision', now);
    return 'refusal' in read ? read : { data: { ...input, decidedOn: read.date } };
  },
  evolve: (before, data, meta) => ({
    ...before,
    ...(before.hold !== undefined && { hold: { ...before.hold, noticed: meta.at, unneeded: true as const } }),
    ...(before.harm !== undefined && {
      harm: { ...before.harm, unneeded: { ...data, by: refOf(meta.by), at: meta.at } },
    }),
  }),
});

/** That the safeguarding partners sent it: the oldest that is owed. */
const recordRapidReview = caseStep<RapidInput, RapidData>({
  title: 'Record rapid review',
  fact: 'rapid review recorded',
  may: [{ role: 'recordHarm', own: hears }],
  from: { owed: 'rapidReview' },
  elsewhere: () => refuse('alreadyDecided', 'No rapid review is owed.', 'Open the case to see what is recorded.'),
  asks: () => rapidFields,
  record: (_before, { sentOn, ...input }, { now }) => {
    const read = past(sentOn, 'Date on which it was sent', now);
    return 'refusal' in read ? read : { data: { ...input, sentOn: read.date } };
  },
  evolve: (before, data, meta) => {
    const { hold, harm } = before;
    if (hold === undefined || harm === undefined) return before;
    const { rapid = [], ...rest } = hold;
    const left = rapid.slice(1);
    return {
      ...before,
      hold: { ...rest, ...given({ rapid: left.length === 0 ? undefined : left }) },
      harm: { ...harm, rapid: { ...data, by: refOf(meta.by), at: meta.at } },
    };
  },
});

/** Its steps on a case. */
export const harmSteps = { recordHarm, recordNotice, sayNotNotifiable, recordRapidReview } as const;
const noticed = refuse('alreadyDecided', 'The notice is recorded, or that none is due.', 'Open the case to see when.');
