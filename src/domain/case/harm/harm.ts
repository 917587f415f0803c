// A child has died or was seriously harmed: nothing of the case may be destroyed, and the national panel has its notice within
// five working days (docs/process.md P17.7).
import { hearsOfHarm } from '../access/access.ts';
import { refOf } from '../../people/actor.ts';
import { choicesOf, type Field } from '../../kernel/fields.ts';
import { refuse } from '../../matter/step.ts';
import { addWorkingDays, localDate, type Instant } from '../../time/calendar.ts';
import type { Due } from '../../time/clocks.ts';
import { parseTypedDate, type IsoDate } from '../../time/dates.ts';
import { harmAfter } from '../state/stage-parts.ts';
import { stageLabels, stageNames } from '../state/stage-table.ts';
import { awaitsNotice, type Case, type Draft } from '../state/stages.ts';
import { caseStep } from '../making.ts';
import type { Own } from '../../matter/making.ts';

export interface HarmInput {
  readonly what: string;
  readonly happenedOn: string;
  readonly known: string;
}
export interface HarmData {
  readonly what: string;
  readonly happenedOn: IsoDate;
  readonly known: string;
  readonly due: Due;
  /** A working day before that someone is called, and from then on every day. */
  readonly remind: Instant;
}
export interface NoticeInput {
  readonly sentOn: string;
  readonly kept: string;
}
export interface NoticeData {
  readonly sentOn: IsoDate;
  readonly kept: string;
}

const harms = choicesOf({ died: 'The child has died', harmed: 'The child has been seriously harmed' });
export const sayHarm = (what: string): string => harms.find(({ value }) => value === what)?.title ?? what;
const date = { kind: 'date', need: 'always', most: 40, help: 'For example 13/1/2027.' } as const;
const harmFields: readonly Field[] = [
  { name: 'what', title: 'What happened', kind: 'choice', need: 'always', choices: harms },
  { name: 'happenedOn', title: 'Date', ...date },
  { name: 'known', title: 'What is known', kind: 'long', need: 'always', most: 1500 },
];
const noticeFields: readonly Field[] = [
  { name: 'sentOn', title: 'Date of the notice', ...date },
  { name: 'kept', title: 'Where it is kept', kind: 'text', need: 'always', most: 300 },
];

/** Of a draft no one but its referrer knows. */
type Sent = Exclude<Case, Draft>;
const sent = stageNames.filter((stage) => stage !== 'draft');
const isRecorded = refuse('alreadyDecided', 'It is recorded, and the notice is due.', 'Press Record notice.');

/** A date that has been, or why it is none. */
function past(typed: string, title: string, now: Instant): { readonly date: IsoDate } | ReturnType<typeof refuse> {
  const read = parseTypedDate(typed);
  if (!('date' in read)) return refuse('incomplete', `${title}: ${read.problem}`, 'Check the date.');
  return read.date > localDate(now) ? refuse('incomplete', `${title}: it is in the future.`, 'Check the date.') : read;
}

/** Nothing is closed by it: the panel decides about the case as about any other. */
const recordHarm = caseStep<HarmInput, HarmData, Sent>({
  title: 'Record death or serious harm',
  fact: 'death or serious harm recorded',
  may: [{ role: 'recordHarm', reads: 'referral' }],
  from: sent,
  elsewhere: (before) =>
    awaitsNotice(before)
      ? isRecorded
      : refuse(
          'notNow',
          `This case is: ${stageLabels[before.stage]}. It cannot be recorded here.`,
          'Tell the head of service now. The national panel must have its notice within five working days.',
        ),
  bar: (before) => (awaitsNotice(before) ? isRecorded : undefined),
  asks: () => harmFields,
  record: (_before, input, { now, directory }) => {
    const read = past(input.happenedOn, 'Date', now);
    if ('refusal' in read) return read;
    const { officeHours, nationalNoticeWorkingDays: days } = directory.settings;
    // The law’s days: a shut-down of the office moves no notice.
    const hours = { ...officeHours, shutDays: [] };
    return {
      data: {
        what: input.what,
        happenedOn: read.date,
        known: input.known,
        due: { at: addWorkingDays(now, days, hours), rule: 'national.notice', ruleVersion: 1 },
        remind: addWorkingDays(now, days - 1, hours),
      },
    };
  },
  evolve: (before, { what, happenedOn, known, due, remind }, meta) => ({
    ...before,
    hold: { at: meta.at, due, remind, ...((what === 'died' || before.hold?.died === true) && { died: true as const }) },
    harm: harmAfter({ what, happenedOn, known, by: refOf(meta.by), at: meta.at }, before.harm),
  }),
});

const hears: Own<Case> = {
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
  asks: () => noticeFields,
  record: (_before, input, { now }) => {
    const read = past(input.sentOn, 'Date of the notice', now);
    return 'refusal' in read ? read : { data: { sentOn: read.date, kept: input.kept } };
  },
  evolve: (before, data, meta) => ({
    ...before,
    ...(before.hold !== undefined && { hold: { ...before.hold, noticed: meta.at } }),
    ...(before.harm !== undefined && {
      harm: { ...before.harm, notice: { ...data, by: refOf(meta.by), at: meta.at } },
    }),
  }),
});

/** Its steps on a case. */
export const harmSteps = { recordHarm, recordNotice } as const;
const noticed = refuse('alreadyDecided', 'The notice is recorded.', 'Open the case to see when.');
