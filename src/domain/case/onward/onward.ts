// What is recorded of one referral, report or notice outside MSET: entry by entry, and who is called for the next
// (docs/process.md P17.12).
import { dateIn, type Answers, type Field } from '../../kernel/fields.ts';
import { given } from '../../kernel/given.ts';
import type { ObjectId, Reference } from '../../kernel/ids.ts';
import { leadWorkerOf, readerOf } from '../access/access.ts';
import { employerFieldNames, employerFields, employersIn, type EmployersSaid } from '../concern/employers.ts';
import type { CaseContext } from '../context.ts';
import { birthRight, bornToCome } from '../concern/under-18.ts';
import { refOf, type PersonRef } from '../../people/actor.ts';
import { may, peopleWho } from '../../people/roles.ts';
import {
  notAvailable,
  refuse,
  type Asking,
  type Beginning,
  type Context,
  type Decision,
  type FactMeta,
  type Step,
} from '../../matter/step.ts';
import { addDays, localDate, opensOn, type Instant } from '../../time/calendar.ts';
import { fallenDue, type Ladder, type RungAt } from '../../time/clocks.ts';
import { addMonths, type IsoDate } from '../../time/dates.ts';
import { comesEarly } from '../review/early.ts';
import { isWithMset } from '../owed/duty.ts';
import { isOwedBy } from '../owed/owed.ts';
import type { ReviewSet } from '../state/next-review.ts';
import { isConsented, stageNames } from '../state/stage-table.ts';
import { hasDied, type Case, type Stage } from '../state/stages.ts';
import { caseIs, ofPart } from '../making.ts';
import { begun, clock, made, type Declared } from '../../matter/making.ts';
import { isFirstResponder } from './first-responder.ts';
import { entries, isPositive, kindOf, kinds, reconsiderBy, submitted, type EntryName } from './kinds.ts';
import type { KindName } from '../state/onward-kinds.ts';
import { represents } from '../../people/agencies.ts';
import { defaultSettings } from '../../people/settings.ts';

/** Numbered within its case, from N1. */
export type OnwardId = `N${number}`;
/** Its id as it came back with a press, or undefined for anything else. */
export const toOnwardId = (text: string): OnwardId | undefined =>
  /^N[1-9]\d{0,3}$/.test(text) ? (text as OnwardId) : undefined; // brands what has just been checked

export interface Entry {
  readonly name: EntryName;
  readonly by: PersonRef;
  readonly at: Instant;
  readonly said: Answers;
}
export interface Onward {
  readonly id: OnwardId;
  readonly reference: Reference;
  readonly kind: KindName;
  readonly entries: readonly Entry[];
  /** What is awaited next; undefined once it is over. */
  readonly next?: EntryName;
  /** By when that is awaited; of what no time is set for, when it is asked for. */
  readonly due?: IsoDate;
  /** The case is reviewed early for it, and the fact that says so. */
  readonly early?: { readonly by: PersonRef; readonly at: Instant; readonly review: ReviewSet; readonly fact: number };
  readonly ladder: Ladder<OnwardRung>;
  /** A negative decision: until when it may be taken up again. */
  readonly until?: IsoDate;
  /** For whom the person works, as it was said with this entry of the LADO, and the fact that says so. */
  readonly employers?: EmployersSaid & { readonly fact: number };
  /** Someone has been called for what is awaited. */
  readonly called?: true;
}
export type OnwardRung = 'due';

/** A case, and one of its records: none yet where it begins. */
export interface OnOnward {
  readonly case: Case;
  readonly onward: Onward | undefined;
  readonly id: OnwardId;
}
interface Recorded {
  readonly said: Answers;
  readonly due?: IsoDate;
  readonly rungs: readonly RungAt<OnwardRung>[];
  readonly early?: ReviewSet;
  readonly until?: IsoDate;
  readonly employers?: EmployersSaid;
}

/** Whether someone may record anything of this kind on this case. */
export function mayRecord(kind: KindName, childCase: Case, { actor, directory, now }: Context): boolean {
  const { datum, may: capability, agencies } = kinds[kind];
  const speaks = may(actor, capability) || agencies(directory.settings).some((id) => represents(actor, id, directory));
  return speaks && readerOf(childCase, actor, directory, now)(datum, 'write');
}

const fieldsOf = (name: EntryName, at: Asking<OnOnward> = {}): readonly Field[] => {
  const { actor, directory } = at;
  const fields = name === 'recordLado' ? ladoFields(at) : entries[name].fields;
  if (actor === undefined || directory === undefined || isFirstResponder(actor, directory)) return fields;
  return fields.map((field) =>
    field.choices?.includes(submitted) === true
      ? { ...field, choices: field.choices.filter((choice) => choice !== submitted) }
      : field,
  );
};

const ladoFields = (at: Asking<OnOnward>): readonly Field[] => [
  ...entries.recordLado.fields.flatMap((field) =>
    field.name === 'born' && at.now !== undefined ? [field, birthRight('born', at.now)] : [field],
  ),
  ...employersOf(at),
];
/** With the report: who could read the case till then and works there does not any more. It may be left open. */
const employersOf = ({ before, directory }: Asking<OnOnward>): readonly Field[] =>
  employerFields({ before: before && { ...before.case, onward: ['lado'] }, directory }, () => []).map((field) =>
    field.name === 'employer' ? { ...field, need: 'optional', folded: true } : field,
  );

const recordedAlready = refuse('alreadyDecided', 'This has been recorded.', 'Open the case to read it.');
/** Stands where its case does. */
const making = ofPart<OnOnward>(() => undefined);

/** The days that have been: nothing is recorded of tomorrow. */
const pastDays = ['on', 'known'];
function badDay(said: Answers, today: IsoDate): Decision<never> | undefined {
  const ahead = pastDays.some((name) => (dateIn(said, name) ?? '') > today);
  if (ahead) return refuse('badDate', 'This date is still to come.', 'Give the day on which it happened.');
  const [known, told] = pastDays.map((name) => dateIn(said, name)).toReversed();
  return known !== undefined && told !== undefined && told < known
    ? refuse('badDate', 'It cannot have been told before it was known.', 'Check both dates.')
    : undefined;
}

/** What was recorded last of the record itself, and not beside it. */
export const lastOf = ({ entries: made }: Pick<Onward, 'entries'>): Entry | undefined =>
  made.findLast(({ name }) => entries[name].beside !== true);

/** What is awaited after this entry. */
function nextAfter(name: EntryName, said: Answers, on: OnOnward): EntryName | undefined {
  const { ends, leadsTo } = entries[name];
  const { chain } = kinds[kindOf(name)];
  if (ends?.(said) === true) return undefined;
  return leadsTo === undefined ? chain[chain.indexOf(name) + 1] : leadsTo(said, on.onward?.entries ?? []);
}

function record(name: EntryName, on: OnOnward, input: Answers, context: CaseContext): Decision<Recorded> {
  const said = Object.fromEntries(Object.entries(input).filter(isSaid));
  const wrong = badDay(said, localDate(context.now)) ?? bornToCome(said['born'] ?? '', context.now);
  if (wrong !== undefined) return wrong;
  const { settings } = context.directory;
  // What is said beside puts nothing off.
  if (entries[name].beside === true) return { data: { said, rungs: on.onward?.ladder.rungs ?? [] } };
  const { due: dueOf, asksAgain, leadDays } = entries[name];
  const isAwaited = nextAfter(name, said, on) !== undefined || asksAgain?.(said) === true;
  const due = isAwaited ? dueOf?.(said, on.case, settings) : undefined;
  const asked = due && addDays(due, -(leadDays?.(settings) ?? 0));
  const rungs = asked === undefined ? [] : [{ rung: 'due' as const, at: opensOn(asked, settings.officeHours) }];
  const alleged: Case = { ...on.case, onward: ['lado'] };
  const employers = (input['employer'] ?? '') === '' ? undefined : employersIn(alleged, input, [], context);
  const until = isRefused(name, said) ? reconsiderBy(said, settings) : undefined;
  return { data: { said, rungs, ...given({ due, until, early: earlyFor(said, on.case, context), employers }) } };
}
/** A negative decision, of which it is still to be said whether a reconsideration is asked for. */
const isRefused = (name: EntryName, said: Answers): boolean => entries[name].opens?.(said) !== undefined;
/** Until when a negative decision may be taken up again. Of one that an earlier program recorded, by the time it had. */
export function reconsideredUntil(record: Pick<Onward, 'entries' | 'until'>): IsoDate | undefined {
  const last = lastOf(record);
  if (last === undefined || !isRefused(last.name, last.said)) return undefined;
  return record.until ?? reconsiderBy(last.said, defaultSettings);
}
/** Of the case, or of the form alone: not said of the report. */
const besides: ReadonlySet<string> = new Set([...employerFieldNames, 'birthRight']);
const isSaid = ([field, value]: readonly [string, string]): boolean => value !== '' && !besides.has(field);

/** Grounds that are newly positive bring the review of an open case forward. */
function earlyFor(said: Answers, childCase: Case, context: CaseContext): ReviewSet | undefined {
  const isNews = isPositive(said) && childCase.nrm === undefined && !hasDied(childCase);
  return isNews ? comesEarly(childCase, context) : undefined;
}

function withEntry(
  name: EntryName,
  on: OnOnward,
  { said, due, rungs, early, until, employers }: Recorded,
  meta: FactMeta,
): Onward {
  const by = refOf(meta.by);
  const entry: Entry = { name, by, at: meta.at, said };
  if (entries[name].beside === true && on.onward !== undefined)
    return { ...on.onward, entries: [...on.onward.entries, entry] };
  return {
    id: on.id,
    reference: on.case.reference,
    kind: kindOf(name),
    entries: [...(on.onward?.entries ?? []), entry],
    ladder: { set: meta.number, rungs },
    ...given({
      next: nextAfter(name, said, on),
      due,
      until,
      early: early && { by, at: meta.at, review: early, fact: meta.number },
      employers: employers && { ...employers, fact: meta.number },
    }),
  };
}

/** What may be recorded on a record now, and the first of it is awaited. */
export function mayFollow(record: Pick<Onward, 'next' | 'entries'>): readonly EntryName[] {
  const last = lastOf(record);
  const { next } = record;
  return [next, last && entries[last.name].opens?.(last.said)].filter((name) => name !== undefined);
}
/** What is awaited of a record: its next entry, or another record of its kind. */
export const awaitedOf = (record: Onward): EntryName | undefined =>
  record.next ?? (record.due === undefined ? undefined : lastOf(record)?.name);
/** What is asked for beside what is awaited: at 18, of a record that is not over. */
export const besideOf = (
  childCase: Case,
  { kind, next }: Pick<Onward, 'kind' | 'next'>,
  now: Instant,
): readonly EntryName[] =>
  kind === 'nrm' && next !== undefined && isOwedBy(childCase, 'recordAt18', now) ? ['recordAt18'] : [];

/** Earlier programs know no reconsideration. */
const since: Readonly<Partial<Record<EntryName, number>>> = {
  recordReconsideration: 5,
  recordReconsidered: 5,
  recordAt18: 9,
  recordGuardian: 9,
  recordGuardianName: 9,
};

const declared = (name: EntryName): Declared<Answers, Recorded, OnOnward, Onward, Stage> => {
  const kind = kindOf(name);
  const isFirst = kinds[kind].chain[0] === name;
  return {
    title: entries[name].title,
    fact: entries[name].fact,
    ...given({ since: since[name] }),
    dataSince: { early: 5, until: 9 },
    may: [
      {
        own: {
          name: `records ${kind}`,
          is: ({ case: childCase }, context) => mayRecord(kind, childCase, context),
        },
      },
    ],
    from: stageNames,
    bar: ({ case: childCase, onward }, { now, directory }) => {
      // What is awaited is recorded wherever the case stands; anything new of a case that MSET has.
      if (isFirst) {
        if (kinds[kind].isHere?.(directory.settings) === false) return notAvailable;
        if (isWithMset(childCase) || isOwedBy(childCase, name, now)) return undefined;
        return isConsented(childCase) ? caseIs(childCase, 'A new worry is a new referral.') : notAvailable;
      }
      if (onward?.kind !== kind) return notAvailable;
      return [...mayFollow(onward), ...besideOf(childCase, onward, now)].includes(name) ? undefined : recordedAlready;
    },
    asks: (at) => fieldsOf(name, at),
    record: (on, input, context) => record(name, on, input, context),
    evolve: (on, data, meta) => withEntry(name, on, data, meta),
  };
};

/** The first entry of a kind. Recorded again it is another one: a second notice, a second referral. */
export const begins = (name: EntryName): Beginning<Answers, Recorded, OnOnward, Onward> =>
  begun(making, declared(name));

/** What follows on it. */
export const follows = (name: EntryName): Step<Answers, Recorded, OnOnward, Onward> => made(making, declared(name));

interface Prompted {
  readonly to: readonly ObjectId[];
  readonly left: readonly RungAt<OnwardRung>[];
}
/** The clock's own step: what is awaited has not been recorded. It comes again until it is. */
export const promptOnward = made<object, Prompted, OnOnward, Onward, Stage>(making, {
  title: 'Prompt',
  fact: 'a record was asked for',
  may: [{ own: clock }],
  from: stageNames,
  record: ({ case: childCase, onward }, _input, { now, directory }) => {
    const { due } = fallenDue(onward?.ladder, now);
    if (onward === undefined || due.length === 0) return { unchanged: true };
    // Recorded meanwhile by another record of its kind, it is awaited no longer.
    if (childCase.awaited?.some(({ id }) => id === onward.id) === false) return { data: { to: [], left: [] } };
    const people = [leadWorkerOf(childCase, directory), ...peopleWho(directory, 'triage')].flatMap(
      (person) => person ?? [],
    );
    const to = [...new Set(people.map(({ objectId }) => objectId))].filter((id) => !childCase.excluded.includes(id));
    const { onwardAgainDays, nrm, officeHours } = directory.settings;
    const today = localDate(now);
    const again = isUntimed(onward) ? addMonths(today, nrm.askAgainMonths) : addDays(today, onwardAgainDays);
    return { data: { to, left: [{ rung: 'due', at: opensOn(again, officeHours) }] } };
  },
  evolve: ({ onward }, { left }, meta) => {
    if (onward === undefined) throw new Error('a prompt for what was never recorded');
    return { ...onward, called: true, ladder: { set: meta.number, rungs: left } };
  },
});

/** Others decide what is awaited, and no time is set for it. */
export const isUntimed = ({ next }: Pick<Onward, 'next'>): boolean =>
  next !== undefined && entries[next].untimed !== undefined;

/** Whether what is awaited is late. */
export const isLate = (record: Onward, today: IsoDate): boolean =>
  awaitedOf(record) !== undefined && record.due !== undefined && record.due < today && !isUntimed(record);
