// Every step on a police list, once. It has a chain of facts of its own; no fact of it says anything of a child.
import { type Reference, toObjectId } from '../kernel/ids.ts';
import type { Choice, Field } from '../kernel/fields.ts';
import { clock, made, matterBegun, type Declared, type Making } from '../matter/making.ts';
import { matterOf, type CommandIn, type MatterTypes, type NoParts } from '../matter/matter.ts';
import { refuse, type Context, type FactMeta, type Step } from '../matter/step.ts';
import { refOf, type Person, type PersonRef } from '../people/actor.ts';
import { personIn, type Directory } from '../people/directory.ts';
import { may, peopleWho } from '../people/roles.ts';
import { addWorkingDays } from '../time/calendar.ts';
import { fallenDue, type RungAt } from '../time/clocks.ts';
import type { IsoDate } from '../time/dates.ts';
import { toPoliceListId, type PoliceList, type PoliceListId } from './list.ts';

const keeps = [{ role: 'keepPoliceLists' }] as const;
const making: Making<PoliceList> = {
  at: () => 'there',
  owes: () => false,
  reads: () => () => false,
  elsewhere: () => notAvailableList,
};
const notAvailableList = refuse(
  'notAvailable',
  'This list is not available to you, or there is none.',
  'Ask the MSET co-ordinator.',
);
const nothingLeft = refuse(
  'alreadyDecided',
  'Nothing of this is left to do: it was done already.',
  'The list shows what was done.',
);

type Unstamped = Omit<PoliceList, 'facts' | 'changedAt'>;
const listStep = <Input extends object, Data>(
  declared: Omit<Declared<Input, Data, PoliceList, Unstamped, 'there'>, 'from' | 'may' | 'since'>,
): Step<Input, Data, PoliceList, PoliceList> =>
  made<Input, Data, PoliceList, PoliceList, 'there'>(making, {
    ...declared,
    since: 7,
    may: keeps,
    from: ['there'],
    evolve: (list, data, meta) => ({ ...declared.evolve(list, data, meta), facts: meta.number, changedAt: meta.at }),
  });

interface Counted {
  /** So many rows there are with these. */
  readonly rows: number;
  /** The numbers of those of them to look at. */
  readonly open: readonly number[];
}
interface WithRungs {
  readonly rungs: readonly RungAt<'untouched'>[];
}
type Taken = Counted & WithRungs;
interface Begun {
  readonly id: PoliceListId;
  readonly on: IsoDate;
}

/** A list that no one has touched for so many working days calls (docs/process.md P29.8). */
const untouchedWorkingDays = 3;
const rungsFrom = ({ now, directory: { settings } }: Context): readonly RungAt<'untouched'>[] => [
  { rung: 'untouched', at: addWorkingDays(now, untouchedWorkingDays, settings.officeHours) },
];
const later = (list: PoliceList, open: readonly number[], { rungs }: WithRungs, meta: FactMeta) => ({
  open,
  ladder: open.length === 0 ? { set: list.ladder.set, rungs: [] } : { set: meta.number, rungs },
});

const takePoliceList = matterBegun<Begun & Counted, Begun & Taken, PoliceList>({
  title: 'Take the list',
  fact: 'police list taken',
  since: 7,
  there: () => refuse('alreadyDecided', 'A list of this day is there already.', 'Its rows are added to it.'),
  may: keeps,
  record: (_nothing, { id, on, rows, open }, context) => ({ data: { id, on, rows, open, rungs: rungsFrom(context) } }),
  evolve: (_nothing, { id, on, rows, open, rungs }, meta) => ({
    id,
    on,
    by: refOf(meta.by),
    at: meta.at,
    rows,
    open,
    done: [],
    ladder: { set: meta.number, rungs: open.length === 0 ? [] : rungs },
    facts: meta.number,
    changedAt: meta.at,
  }),
});

const addPoliceRows = listStep<Counted, Taken>({
  title: 'Add rows',
  fact: 'rows added to a police list',
  record: (list, { rows, open }, context) =>
    rows <= list.rows ? { unchanged: true } : { data: { rows, open, rungs: rungsFrom(context) } },
  evolve: (list, data, meta) => ({
    ...list,
    rows: data.rows,
    ...later(list, [...new Set([...list.open, ...data.open])], data, meta),
  }),
});

export interface Entered {
  readonly row: number;
  readonly reference: Reference;
}
interface EnterInput {
  /** Absent while it is only asked whether there is anything to do. */
  readonly entered?: readonly Entered[];
}
const enterPastEpisodes = listStep<EnterInput, { readonly entered: readonly Entered[] } & WithRungs>({
  title: 'Enter past episodes',
  fact: 'past episodes of a police list entered',
  bar: (list) => (list.open.length === 0 ? nothingLeft : undefined),
  record: (list, { entered = [] }, context) => {
    const fresh = entered.filter(({ row }) => list.open.includes(row));
    return fresh.length === 0 ? nothingLeft : { data: { entered: fresh, rungs: rungsFrom(context) } };
  },
  evolve: (list, data, meta) => ({
    ...list,
    ...later(
      list,
      without(
        list.open,
        data.entered.map(({ row }) => row),
      ),
      data,
      meta,
    ),
    done: [...list.done, ...data.entered.map((one) => ({ ...one, as: 'entered' as const, at: meta.at }))],
  }),
});
const without = (open: readonly number[], rows: readonly number[]): readonly number[] =>
  open.filter((row) => !rows.includes(row));

/** Those whom a co-ordinator may ask to refer. Where a list has no room for all of them, managers are on it. */
export const workersIn = (directory: Directory | undefined): readonly Choice[] =>
  (directory === undefined ? [] : peopleWho(directory, 'lead'))
    .toSorted((one, other) => rank(one) - rank(other) || (one.name < other.name ? -1 : 1))
    .map(({ objectId, name }) => ({ value: objectId, title: name }));
const rank = (person: Person): number => (may(person, 'consent') ? 0 : 1);
const referFields = (directory: Directory | undefined): readonly Field[] => [
  {
    name: 'worker',
    title: 'Who refers the child?',
    kind: 'choice',
    need: 'always',
    choices: workersIn(directory),
    help: 'Managers first. A name that is not in the list: choose their manager, who refers the child or says who does.',
  },
];

interface ReferInput {
  readonly worker: string;
  /** The rows of the child, and the draft that was begun of them; absent while only the form is read. */
  readonly rows?: readonly number[];
  readonly reference?: Reference;
}
interface Referred extends WithRungs {
  readonly rows: readonly number[];
  readonly reference: Reference;
  readonly to: PersonRef;
}
const referFromList = listStep<ReferInput, Referred>({
  title: 'Refer',
  fact: 'child of a police list referred',
  asks: ({ directory }) => referFields(directory),
  record: (list, { worker, rows = [], reference }, context) => {
    const { directory } = context;
    const person = personIn(directory, toObjectId(worker) ?? '');
    if (person === undefined || !may(person, 'lead'))
      return refuse('incomplete', 'This person cannot refer a child.', 'Choose a worker or manager of the council.');
    const fresh = rows.filter((row) => !list.done.some((one) => one.row === row && one.as === 'referred'));
    if (reference === undefined || fresh.length === 0) return nothingLeft;
    return { data: { rows: fresh, reference, to: refOf(person), rungs: rungsFrom(context) } };
  },
  evolve: (list, data, meta) => ({
    ...list,
    ...later(list, without(list.open, data.rows), data, meta),
    done: [
      ...list.done,
      ...data.rows.map((row) => ({ row, as: 'referred' as const, reference: data.reference, at: meta.at })),
    ],
  }),
});

interface SeenInput {
  readonly row?: number;
}
const seePoliceRow = listStep<SeenInput, { readonly row: number } & WithRungs>({
  title: 'Nothing to do',
  fact: 'row of a police list looked at',
  bar: (list) => (list.open.length === 0 ? nothingLeft : undefined),
  record: (list, { row }, context) =>
    row === undefined || !list.open.includes(row) ? nothingLeft : { data: { row, rungs: rungsFrom(context) } },
  evolve: (list, data, meta) => ({
    ...list,
    ...later(list, without(list.open, [data.row]), data, meta),
    done: [...list.done, { row: data.row, as: 'seen', at: meta.at }],
  }),
});

/** The clock's own step: a list that no one has touched calls once. */
const remindPoliceList = made<
  object,
  { readonly left: readonly RungAt<'untouched'>[] },
  PoliceList,
  PoliceList,
  'there'
>(making, {
  title: 'Remind',
  fact: 'reminded',
  since: 7,
  may: [{ own: clock }],
  from: ['there'],
  record: (list, _input, { now }) => {
    const { due, left } = fallenDue(list.ladder, now);
    return due.length === 0 ? { unchanged: true } : { data: { left } };
  },
  evolve: (list, { left }, meta) => ({ ...list, ladder: { set: list.ladder.set, rungs: left }, facts: meta.number }),
});

const policeListSteps = {
  takePoliceList,
  addPoliceRows,
  enterPastEpisodes,
  referFromList,
  seePoliceRow,
  remindPoliceList,
} as const;

export interface PoliceListTypes extends MatterTypes {
  readonly id: PoliceListId;
  readonly root: PoliceList;
  readonly steps: typeof policeListSteps;
  readonly parts: NoParts;
}
export type PoliceListStepName = keyof PoliceListTypes['steps'];
export type PoliceListCommand = CommandIn<PoliceListTypes>;

export const policeListMatter = matterOf<PoliceListTypes>({
  name: 'police list',
  plural: 'police lists',
  kind: 'policeList',
  changedMeanwhile: refuse(
    'changedMeanwhile',
    'Someone else was working on this list at the same moment.',
    'Press it again.',
  ).refusal,
  idOf: ({ id }) => id,
  toId: toPoliceListId,
  steps: policeListSteps,
  parts: {},
  touch: (list) => list,
  clock: ({ ladder }) => ({ name: 'policeList', ladder, step: 'remindPoliceList' }),
});
