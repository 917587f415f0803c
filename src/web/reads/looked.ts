// Who looked, for the auditor and the data protection officer: people and references, never of whom (docs/process.md P26.3).
import { z } from 'zod';
import { sealCheck } from '../../casework/check/seals.ts';
import { sayCode } from '../../casework/looks/day-seal.ts';
import type { Look, WhoLooked } from '../../casework/ports/ports.ts';
import { endedLooks, type EndedLooks } from '../../casework/looks/ending.ts';
import type { DaySeals, SealsOutside } from '../../casework/ports/seal-ports.ts';
import { mint, type Scene } from '../../desk/scene/scene.ts';
import { isOver, monthsUpTo, sayPeriod, toPeriod, kindOfPeriod, type Month } from '../../domain/figures/periods.ts';
import { given } from '../../domain/kernel/given.ts';
import { toObjectId } from '../../domain/kernel/ids.ts';
import { daysUntilIdle, isByChance, type Finding } from '../../domain/look/findings.ts';
import { talliesOf, type LookTally } from '../../domain/look/tally.ts';
import { toPartitionId } from '../../domain/matters/partition.ts';
import { may } from '../../domain/people/roles.ts';
import { readsEntry, type RegisterEntry } from '../../domain/register/entry.ts';
import { oldOn } from '../../domain/register/looks-end.ts';
import { addDays, localDate, momentOn, sayDate, type Instant } from '../../domain/time/calendar.ts';
import type { IsoDate } from '../../domain/time/dates.ts';
import { instantShape } from '../../reading/lines.ts';
import {
  findingsOf,
  keptFrom,
  lookedRowShape,
  lookedViews,
  looksShown,
  mostRows,
  rowsBy,
  rowsOfFindings,
  rowsOfLooks,
  sayOutsideHours,
  shutOf,
  type FoundRow,
  type LookedOf as Of,
  type LookedView,
} from '../../reading/looked/looked.ts';
import { glassRows, type GlassRows } from '../../reading/looked/glass.ts';
import { askedOf, becauseOf, sayAsked } from '../../reading/looked/asked.ts';
import type { Told } from '../../reading/told.ts';
import { buttonShape } from '../tab/api.ts';
import { buttonFor } from './button.ts';
import { pageAt, readAt } from './read.ts';

/** `step`: to ask the person why; absent where they were asked, or cannot be. */
const groupRowShape = lookedRowShape.extend({ step: buttonShape.optional() });
/** `left`: how many rows more there are, asked for with `left`. */
const groupShape = z.object({ title: z.string(), none: z.string(), rows: z.array(groupRowShape), left: z.number() });
const shape = z.object({
  now: instantShape,
  view: z.enum(lookedViews),
  month: z.string(),
  months: z.array(z.object({ value: z.string(), title: z.string() })),
  groups: z.array(groupShape),
  notes: z.array(z.string()),
  /** To open a case by break glass. */
  opens: buttonShape,
  seal: z.object({
    line: z.string(),
    code: z.string().optional(),
    /** How it compares with the codes outside. */
    mark: z.object({ isGood: z.boolean(), words: z.string() }),
  }),
});
export type LookedPage = Told<typeof shape>;

const offered = 13;
const yearDays = 365;
const has = ({ person }: Pick<Scene, 'person'>): boolean => may(person, 'seeLooks');
const viewIn = (text = ''): LookedView | undefined => lookedViews.find((one) => one === text);
const monthIn = (text: string): Month | undefined => (kindOfPeriod(text) === 'month' ? toPeriod(text) : undefined);

export const looked = pageAt({
  has,
  path: '/looked',
  says: 'Who looked at what: what is worth a question, by case, by person and by day, and the seal',
  query: ['view', 'month', 'left'],
  asks: (_named, said): { readonly view?: LookedView; readonly month?: Month; readonly left?: number } =>
    given({ view: viewIn(said('view')), month: monthIn(said('month') ?? ''), left: leftIn(said('left')) }),
  answer: shape,
  read: async (scene, { view = 'questions', left, ...asked }): Promise<LookedPage | undefined> => {
    const { whoLooked, daySeals } = scene.ports;
    if (!has(scene) || whoLooked === undefined || daySeals === undefined) return undefined;
    const months = monthsUpTo(localDate(scene.now).slice(0, 7), offered).toReversed();
    const month = months.find((one) => one === asked.month) ?? months[0] ?? '';
    const told =
      view === 'glass'
        ? await glassIn(scene, month)
        : view === 'questions'
          ? await questionsIn(scene, whoLooked, month)
          : await looksIn(scene, whoLooked, { view, month, left });
    return {
      now: scene.now,
      view,
      month,
      months: months.map((value) => ({ value, title: sayPeriod(value) })),
      ...told,
      opens: buttonFor({ title: 'Break glass', verb: 'glass.open' }),
      seal: await sealTold(scene, daySeals, month),
    };
  },
});

/** The looks at a case, of a person in a year, or of a day, one by one. */
export const lookedAt = readAt({
  path: '/looked/:of/:id',
  says: 'Looks one by one: at a case, of a person, of a day',
  query: ['left'],
  asks: (named, said): { readonly of: Of; readonly id: string; readonly left?: number } | undefined => {
    const [of, id] = [viewIn(named('of')), named('id')];
    return of === undefined || of === 'questions' || of === 'glass' || !idForms[of](id)
      ? undefined
      : { of, id, ...given({ left: leftIn(said('left')) }) };
  },
  answer: z.object({ rows: z.array(lookedRowShape), left: z.number() }),
  read: async (scene: Scene, { of, id, left }) => {
    const { whoLooked } = scene.ports;
    if (!has(scene) || whoLooked === undefined) return undefined;
    const looks = await looksShown(scene, scene.ports, await looksAt[of](scene, whoLooked, id));
    return partOf(rowsOfLooks(looks, scene), left);
  },
});

/** The looks of a month and the seals of it, compared now. */
export const lookedCheck = readAt({
  path: '/looked-check/:month',
  says: 'Whether the looks of a month are what was sealed',
  asks: (named) => {
    const month = monthIn(named('month'));
    return month === undefined ? undefined : { month };
  },
  answer: z.object({ isGood: z.boolean(), lines: z.array(z.string()) }),
  read: async (scene: Scene, { month }: { readonly month: Month }) => {
    const { daySeals, sealCodes, machine } = scene.ports;
    if (!has(scene) || daySeals === undefined) return undefined;
    const isMeant = (day: IsoDate): boolean => day.startsWith(month);
    const ended = await endedIn(scene);
    const { problems } = await sealCheck(daySeals, sealCodes, machine.nowMs(), isMeant, ended);
    const closed = await keptFrom(
      scene,
      scene.ports,
      problems.map(({ reference }) => reference),
    );
    const lines = problems
      .filter(({ reference }) => !closed.has(reference))
      .map(({ reference, what }) => `${reference === 'database' ? '' : `${reference}: `}${what}`);
    // Which case is not said; that not all is there must be.
    return { isGood: problems.length === 0, lines: closed.size === 0 ? lines : [...lines, unshown] };
  },
});

const unshown =
  'Looks that may not be shown to you are not what was sealed. Tell the people who run MSET: their check names them.';

const dayForm = /^\d{4}-\d\d-\d\d$/;
const idForms: Readonly<Record<Of, (id: string) => boolean>> = {
  case: (id) => toPartitionId(id) !== undefined,
  person: (id) => toObjectId(id) !== undefined,
  time: (id) => dayForm.test(id),
};
const looksAt: Readonly<Record<Of, (scene: Scene, whoLooked: WhoLooked, id: string) => Promise<readonly Look[]>>> = {
  case: async ({ ports }, _whoLooked, id) => {
    const matter = toPartitionId(id);
    return matter === undefined ? [] : ports.looks.of(matter);
  },
  person: ({ now }, whoLooked, id) => whoLooked.ofPerson(id, momentOn(addDays(localDate(now), -yearDays), '00:00')),
  time: (_scene, whoLooked, id) => whoLooked.between(momentOn(id, '00:00'), momentOn(addDays(id, 1), '00:00')),
};

/** How many are left of a list: a whole number, as **More** asks for it. */
const leftIn = (text = ''): number | undefined => (/^[1-9]\d{0,6}$/.test(text) ? Number(text) : undefined);
/**
 * The next rows of a list, and how many are left after them. Those left are counted from its end, so that a look that comes meanwhile
 * moves none.
 */
function partOf<Row>(all: readonly Row[], left = all.length): { readonly rows: Row[]; readonly left: number } {
  const rest = all.slice(Math.max(0, all.length - left));
  return { rows: rest.slice(0, mostRows), left: Math.max(0, rest.length - mostRows) };
}
const whole = { left: 0 } as const;

const daysOf = (month: Month): readonly IsoDate[] => {
  const days: IsoDate[] = [];
  for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) days.push(day);
  return days;
};

async function questionsIn(
  scene: Scene,
  whoLooked: WhoLooked,
  month: Month,
): Promise<Pick<LookedPage, 'groups' | 'notes'>> {
  const days = daysOf(month);
  const later = Array.from({ length: daysUntilIdle }, (_none, n) => addDays(days.at(-1) ?? '', n + 1));
  const found = await whoLooked.found([...days, ...later]);
  const findings = findingsOf(found, month).slice(0, mostRows);
  const shut = await shutOf(
    scene.ports,
    findings.flatMap(({ references }) => references),
  );
  const { ports, person, directory } = scene;
  const entries = (await ports.register.since(`${month}-01`)).filter((entry) => readsEntry(entry, person, directory));
  const rowsOf = (some: readonly Finding[]) =>
    rowsOfFindings(some, shut, scene).map((one) => withQuestion(scene, one, entries));
  return {
    groups: [
      {
        title: 'Worth a question',
        none: 'No rule has found anything in this month.',
        rows: rowsOf(findings.filter((one) => !isByChance(one))),
        ...whole,
      },
      {
        title: 'The month’s sample',
        none: noSample(month, scene.now),
        rows: rowsOf(findings.filter(isByChance)),
        ...whole,
      },
    ],
    notes: [
      'Rules find these, and none of them is proof. Ask the person first.',
      'Whether a person did something on a case that they read by role is looked at a week later.',
      sayOutsideHours(found, days),
    ],
  };
}

const noSample = (month: Month, now: Instant): string =>
  isOver(month, localDate(now))
    ? `None was drawn of ${sayPeriod(month)}.`
    : `Drawn once ${sayPeriod(month)} is over, by the code of its last day, so that no one chooses.`;

const glassRowsOf = (rows: GlassRows['waiting']) =>
  rows.slice(0, mostRows).map(({ row, toReview }) => ({
    ...row,
    ...given({
      step:
        toReview &&
        buttonFor({
          title: 'Review',
          verb: 'glass.review',
          data: { ref: toReview.reference, fact: String(toReview.fact) },
        }),
    }),
  }));

/** What waits for a review is there in every month. */
async function glassIn(scene: Scene, month: Month): Promise<Pick<LookedPage, 'groups' | 'notes'>> {
  const { waiting, reviewed } = glassRows(await scene.ports.cases.openedByGlass(), month, scene);
  return {
    groups: [
      { title: 'To review', none: 'Nothing waits for a review.', rows: glassRowsOf(waiting), ...whole },
      { title: 'Reviewed', none: 'Nothing of this month is reviewed.', rows: glassRowsOf(reviewed), ...whole },
    ],
    notes: [
      'A data protection officer reviews each, and never the person who broke the glass. Where no officer can, a service manager does who is neither above nor below that person.',
    ],
  };
}

/** Asked of the first of its cases that may be named to the person; where there is none, the row says why (docs/process.md P25.6). */
function withQuestion(scene: Scene, { row, found, asks }: FoundRow, entries: readonly RegisterEntry[]) {
  const question = askedOf(found, entries);
  if (question !== undefined) return { ...row, more: `${row.more} · ${sayAsked(question, scene.now)}` };
  if ('not' in asks) return { ...row, more: `${row.more} · ${asks.not}` };
  const data = { ref: asks.about, person: found.person, because: becauseOf[found.rule], command: mint(scene) };
  return { ...row, step: buttonFor({ title: 'Why did you look?', verb: 'register.why', data }) };
}

async function looksIn(
  scene: Scene,
  whoLooked: WhoLooked,
  { view, month, left }: { readonly view: Of; readonly month: Month; readonly left: number | undefined },
): Promise<Pick<LookedPage, 'groups' | 'notes'>> {
  const days = daysOf(month);
  const counted = await countedIn(whoLooked, days, localDate(scene.now));
  const rows = rowsBy(view, await looksShown(scene, scene.ports, counted), scene);
  const none = 'No one has looked at anything in this month.';
  return { groups: [{ title: titles[view], none, ...partOf(rows, left) }], notes: [] };
}

/** As they were counted at night; days that are not are counted now, from their looks. */
async function countedIn(
  whoLooked: WhoLooked,
  days: readonly IsoDate[],
  today: IsoDate,
): Promise<readonly LookTally[]> {
  const begun = days.filter((day) => day <= today);
  const kept = await whoLooked.counted(begun.filter((day) => day < today));
  const known = new Set(kept.map(({ day }) => day));
  const left = runsOf(begun.filter((day) => !known.has(day)));
  const looks = await Promise.all(
    left.map(async ([first, last]) => whoLooked.between(momentOn(first, '00:00'), momentOn(addDays(last, 1), '00:00'))),
  );
  const byDay = Map.groupBy(looks.flat(), ({ at }) => localDate(at));
  return [...kept.flatMap(({ tallies }) => tallies), ...[...byDay.values()].flatMap((some) => talliesOf(some))];
}

/** The first and the last of days that follow one another. */
function runsOf(days: readonly IsoDate[]): readonly (readonly [IsoDate, IsoDate])[] {
  const runs: [IsoDate, IsoDate][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run !== undefined && addDays(run[1], 1) === day) run[1] = day;
    else runs.push([day, day]);
  }
  return runs;
}
const titles: Readonly<Record<Of, string>> = { case: 'By case', person: 'By person', time: 'By day' };

/** What is gone by the agreement of two people (docs/process.md P31.10). */
const endedIn = async ({ ports: { lookEnds, register } }: Scene): Promise<EndedLooks | undefined> =>
  lookEnds && endedLooks({ lookEnds, register });

async function sealTold(scene: Scene, daySeals: DaySeals, month: Month): Promise<LookedPage['seal']> {
  const all = await daySeals.all();
  const own = all.filter(({ day }) => day.startsWith(month));
  const last = own.at(-1);
  if (last === undefined)
    return {
      line: `No day of ${sayPeriod(month)} is sealed yet. A day is sealed in the night after it.`,
      mark: { isGood: true, words: 'Nothing to compare' },
    };
  const isWhole = !addDays(last.day, 1).startsWith(month);
  const codes = await scene.ports.sealCodes?.codes().catch(() => undefined);
  const endedTo = (await endedIn(scene))?.seals?.upTo ?? '';
  return {
    line: isWhole
      ? `${sayPeriod(month)} is sealed. Compare the code with the mail of the 1st of the month after:`
      : `Sealed up to ${sayDate(last.day)}: a look that is changed, added or taken away later no longer fits its code. The mail of the 1st has the month’s last one. The code:`,
    code: sayCode(last.code),
    mark: markOf(
      all.map(({ day, code }) => ({ day, code: sayCode(code) })),
      codes?.filter(({ day }) => day > endedTo),
      oldOn(localDate(scene.now)),
    ),
  };
}

type Codes = Awaited<ReturnType<SealsOutside['codes']>>;
/** `old`: codes up to this day have ended where they lay outside. */
function markOf(own: Codes, codes: Codes | undefined, old: IsoDate): LookedPage['seal']['mark'] {
  if (codes === undefined) return { isGood: false, words: 'Not compared: no code outside can be read' };
  const here = new Map(own.map(({ day, code }) => [day, code]));
  const wrong = codes.filter(({ day, code }) => here.get(day) !== code);
  const days = new Set(codes.map(({ day }) => day));
  const missing = own.slice(0, -1).filter(({ day }) => !days.has(day) && day > old);
  if (wrong[0] !== undefined)
    return { isGood: false, words: `Differs from the code outside: ${sayDate(wrong[0].day)}` };
  return missing[0] !== undefined
    ? { isGood: false, words: `No code outside for ${sayDate(missing[0].day)}` }
    : { isGood: true, words: 'Agrees with the code outside' };
}
