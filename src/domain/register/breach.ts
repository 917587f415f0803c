// What people do where something was shared with the wrong person: report, contain, assess, tell the Commissioner, close.
import { readReference, type Reference } from '../kernel/ids.ts';
import { given } from '../kernel/given.ts';
import { matterBegun, type Own } from '../matter/making.ts';
import { refuse } from '../matter/step.ts';
import type { Instant } from '../time/calendar.ts';
import { sayWhen } from '../time/calendar.ts';
import { hoursAfter, type Due, type RungAt } from '../time/clocks.ts';
import { parseTypedMoment } from '../time/moments.ts';
import {
  breachHours,
  isDecided,
  keeperIds,
  sayAskedOfChild,
  type Breach,
  type RegisterId,
  type RegisterRung,
} from './entry.ts';
import {
  assessFields,
  closeFields,
  containFields,
  icoFields,
  reportFields,
  riskFields,
  whichFields,
} from './fields.ts';
import { asReadBy, mayRead } from '../case/access/access.ts';
import { hostOf } from '../case/action/host.ts';
import { seesAction } from '../case/action/who.ts';
import type { Case } from '../case/state/stages.ts';
import {
  askedIn,
  closedIn,
  entryStep,
  keeper,
  leadAsked,
  saidBy,
  since,
  entryStamp,
  type RegisterContext,
} from './making.ts';

export interface ReportInput {
  readonly id: RegisterId;
  readonly what: string;
  readonly whom: string;
  readonly still: string;
  /** A moment as it was typed, or nothing: now. */
  readonly noticed: string;
  /** A reference as it was typed, or nothing. */
  readonly about: string;
}
interface Reported
  extends
    Pick<Breach, 'id' | 'what' | 'whom' | 'still' | 'aware' | 'excluded' | 'holds'>,
    Pick<Breach, 'outside' | 'lead' | 'unled'> {
  readonly about?: Reference;
  readonly due: Due;
  readonly rungs: readonly RungAt<RegisterRung>[];
}

const anyone: Own<unknown> = { name: 'anyone of the directory', is: () => true };

/** 72 plain hours from when someone was aware; nights and weekends count (docs/process.md P25.3). */
function clockFrom(aware: Instant, { now, directory: { settings } }: RegisterContext): Pick<Reported, 'due' | 'rungs'> {
  const { first, second, third, last } = settings.breach;
  const all: readonly (readonly [RegisterRung, number])[] = [
    ['first', first],
    ['second', second],
    ['third', third],
    ['last', last],
    ['late', breachHours],
  ];
  const rungs = all.map(([rung, after]) => ({ rung, at: hoursAfter(aware, after) }));
  const ahead = rungs.filter(({ at, rung }) => at > now || rung === 'late');
  return { due: { at: hoursAfter(aware, breachHours), rule: 'breach', ruleVersion: 1 }, rungs: ahead };
}

/**
 * Whether this person could have shared papers of the case: they read it, by break glass too, or an action of it, from whose card
 * they report (docs/process.md P25.4).
 */
const readsPapers = (childCase: Case, { action, actor, directory, now }: RegisterContext): boolean =>
  mayRead('name', asReadBy(childCase, actor, directory, now), actor, directory, now) ||
  (action?.reference === childCase.reference && seesAction({ host: hostOf(childCase), action }, actor, directory, now));

export const reportBreach = matterBegun<ReportInput, Reported, Breach>({
  title: 'I shared this with the wrong person',
  fact: 'shared with the wrong person',
  since,
  there: () => refuse('alreadyDecided', 'You have reported this already.', 'The data protection officer has it.'),
  may: [{ own: anyone }],
  asks: () => reportFields,
  record: (_nothing, { id, what, whom, still, noticed, about: typed }, context: RegisterContext) => {
    const { now, actor, directory, about: childCase } = context;
    const read = noticed === '' ? { moment: now } : parseTypedMoment(noticed, now);
    if ('problem' in read)
      return refuse('badDate', `When did you notice: ${read.problem}`, 'Correct it, and press again.');
    if (read.moment > now)
      return refuse('badDate', 'That time is still to come.', 'Give the time at which you noticed.');
    const excluded = closedIn(context);
    if (keeperIds({ excluded }, directory).length === 0) {
      const { mailbox } = directory.settings;
      return refuse(
        'noOne',
        'No data protection officer is in the directory.',
        `Tell your manager, and write to ${mailbox}, now.`,
      );
    }
    const named = readReference(typed);
    const about = 'reference' in named ? { about: named.reference } : {};
    const clock = clockFrom(read.moment, { ...context, actor });
    const holds = childCase !== undefined && readsPapers(childCase, { ...context, actor });
    return {
      data: {
        id,
        what,
        whom,
        still,
        aware: read.moment,
        excluded,
        ...about,
        ...(holds && { holds }),
        ...(excluded.includes(actor.objectId) && { outside: true }),
        ...askedIn(context),
        ...clock,
      },
    };
  },
  evolve: (_nothing, { rungs, ...data }, meta) => ({
    ...data,
    type: 'breach',
    ...saidBy(meta),
    ladder: { set: meta.number, rungs },
    ...entryStamp(meta),
  }),
});

interface WhichCase extends Pick<Breach, 'excluded' | 'lead' | 'unled'> {
  readonly about: Reference;
}
/**
 * An officer says which case it is, that which was named or another: its papers are held from then on, and its lead worker is
 * asked. One that the officer may not know of is answered as one that is not there (docs/process.md P25.4).
 */
export const sayWhichCase = entryStep<Breach, { readonly reference: string }, WhichCase>({
  title: 'Say which case it is',
  fact: 'which case a breach is about was said',
  may: [{ own: keeper }],
  from: ['open'],
  asks: () => whichFields,
  bar: ({ contained }) =>
    contained && refuse('alreadyDecided', 'It is contained: nothing is held any more.', 'Press Open to read how.'),
  record: ({ about, holds, lead: before, unled, excluded: was }, { reference: typed }, context: RegisterContext) => {
    const { about: childCase, actor } = context;
    const named = readReference(typed);
    const excluded = closedIn(context);
    if ('problem' in named || childCase?.reference !== named.reference || excluded.includes(actor.objectId))
      return refuse('noCase', 'No case has this reference.', 'Ask the person who reported it, and check each letter.');
    const asked = askedIn(context);
    const isAsked = asked.lead?.objectId === before?.objectId && asked.unled === unled;
    const isSame = about === childCase.reference && isAsked && excluded.join() === was.join();
    if (isSame && holds === true) return { unchanged: true };
    return { data: { about: childCase.reference, excluded, ...asked } };
  },
  evolve: ({ lead: _lead, unled: _unled, closedTo: _now, outside, risk, ...breach }, data, meta) => ({
    ...breach,
    ...data,
    // What was said of the child of another case does not stand for this one, nor what its reporter was to that one.
    ...(breach.about === data.about && given({ risk, outside })),
    holds: true,
    ...entryStamp(meta),
  }),
});

/** Nothing is called for any more once it is contained and decided. */
const quieted = (breach: Breach): Breach =>
  breach.contained !== undefined && isDecided(breach) ? { ...breach, ladder: { ...breach.ladder, rungs: [] } } : breach;

export const sayChildRisk = entryStep<
  Breach,
  { readonly risk: string; readonly why: string },
  { readonly risk: string; readonly why: string }
>({
  title: 'Say whether the child is at risk',
  fact: 'whether the child is at risk was said',
  may: [{ own: leadAsked }, { own: keeper }],
  from: ['open'],
  asks: () => riskFields,
  bar: ({ about }) => (about === undefined ? refuse('notNow', 'It is about no case.', 'Close it instead.') : undefined),
  record: (_breach, { risk, why }) => ({ data: { risk, why } }),
  evolve: (breach, { risk, why }, meta) => ({ ...breach, risk: { ...saidBy(meta), risk, why } }),
});

export const containBreach = entryStep<Breach, { readonly how: string }, { readonly how: string }>({
  title: 'Contained',
  fact: 'breach contained',
  may: [{ own: keeper }],
  from: ['open'],
  bar: ({ contained }, { now }) =>
    contained &&
    refuse('alreadyDecided', `It was contained, ${sayWhen(contained.at, now)}.`, 'Press Open to read how.'),
  asks: () => containFields,
  record: (_breach, { how }) => ({ data: { how } }),
  evolve: (breach, { how }, meta) => quieted({ ...breach, contained: { ...saidBy(meta), how } }),
});

type Assessed = Omit<NonNullable<Breach['assessed']>, 'by' | 'at'>;
/** A reason is asked for only where someone is not told. */
type AssessInput = Omit<Assessed, 'icoWhy' | 'peopleWhy'> & Partial<Pick<Assessed, 'icoWhy' | 'peopleWhy'>>;
/** Again: put right, as long as it is open. */
export const assessBreach = entryStep<Breach, AssessInput, Assessed>({
  title: 'Decide who is told',
  fact: 'decided who is told of a breach',
  may: [{ own: keeper }],
  from: ['open'],
  asks: () => assessFields,
  bar: ({ ico }) =>
    ico &&
    refuse('alreadyDecided', 'The Commissioner has been told already.', 'Write what is new in Close the breach.'),
  record: (_breach, { harm, ico, icoWhy = '', people, peopleWhy = '' }) => ({
    data: { harm, ico, icoWhy, people, peopleWhy },
  }),
  evolve: (breach, data, meta) => quieted({ ...breach, assessed: { ...saidBy(meta), ...data } }),
});

export const tellIco = entryStep<Breach, { readonly number: string }, { readonly number: string }>({
  title: 'Commissioner told',
  fact: 'the Information Commissioner was told',
  may: [{ own: keeper }],
  from: ['open'],
  asks: () => icoFields,
  bar: ({ assessed, ico }) => {
    if (assessed?.ico !== 'yes')
      return refuse('notNow', 'It is not decided that the Commissioner is told.', 'Press Decide who is told first.');
    return ico && refuse('alreadyDecided', 'The Commissioner has been told already.', 'Press Open to read it.');
  },
  record: (_breach, { number }) => ({ data: { number } }),
  evolve: (breach, { number }, meta) => quieted({ ...breach, ico: { ...saidBy(meta), number } }),
});

export const closeBreach = entryStep<Breach, { readonly learnt: string }, { readonly learnt: string }>({
  title: 'Close the breach',
  fact: 'breach closed',
  may: [{ own: keeper }],
  from: ['open'],
  asks: () => closeFields,
  bar: (breach, { directory }) => {
    if (breach.contained === undefined) return refuse('notNow', 'It is not contained.', 'Press Contained first.');
    if (breach.assessed === undefined)
      return refuse('notNow', 'It is not decided who is told.', 'Press Decide who is told first.');
    if (!isDecided(breach))
      return refuse('notNow', 'The Commissioner is not told yet.', 'Press Commissioner told first.');
    const asked = sayAskedOfChild(breach, directory);
    return asked !== undefined
      ? refuse(
          'notNow',
          `${asked} not said whether the child is at risk.`,
          'Ring them, and write their answer with Say whether the child is at risk.',
        )
      : undefined;
  },
  record: (_breach, { learnt }) => ({ data: { learnt } }),
  evolve: (breach, { learnt }, meta) => ({
    ...breach,
    closed: { ...saidBy(meta), learnt },
    ladder: { ...breach.ladder, rungs: [] },
  }),
});
