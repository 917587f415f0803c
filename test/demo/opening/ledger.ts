// The ledger of openings as docs/opening-costs.md prints it: a table for each kind of card, a row for those of a stage whom it
// costs the same; and what differs from what is counted now.
import { roles } from '../../../src/domain/people/actor.ts';
import { columns, type Column, type Cost } from './counted.ts';

/** One card, and what it costs: what is pressed is said by `kind`, `at` and `role`. */
export interface Entry {
  readonly kind: string;
  readonly at: string;
  readonly role: string;
  readonly cost: Cost;
}

const names = Object.keys(columns) as readonly Column[];
const whose = 'who';
const nameOf = ({ kind, at, role }: Entry): string => `${at === '' ? kind : `${kind}: ${at}`}, ${role}`;
const rowOf = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
const titleOf = (kind: string): string => `### ${kind[0]?.toUpperCase()}${kind.slice(1)}`;

/** The tables; those of one stage who cost the same share a row. */
export function printed(entries: readonly Entry[]): string {
  const head = ['at', whose, ...Object.values(columns)];
  return [...Map.groupBy(entries, ({ kind }) => kind)]
    .map(([kind, all]) => {
      const rows = [
        ...Map.groupBy(all, ({ at, cost }) => rowOf([at, '', ...names.map((name) => cost[name])])).values(),
      ];
      return [
        titleOf(kind),
        '',
        rowOf(head),
        rowOf(head.map(() => '---')),
        ...rows.flatMap((same) => {
          const [first] = same;
          const pressing = roles.filter((role) => same.some((one) => one.role === role));
          return first === undefined
            ? []
            : [rowOf([first.at, pressing.join(', '), ...names.map((name) => first.cost[name])])];
        }),
      ].join('\n');
    })
    .join('\n\n');
}

/** What the tables say. */
export function recorded(text: string): readonly Entry[] {
  let kind = '';
  return text.split('\n').flatMap((line): readonly Entry[] => {
    if (line.startsWith('### ')) kind = line.slice(4).toLowerCase();
    const [at = '', who = '', ...numbers] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    if (!line.startsWith('|') || who === whose || /^-*$/.test(who)) return [];
    const cost = Object.fromEntries(names.map((name, place) => [name, Number(numbers[place])])) as Cost;
    return who.split(', ').map((role) => ({ kind, at, role, cost }));
  });
}

/** What differs, each as it is read: "case: received, coordinator: queries 7 → 9, RU 35 → 41". */
export interface Differences {
  /** More in a column at least, whatever is less in another. */
  readonly dearer: readonly string[];
  readonly cheaper: readonly string[];
  /** Cards without a row, and rows without a card. */
  readonly unsaid: readonly string[];
  readonly gone: readonly string[];
}
export function differences(said: readonly Entry[], counted: readonly Entry[]): Differences {
  const rows = new Map(said.map((one) => [nameOf(one), one]));
  const cards = new Set(counted.map(nameOf));
  const both = counted.flatMap((now) => {
    const before = rows.get(nameOf(now));
    return before === undefined ? [] : [{ before, now }];
  });
  const say = (some: typeof both): readonly string[] =>
    some.map(({ before, now }) => `${nameOf(now)}: ${changes(before.cost, now.cost)}`);
  return {
    dearer: say(both.filter(({ before, now }) => isDearer(before.cost, now.cost))),
    cheaper: say(both.filter(({ before, now }) => !isDearer(before.cost, now.cost) && isDearer(now.cost, before.cost))),
    unsaid: counted.map(nameOf).filter((name) => !rows.has(name)),
    gone: said.map(nameOf).filter((name) => !cards.has(name)),
  };
}
// A cell that is no number is more than any.
const isDearer = (before: Cost, now: Cost): boolean => names.some((name) => !(now[name] <= before[name]));
const changes = (before: Cost, now: Cost): string =>
  names
    .filter((name) => now[name] !== before[name])
    .map((name) => `${columns[name]} ${before[name]} → ${now[name]}`)
    .join(', ');

/** What is recorded: what is new or cheaper as it is now, what is dearer as it was, unless that is taken as it is. */
export function toRecord(said: readonly Entry[], counted: readonly Entry[], takesDearer: boolean): readonly Entry[] {
  const rows = new Map(said.map((one) => [nameOf(one), one]));
  return counted.map((now) => {
    const before = rows.get(nameOf(now));
    return before !== undefined && !takesDearer && isDearer(before.cost, now.cost) ? before : now;
  });
}
