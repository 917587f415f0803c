// A record is destroyed by two people, or kept longer with a reason (docs/process.md P31.5 to P31.8).
import { choicesOf, type Field } from '../kernel/fields.ts';
import { given } from '../kernel/given.ts';
import type { ObjectId } from '../kernel/ids.ts';
import { clock, matterBegun } from '../matter/making.ts';
import { refuse, type Decision } from '../matter/step.ts';
import { peopleWho } from '../people/roles.ts';
import { localDate, momentOn, opensOn, type Instant } from '../time/calendar.ts';
import type { Due, RungAt } from '../time/clocks.ts';
import { parseTypedDate, type IsoDate } from '../time/dates.ts';
import {
  agreerIds,
  apartFrom,
  type Apart,
  type Destroyed,
  type Disposal,
  type RegisterId,
  type RegisterRung,
} from './entry.ts';
import { noSuchRecord, recordTyped } from './hold.ts';
import { sayKept } from './retention.ts';
import {
  agrees,
  entryStamp,
  entryStep,
  inAMonth,
  inAWeek,
  keeper,
  officerOfRegister,
  saidBy,
  sinceApart,
  sinceDisposal,
  sinceReturned,
  type RecordKnown,
  type RegisterContext,
} from './making.ts';
import { recordFields } from './fields.ts';

export const disposalGrounds = {
  over: 'Its time is over',
  mistake: 'Counted by mistake: test data, or no child of ours',
  order: 'A court or the Commissioner orders it',
  erasure: 'The right to erasure was upheld',
} as const;

const looked: Field = {
  name: 'looked',
  title: 'Before you press',
  kind: 'choices',
  need: 'always',
  choices: choicesOf({ yes: 'I have looked at the record, and at those of linked children' }),
};
export const proposeFields: readonly Field[] = [
  { name: 'ground', title: 'Ground', kind: 'choice', need: 'always', choices: choicesOf(disposalGrounds) },
  {
    name: 'why',
    title: 'Reason',
    kind: 'long',
    need: 'always',
    most: 1000,
    help: 'Last contact, interest of survivors, inquiries and press. It outlives the record: write no name.',
  },
  looked,
];
export const looksFields: readonly Field[] = [looked];
export const longerFields: readonly Field[] = [
  { name: 'until', title: 'Keep it until', kind: 'date', need: 'always', help: 'We ask about it again on that day.' },
  { name: 'why', title: 'Reason', kind: 'long', need: 'always', most: 1000, help: 'Write no name.' },
];

export interface OpenDisposalInput {
  readonly id: RegisterId;
  readonly reference: string;
}
interface Opened extends Pick<Disposal, 'id' | 'about' | 'record' | 'count' | 'kept' | 'acted' | 'excluded'> {
  readonly due: Due;
  readonly ask: Instant;
}

type Looked = Pick<Opened, 'record' | 'count' | 'kept' | 'acted' | 'excluded'>;
/** What of the record the entry keeps: nothing of whom it is. */
const lookedAt = ({ record, facts, kept, actors, excluded }: RecordKnown, context: RegisterContext): Looked => {
  const may: ReadonlySet<ObjectId> = new Set(
    peopleWho(context.directory, 'agreeDisposal').map(({ objectId }) => objectId),
  );
  return { record, count: facts, kept, acted: actors.filter((one) => may.has(one)), excluded };
};

const rungs = (at: Instant): readonly RungAt<RegisterRung>[] => [{ rung: 'again', at }];

/** When it is asked again: of what waits for a second person each week, else each month (docs/process.md P31.5). */
export const askedAgainAt = (entry: Disposal, context: RegisterContext): Instant =>
  entry.state === 'proposed' ? inAWeek(context) : inAMonth(context);

/** Its time is over, and nothing is open in it. */
const isOver = ({ kept, isEnded }: RecordKnown, { now }: Pick<RegisterContext, 'now'>): boolean =>
  isEnded && kept.until <= localDate(now);

/** What stops a record that two people agreed on, as long as nothing of it is gone (docs/process.md P31.7); in words for the officer. */
export function whyStopped(entry: Disposal, record: RecordKnown, now: Instant): string | undefined {
  const [held] = record.holds;
  if (held !== undefined) return `It is under legal hold: ${held}.`;
  if (record.facts !== entry.count || !record.record.every((one) => entry.record.includes(one)))
    return 'Something was written in the record since it was agreed.';
  const isStill = entry.proposed?.ground !== 'over' || isOver(record, { now });
  return isStill ? undefined : 'Its time is not over any more.';
}

/**
 * What a proposal falls by before anyone agrees: it was made because the time of the record was over, and by the facts or the
 * rules of today it is not, or the record is of another class (docs/process.md P31.5); in words for the officer.
 */
export function whyFallen(entry: Disposal, record: RecordKnown, now: Instant): string | undefined {
  if (entry.state !== 'proposed' || entry.proposed?.ground !== 'over') return undefined;
  if (!isOver(record, { now })) return `Its time is not over any more: ${sayKept(record.kept)}.`;
  return record.kept.rule === entry.kept.rule ? undefined : `It is of another class now: ${sayKept(record.kept)}.`;
}

/** By the clock, once its time is over; by an officer at any time. */
export const openDisposal = matterBegun<OpenDisposalInput, Opened, Disposal>({
  title: 'Destroy a record',
  fact: 'asked whether a record is destroyed',
  since: sinceDisposal,
  there: () => refuse('alreadyDecided', 'This is in the register already.', 'Press Register to see it.'),
  may: [{ own: officerOfRegister }, { own: clock }],
  asks: () => recordFields,
  record: (_nothing, { id, reference }, context: RegisterContext) => {
    const { record, actor } = context;
    const about = recordTyped(reference, context)?.id;
    if (about === undefined || record === undefined || record.excluded.includes(actor.objectId)) return noSuchRecord;
    if (record.entry !== undefined)
      return refuse(
        'alreadyDecided',
        `This record is in the register already: ${record.entry}.`,
        'Press Register to see it.',
      );
    if (clock.is(undefined, context) && (!isOver(record, context) || record.holds.length > 0))
      return { unchanged: true };
    const ask = inAMonth(context);
    const due: Due = { at: momentOn(record.kept.until, '00:00'), rule: record.kept.rule, ruleVersion: 1 };
    return { data: { id, about, ...lookedAt(record, context), due, ask } };
  },
  evolve: (_nothing, { ask, ...data }, meta) => ({
    ...data,
    type: 'disposal',
    ...saidBy(meta),
    state: 'due',
    ladder: { set: meta.number, rungs: rungs(ask) },
    ...entryStamp(meta),
  }),
});

const gone = refuse('noCase', 'The record is not there.', 'Ask those who run MSET.');
/** What stops everything (docs/process.md P31.4). */
function barOf(record: RecordKnown | undefined): Decision<never> | undefined {
  if (record === undefined) return gone;
  const [held] = record.holds;
  return held === undefined
    ? undefined
    : refuse('held', `It is under legal hold: ${held}.`, 'Lift the hold first, or answer the request.');
}

interface Proposed extends Looked, Apart {
  readonly ground: string;
  readonly why: string;
  readonly ask: Instant;
}
/** That they looked is asked, and is no more than that. */
interface Looking {
  readonly looked: string;
}
export const proposeDisposal = entryStep<Disposal, Looking & Pick<Proposed, 'ground' | 'why'>, Proposed>({
  title: 'Propose to destroy it',
  fact: 'proposed to destroy a record',
  since: sinceDisposal,
  dataSince: sinceApart,
  may: [{ own: keeper }],
  from: ['due', 'kept'],
  elsewhere: ({ state }) =>
    state === 'proposed'
      ? refuse('alreadyDecided', 'It is proposed already, and waits for a second person.', 'Press Open to read it.')
      : refuse('alreadyDecided', 'It is decided.', 'Press Open to read it.'),
  asks: () => proposeFields,
  record: (entry, { ground, why }, context: RegisterContext) => {
    const { record, actor, now, directory } = context;
    const bar = barOf(record);
    if (record === undefined || bar !== undefined) return bar ?? gone;
    if (ground === 'over' && !isOver(record, context))
      return refuse('notNow', 'Its time is not over.', 'Choose another ground, or keep it.');
    const seen = lookedAt(record, context);
    const apart = apartFrom(actor, directory);
    const proposed = { ...entry, ...seen, proposed: { by: actor, at: now, ...apart } };
    if (agreerIds(proposed, directory).length === 0)
      return refuse(
        'noOne',
        'No one may agree: each service manager is above you, of your team, or has done something on it.',
        'Ask the administrator for another second person.',
      );
    return { data: { ...seen, ...apart, ground, why, ask: inAWeek(context) } };
  },
  evolve: ({ returned: _returned, ...entry }, { ground, why, ask, above, team, ...seen }, meta) => ({
    ...entry,
    ...seen,
    state: 'proposed',
    proposed: { ...saidBy(meta), ...given({ above, team }), ground, why },
    ladder: { set: meta.number, rungs: rungs(ask) },
  }),
});

/** From now on the clock destroys it, a batch at a time; once the first is gone no one can stop it. */
export const agreeDisposal = entryStep<Disposal, Looking, Looked>({
  title: 'Destroy',
  fact: 'agreed that a record is destroyed',
  since: sinceDisposal,
  may: [{ own: agrees }],
  from: ['proposed'],
  elsewhere: () => refuse('alreadyDecided', 'It is decided already.', 'Press Open to read it.'),
  asks: () => looksFields,
  record: (entry, _input, context: RegisterContext) => {
    const { record, actor } = context;
    const bar = barOf(record);
    if (record === undefined || bar !== undefined) return bar ?? gone;
    if (entry.proposed?.ground === 'over' && !isOver(record, context))
      return refuse('notNow', 'Its time is not over any more: something was written since.', 'Press Keep it longer.');
    if (record.actors.includes(actor.objectId) || record.excluded.includes(actor.objectId))
      return refuse('notNow', 'You have done something on this record.', 'Another service manager decides.');
    return { data: lookedAt(record, context) };
  },
  evolve: (entry, seen, meta) => ({
    ...entry,
    ...seen,
    state: 'agreed',
    agreed: saidBy(meta),
    ladder: { ...entry.ladder, rungs: [] },
  }),
});

interface Longer {
  readonly until: IsoDate;
  readonly why: string;
  readonly ask: Instant;
}
export const keepLonger = entryStep<Disposal, { readonly until: string; readonly why: string }, Longer>({
  title: 'Keep it longer',
  fact: 'a record is kept longer',
  since: sinceDisposal,
  may: [{ own: keeper }, { own: agrees }],
  from: ['due', 'proposed', 'kept'],
  elsewhere: () => refuse('alreadyDecided', 'It is decided already.', 'Press Open to read it.'),
  asks: () => longerFields,
  record: (_entry, { until, why }, { now, directory }) => {
    const read = parseTypedDate(until);
    if (!('date' in read)) return refuse('badDate', `Keep it until: ${read.problem}`, 'Correct it, and press again.');
    if (read.date <= localDate(now))
      return refuse('badDate', 'Keep it until: this day is over.', 'Give a day to come.');
    return { data: { until: read.date, why, ask: opensOn(read.date, directory.settings.officeHours) } };
  },
  evolve: ({ proposed: _proposed, ...entry }, { until, why, ask }, meta) => ({
    ...entry,
    state: 'kept',
    longer: { ...saidBy(meta), until, why },
    ladder: { set: meta.number, rungs: rungs(ask) },
  }),
});

interface Returned extends Looked {
  readonly why: string;
  readonly ask: Instant;
}
/**
 * What stopped it is not over by itself: two people decide again, and who held it is not surprised by what was agreed before.
 * So does a proposal that fell.
 */
export const returnDisposal = entryStep<Disposal, object, Returned>({
  title: 'Due again',
  fact: 'a record is due again',
  since: sinceReturned,
  may: [{ own: clock }],
  from: ['proposed', 'agreed'],
  elsewhere: () => ({ unchanged: true }),
  record: (entry, _input, context: RegisterContext) => {
    const { record, now } = context;
    const why = record && (entry.state === 'proposed' ? whyFallen : whyStopped)(entry, record, now);
    if (record === undefined || why === undefined) return { unchanged: true };
    return { data: { ...lookedAt(record, context), why, ask: inAMonth(context) } };
  },
  evolve: ({ proposed: _proposed, agreed: _agreed, ...entry }, { why, ask, ...seen }, meta) => ({
    ...entry,
    ...seen,
    state: 'due',
    returned: { at: meta.at, why },
    ladder: { set: meta.number, rungs: rungs(ask) },
  }),
});

/** The certificate: what was destroyed, and where its facts ended. */
export const finishDisposal = entryStep<Disposal, object, { readonly matters: readonly Destroyed[] }>({
  title: 'Certificate',
  fact: 'record destroyed',
  since: sinceDisposal,
  may: [{ own: clock }],
  from: ['agreed'],
  elsewhere: () => ({ unchanged: true }),
  record: (_entry, _input, { destroyed = [] }: RegisterContext) => ({ data: { matters: destroyed } }),
  evolve: (entry, { matters }, meta) => ({ ...entry, state: 'done', certificate: { at: meta.at, matters } }),
});
