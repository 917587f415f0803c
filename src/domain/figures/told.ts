// The figures of a period as they are told: counts, medians and shares. In classes for those who may not read cases, and for
// whatever leaves (docs/process.md P18.3): 0 to 4 is one class, all else the nearest 5, each total rounded on its own; medians
// only of 10 or more, and shares where both it and the rest are 5 or more. So nothing follows from what stands beside it.
import { keyOf, type Counts } from './counts.ts';
import { isMeasure, isSplit, measureNames, measures, wholes, type MeasureName, type Split } from './measures.ts';

export const classOf = 5;
export const fewest = 10;

/** By `measure|split|value`: how many; with `|median`, `|most` (nine in ten) and `|share` (per cent) after it. */
export type Told = Readonly<Record<string, number>>;

const nearest = (value: number): number => classOf * Math.round(value / classOf);
/** Of a class the least: 0 is 0 to 4. */
const counted = (count: number, isRounded: boolean): number =>
  !isRounded ? count : count < classOf ? 0 : nearest(count);

/** One measure by one value of a split, or all of it. */
interface Group {
  readonly name: MeasureName;
  readonly split: Split | '';
  readonly value: string;
  count: number;
  readonly lengths: [length: number, count: number][];
}

/** In one pass: a year of many teams has thousands of keys. */
function groupsIn(counts: Counts): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  for (const [whole, count] of Object.entries(counts)) {
    const [name = '', split = '', value = '', length] = whole.split('|');
    if (!isMeasure(name)) continue;
    const by = isSplit(split) ? split : '';
    const key = keyOf(name, by, value);
    const group = groups.get(key) ?? { name, split: by, value, count: 0, lengths: [] };
    group.count += count;
    if (length !== undefined) group.lengths.push([Number(length), count]);
    groups.set(key, group);
  }
  return groups;
}
const partsOf = Map.groupBy(
  measureNames.filter((name) => wholes[name] !== undefined),
  (name) => wholes[name],
);

export function tellFigures(counts: Counts, isRounded: boolean): Told {
  const told: Record<string, number> = {};
  const groups = groupsIn(counts);
  for (const [key, { name, split, value, count, lengths }] of groups) {
    const isMany = !isRounded || count >= fewest;
    // A class that begins with 0 is not put down: that it is there would tell that it is not 0.
    if (counted(count, isRounded) > 0) told[key] = counted(count, isRounded);
    if (isMany && lengths.length > 0) {
      told[`${key}|median`] = lengthAt(lengths, count, 0.5);
      told[`${key}|most`] = lengthAt(lengths, count, 0.9);
    }
    for (const part of isMany ? (partsOf.get(name) ?? []) : []) {
      if (split !== '' && !measures[part].split.includes(split)) continue;
      const those = groups.get(keyOf(part, split, value))?.count ?? 0;
      // Beside the class of the whole, a share of few would tell how few; so would one of nearly all.
      if (isRounded && Math.min(those, count - those) < classOf) continue;
      const share = (100 * those) / count;
      told[`${keyOf(part, split, value)}|share`] = isRounded ? nearest(share) : Math.round(share);
    }
  }
  return told;
}
/** The shortest length that this share of them does not exceed. */
function lengthAt(lengths: Group['lengths'], all: number, share: number): number {
  let seen = 0;
  const sorted = lengths.toSorted(([one], [other]) => one - other);
  for (const [length, count] of sorted) {
    seen += count;
    if (seen >= share * all) return length;
  }
  return 0;
}

/** One number as it is drawn and said; what is too few to say has no value. */
export interface Said {
  readonly value: number | undefined;
  readonly text: string;
}
/** Says the figures of one period. */
export interface Saying {
  /** In classes: what is fewer is not told, and is not known to be none. */
  readonly isRounded: boolean;
  count(name: MeasureName, split?: Split, value?: string): Said;
  /** Of what has a length. */
  median(name: MeasureName, split?: Split, value?: string): Said;
  most(name: MeasureName): Said;
  /** Of the measure that it is a share of. */
  share(name: MeasureName, split?: Split, value?: string): Said;
  /** What was counted of a split: the most frequent first. */
  values(name: MeasureName, split: Split): readonly string[];
}

export function sayingOf(told: Told, isRounded: boolean): Saying {
  const sized = (key: string, name: MeasureName): Said => {
    const value = told[key];
    const { unit } = measures[name];
    return value === undefined
      ? missing(isRounded)
      : { value, text: `${value} ${value === 1 ? unit.slice(0, -1) : unit}` };
  };
  return {
    isRounded,
    count: (name, split, value) => {
      const count = told[keyOf(name, split, value)] ?? 0;
      return { value: count, text: isRounded && count === 0 ? `0 to ${classOf - 1}` : String(count) };
    },
    median: (name, split, value) => sized(`${keyOf(name, split, value)}|median`, name),
    most: (name) => sized(`${keyOf(name)}|most`, name),
    share: (name, split, value) => {
      const share = told[`${keyOf(name, split, value)}|share`];
      return share === undefined ? missing(isRounded) : { value: share, text: `${share} %` };
    },
    values: (name, split) => {
      const prefix = `${name}|${split}|`;
      const values = Object.keys(told)
        .filter((key) => key.startsWith(prefix))
        .map((key) => key.slice(prefix.length).split('|')[0] ?? '');
      return [...new Set(values)].toSorted((one, other) => (told[prefix + other] ?? 0) - (told[prefix + one] ?? 0));
    },
  };
}
const missing = (isRounded: boolean): Said => ({ value: undefined, text: isRounded ? 'too few to say' : 'none' });
