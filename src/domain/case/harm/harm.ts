// A child has died or was seriously harmed: nothing of the case may be destroyed, and the national panel has its notice within
// five working days (docs/process.md P17.7).
import { hearsOfHarm, mayRead } from '../../people/access.ts';
import { refOf } from '../../people/actor.ts';
import { may } from '../../people/roles.ts';
import { choicesOf, type Field } from '../../fields.ts';
import { incomplete, notAvailable, refuse, type FactMeta, type Step } from '../../step.ts';
import { addWorkingDays, localDate, type Instant } from '../../time/calendar.ts';
import type { Due } from '../../time/clocks.ts';
import { parseTypedDate, type IsoDate } from '../../time/dates.ts';
import { withoutRung, withoutRungs, withRung } from '../clock.ts';
import { turningRungs } from '../turning/days.ts';
import { isConsented, stageLabels } from '../stage-table.ts';
import { awaitsNotice, type Case, type ConsentedCase, type NotAuthorised } from '../stages.ts';

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

const stamp = ({ number, at }: FactMeta) => ({ facts: number, changedAt: at });
/** Those that have a clock to call people by. */
const hasClock = (one: Case): one is ConsentedCase | NotAuthorised =>
  (isConsented(one) && one.stage !== 'merged') || one.stage === 'notAuthorised';

/** A date that has been, or why it is none. */
function past(typed: string, title: string, now: Instant): { readonly date: IsoDate } | ReturnType<typeof refuse> {
  const read = parseTypedDate(typed);
  if (!('date' in read)) return refuse('incomplete', `${title}: ${read.problem}`, 'Check the date.');
  return read.date > localDate(now) ? refuse('incomplete', `${title}: it is in the future.`, 'Check the date.') : read;
}

/** Nothing is closed by it: the panel decides about the case as about any other. */
export const recordHarm: Step<HarmInput, HarmData, Case, Case> = {
  title: 'Record death or serious harm',
  fact: 'death or serious harm recorded',
  asks: () => harmFields,
  decide: (before, input, { actor, directory, now }) => {
    if (!may(actor, 'recordHarm') || !mayRead('referral', before, actor, directory, now)) return notAvailable;
    if (awaitsNotice(before)) {
      return refuse('alreadyDecided', 'It is recorded, and the notice is due.', 'Press Record notice.');
    }
    if (!hasClock(before)) {
      const next = 'Tell the head of service now. The national panel must have its notice within five working days.';
      return refuse('notNow', `This case is: ${stageLabels[before.stage]}. It cannot be recorded here.`, next);
    }
    const missing = incomplete(harmFields, input);
    if (missing !== undefined) return missing;
    const read = past(input.happenedOn, 'Date', now);
    if ('refusal' in read) return read;
    const { officeHours, nationalNoticeWorkingDays: days } = directory.settings;
    return {
      data: {
        what: input.what,
        happenedOn: read.date,
        known: input.known,
        due: { at: addWorkingDays(now, days, officeHours), rule: 'national.notice', ruleVersion: 1 },
        remind: addWorkingDays(now, days - 1, officeHours),
      },
    };
  },
  evolve: (before, { what, happenedOn, known, due, remind }, meta) => {
    const one = before as ConsentedCase | NotAuthorised;
    return {
      ...one,
      hold: { at: meta.at, due, ...((what === 'died' || one.hold?.died === true) && { died: true as const }) },
      harm: { what, happenedOn, known, by: refOf(meta.by), at: meta.at },
      // Of a child who has died no route at 18 is asked for.
      ladder: withRung(
        what === 'died' ? withoutRungs(one.ladder, turningRungs, meta.number) : one.ladder,
        { rung: 'notice', at: remind },
        meta.number,
      ),
      ...stamp(meta),
    };
  },
};

/** By a person who is told of it: the reference is enough. The hold stays. */
export const recordNotice: Step<NoticeInput, NoticeData, Case, Case> = {
  title: 'Record notice',
  fact: 'notice to the national panel recorded',
  asks: () => noticeFields,
  decide: (before, input, { actor, now }) => {
    if (!may(actor, 'recordHarm') || !hearsOfHarm(before, actor)) return notAvailable;
    if (!awaitsNotice(before)) {
      return refuse('alreadyDecided', 'The notice is recorded.', 'Open the case to see when.');
    }
    const missing = incomplete(noticeFields, input);
    if (missing !== undefined) return missing;
    const read = past(input.sentOn, 'Date of the notice', now);
    return 'refusal' in read ? read : { data: { sentOn: read.date, kept: input.kept } };
  },
  evolve: (before, data, meta) => {
    const one = before as ConsentedCase | NotAuthorised;
    if (one.hold === undefined || one.harm === undefined) return before;
    return {
      ...one,
      hold: { ...one.hold, noticed: meta.at },
      harm: { ...one.harm, notice: { ...data, by: refOf(meta.by), at: meta.at } },
      ladder: withoutRung(one.ladder, 'notice', meta.number),
      ...stamp(meta),
    };
  },
};

/** While the notice is due the case stays where its clock runs. */
export const barToLeave = (one: Case): ReturnType<typeof refuse> | undefined =>
  awaitsNotice(one)
    ? refuse(
        'notEligible',
        'The notice to the national panel is due: the case stays until then.',
        'Press Record notice first.',
      )
    : undefined;
