// Numbers, and never of whom.
import { z } from 'zod';
import { heldNow } from '../../casework/read/held.ts';
import { countsIn, releasedIn } from '../../casework/figures/sums.ts';
import type { FigureStore, Release } from '../../casework/ports/figure-ports.ts';
import type { Scene } from '../../desk/scene/scene.ts';
import { inAreas } from '../../domain/figures/areas.ts';
import { totalsIn } from '../../domain/figures/counts.ts';
import {
  before,
  isOver,
  kindOfPeriod,
  monthsIn,
  monthsUpTo,
  periodKinds,
  periodOf,
  periodsBack,
  sayPeriod,
  toPeriod,
  type Period,
} from '../../domain/figures/periods.ts';
import { sayingOf, tellFigures, type Saying } from '../../domain/figures/told.ts';
import { given } from '../../domain/kernel/given.ts';
import { may } from '../../domain/people/roles.ts';
import { localDate, sayWhen, type Instant } from '../../domain/time/calendar.ts';
import {
  childListFor,
  childListNamed,
  childListsFor,
  childListShape,
  type ChildListName,
} from '../../reading/figures/children.ts';
import { figureTableShape, nowFiguresFor } from '../../reading/figures/now.ts';
import {
  figuredShape,
  figuresTold,
  returnNamed,
  returnShape,
  returns as returnTable,
  returnTold,
  splitOf,
  type FiguresTold,
  type ReturnName,
} from '../../reading/figures/page.ts';
import { profileTold } from '../../reading/figures/profile.ts';
import { printShape } from '../../reading/print/paper.ts';
import { instantShape } from '../../reading/lines.ts';
import type { Told } from '../../reading/told.ts';
import { trainingFiguresFor } from '../../reading/training/trainings.ts';
import { pageAt, readAt } from './read.ts';

const choice = z.object({ value: z.string(), title: z.string() });
/** Numbers, as they are said: none of whom. */
const shape = z.object({
  now: instantShape,
  period: z.string(),
  periods: z.array(choice),
  split: z.string(),
  /** What is to be known of these numbers: in classes, when they left, that none are counted yet. */
  notes: z.array(z.string()),
  /** Absent: nothing is counted yet. */
  told: figuredShape.optional(),
  /** What can be saved as a table: of this period, which is over. */
  returns: z.array(choice),
  /** Lists of children, for those who answer to inspectors; some as JSON, too. */
  lists: z.array(choice.extend({ json: z.literal(true).exactOptional() })),
  /** How things stand now: for those who may read cases; and the training. */
  tables: z.array(figureTableShape),
});
export type Figures = Told<typeof shape>;

const trend = 12;
/** How many of each kind of period may be chosen. */
const offered = { month: 12, quarter: 6, year: 3 } as const;
/** Exact numbers, of the period that is under way too; everyone else has classes of what is over. */
const isExact = ({ person }: Pick<Scene, 'person'>): boolean => may(person, 'seeExactFigures');

export const figures = pageAt({
  has: ({ person }: Scene) => may(person, 'seeFigures'),
  path: '/figures',
  says: 'Numbers, and never of whom: of a period, and how things stand now',
  query: ['period', 'split'],
  asks: (_named, said): { readonly period?: Period; readonly split?: string } => {
    const [period, split] = [toPeriod(said('period') ?? ''), said('split')];
    return { ...(period !== undefined && { period }), ...(split !== undefined && { split }) };
  },
  answer: shape,
  read: async (scene, asked): Promise<Figures | undefined> => {
    const { person, now } = scene;
    if (!may(person, 'seeFigures')) return undefined;
    const periods = periodsFor(scene);
    const period = periods.find((one) => one === asked.period) ?? firstOf(periods, scene);
    const store = scene.ports.figures;
    const tables = [...(isExact(scene) ? await nowFiguresFor(scene) : []), await trainingFiguresFor(scene)];
    const split = splitOf(asked.split);
    const found = store && (await figuredIn(store, scene, period, split));
    return {
      now,
      period,
      periods: periods.map((value) => ({ value, title: titleOf(value, now) })),
      split,
      notes: found?.notes ?? [nothingYet],
      ...given({ told: found?.told }),
      returns:
        found?.told !== undefined && isOver(period, localDate(now))
          ? Object.entries(returnTable).map(([value, { title }]) => ({ value, title }))
          : [],
      lists: childListsFor(scene, period).map((one) => ({ ...one })),
      tables,
    };
  },
});

/** A return as a table: in classes, for everyone who asks; of a period that is over. */
export const figureReturn = readAt({
  path: '/figures/:name/:period',
  says: 'What is returned of a period, as a table in classes',
  asks: (named) => {
    const [name, period] = [returnNamed(named('name')), toPeriod(named('period'))];
    return name === undefined || period === undefined ? undefined : { name, period };
  },
  answer: returnShape,
  read: async (
    { person, ports, now, directory }: Scene,
    { name, period }: { readonly name: ReturnName; readonly period: Period },
  ) => {
    if (!may(person, 'seeFigures') || ports.figures === undefined) return undefined;
    const release = (await releasedIn(ports.figures, [period], now, directory.settings)).get(period);
    return release && returnTold(name, { now: sayingOf(release.told, true), period, directory });
  },
});

/** A list of children as a table: each is a look; of what someone does not read there is nothing. */
export const childList = readAt({
  path: '/children/:name/:period',
  says: 'Children of a period, by case system ID, for an inspection or a return',
  asks: (named) => {
    const [name, period] = [childListNamed(named('name')), toPeriod(named('period'))];
    return name === undefined || period === undefined ? undefined : { name, period };
  },
  answer: childListShape,
  read: async (scene: Scene, { name, period }: { readonly name: ChildListName; readonly period: Period }) =>
    childListFor(
      scene,
      name,
      period,
      new Map((await heldNow(scene.ports.register)).map(({ about, id }) => [about, id])),
    ),
});

const sayingIn = (release: Release | undefined): Saying => sayingOf(release?.told ?? {}, true);

/** The problem profile of a period that is over, for paper: as it left. */
export const printProfile = readAt({
  path: '/print/profile/:period',
  says: 'The problem profile of a period, in classes',
  asks: (named) => {
    const period = toPeriod(named('period'));
    return period === undefined ? undefined : { period };
  },
  answer: printShape,
  read: async ({ person, ports, now, directory }: Scene, { period }: { readonly period: Period }) => {
    if (!may(person, 'seeFigures') || ports.figures === undefined) return undefined;
    const past = before(period);
    const releases = await releasedIn(ports.figures, [period, past], now, directory.settings);
    const own = releases.get(period);
    return (
      own &&
      profileTold({
        period,
        past,
        directory,
        now: sayingIn(own),
        before: sayingIn(releases.get(past)),
        at: own.at,
        revisedAt: own.revisedAt,
        today: now,
      })
    );
  },
});

/** "Quarter 3 of 2027"; "2027 so far": it may not be read as a whole one. */
const titleOf = (period: Period, now: Instant): string =>
  `${sayPeriod(period)}${isOver(period, localDate(now)) ? '' : ' so far'}`;

const nothingYet = 'Nothing has been counted yet. Come back in a minute.';
const stillCounted = (period: Period): string =>
  `${sayPeriod(period)} is over, and is not counted to its end yet. Come back in a quarter of an hour, or choose another period.`;

function periodsFor(scene: Scene): readonly Period[] {
  const today = localDate(scene.now);
  return [...periodKinds].toReversed().flatMap((kind) => {
    const all = periodsBack(periodOf(kind, today), offered[kind] + 1);
    return isExact(scene) ? all.slice(0, offered[kind]) : all.filter((period) => isOver(period, today));
  });
}
/** The year under way; of what has left, the newest quarter. */
const firstOf = (periods: readonly Period[], scene: Scene): Period =>
  periods.find((period) => isExact(scene) || kindOfPeriod(period) === 'quarter') ?? '';

async function figuredIn(
  store: FigureStore,
  scene: Scene,
  period: Period,
  split: ReturnType<typeof splitOf>,
): Promise<{ readonly told?: FiguresTold; readonly notes: readonly string[] } | undefined> {
  const { now, directory } = scene;
  const thisMonth = localDate(now).slice(0, 7);
  const months = monthsUpTo(monthsIn(period).at(-1) ?? thisMonth, trend).filter((month) => month <= thisMonth);
  const past = before(period);
  const wanted = [...new Set([period, past, ...months])];
  const [says, notes] = isExact(scene)
    ? await exactly(store, wanted, period, scene)
    : await inClasses(store, wanted, period, scene);
  const say = (of: Period): Saying => says.get(of) ?? sayingOf({}, !isExact(scene));
  if (says.size === 0) return undefined;
  // Of classes that have not left none may be read as "0 to 4".
  if (!says.has(period)) return { notes: [stillCounted(period)] };
  const figured = {
    period,
    title: titleOf(period, now),
    isOver: isOver(period, localDate(now)),
    directory,
    now: say(period),
    before: say(past),
    months: months.filter((month) => says.has(month)).map((month) => ({ month, say: say(month) })),
  };
  return { told: figuresTold(figured, split, sayPeriod(past)), notes };
}

type Saids = readonly [says: ReadonlyMap<Period, Saying>, notes: readonly string[]];

async function exactly(
  store: FigureStore,
  wanted: readonly Period[],
  period: Period,
  { now, directory: { settings } }: Scene,
): Promise<Saids> {
  const counting = (await store.counting())?.value;
  if (counting === undefined) return [new Map(), []];
  const counts = await countsIn(store, wanted);
  return [
    new Map(
      [...counts].map(([of, sums]) => [
        of,
        sayingOf(tellFigures(of === period ? inAreas(sums, settings) : totalsIn(sums), false), false),
      ]),
    ),
    [
      isOver(period, localDate(now))
        ? 'Exact here. Exports and prints round to the nearest 5 (0 to 4 is one class).'
        : `Exact here. Once ${sayPeriod(period)} is over, its returns and its problem profile can be saved or printed; those round to the nearest 5 (0 to 4 is one class).`,
      ...(counting.again === true ? ['They are being counted again, and are not whole yet.'] : []),
    ],
  ];
}

async function inClasses(
  store: FigureStore,
  wanted: readonly Period[],
  period: Period,
  { now, directory: { settings } }: Scene,
): Promise<Saids> {
  const released = await releasedIn(store, wanted, now, settings);
  const own = released.get(period);
  return [
    new Map([...released].map(([of, { told }]) => [of, sayingOf(told, true)])),
    [
      'In classes, so that no child is known by a number: 0 to 4 is one class, others are rounded to 5; medians and shares only of 10 or more.',
      ...(own === undefined ? [] : [`As they were first given out, on ${sayWhen(own.at, now)}.`]),
      ...(own?.revisedAt === undefined
        ? []
        : [`Revised on ${sayWhen(own.revisedAt, now)}: something was corrected since.`]),
    ],
  ];
}
