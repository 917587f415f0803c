// The record of who looked, sealed day by day: what was there can be checked later against a code that lies elsewhere
// (docs/process.md P26.1). No press waits for it: a look is one document, and a day is read once when it is over.
import { createHash } from 'node:crypto';
import { given } from '../../domain/kernel/given.ts';
import type { IsoDate } from '../../domain/time/dates.ts';
import { addDays, momentOn, type Instant } from '../../domain/time/calendar.ts';
import { canonical } from '../../domain/kernel/canonical.ts';
import type { DaySeal, EndRow, LateRow, LookStored, SealRow, SealRows } from '../ports/seal-ports.ts';

const sha = (...parts: readonly (string | Buffer)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
/** The first byte keeps a leaf from being taken for a node. */
const leaf = (value: unknown): Buffer => sha('\0', canonical(value));
const node = (left: Buffer, right: Buffer): Buffer => sha('\u0001', left, right);
const nothing = sha('\u0002');

/** The root of a Merkle tree; an odd one out goes up as it is. */
function rootOf(leaves: readonly Buffer[]): Buffer {
  let row = leaves;
  while (row.length > 1)
    row = row.flatMap((left, at) => {
      if (at % 2 === 1) return [];
      const right = row[at + 1];
      return [right === undefined ? left : node(left, right)];
    });
  return row[0] ?? nothing;
}

const byId = <T extends { readonly id: string }>(all: readonly T[]): readonly T[] =>
  all.toSorted((one, other) => (one.id < other.id ? -1 : 1));

/** Of looks at one thing. */
const digestOf = (looks: readonly LookStored[]): string =>
  rootOf(byId(looks).map(({ id, reference, look }) => leaf({ id, reference, look }))).toString('hex');

/** A row for each thing that was looked at, in whatever order the looks come. */
export const rowsOfLooks = (looks: readonly LookStored[]): readonly SealRow[] =>
  byId(
    [...Map.groupBy(looks, ({ reference }) => reference)].map(([id, some]) => ({
      id,
      count: some.length,
      digest: digestOf(some),
    })),
  );

/** Of all rows. */
export const rootOfRows = ({ looks, ends, late }: SealRows): string =>
  sha(...[looks, ends, late].map((rows) => rootOf(rows.map((row) => leaf(row))))).toString('hex');

/** Of a day and all days before it. */
export const codeOf = ({
  day,
  from,
  count,
  root,
  before,
}: Pick<DaySeal, 'day' | 'from' | 'count' | 'root' | 'before'>) =>
  sha([before, day, from ?? '', String(count), root].join('\n')).toString('hex');

/** Crockford's: none of them is taken for another when it is read out. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bitsOf = 5;
/** 80 bits of a code in 16 letters that can be read out: `7K4F-2Q9X-M0TC-R8ZE`. */
export function sayCode(code: string): string {
  const bits = BigInt(`0x${code.slice(0, 20)}`);
  const text = Array.from({ length: 16 }, (_none, at) => letters[Number((bits >> BigInt(bitsOf * (15 - at))) & 31n)]);
  return (text.join('').match(/.{4}/g) ?? []).join('-');
}

/** From when, and before when the looks of a seal are. */
export const momentsOf = ({ from, day }: Pick<DaySeal, 'from' | 'day'>): readonly [Instant | undefined, Instant] => [
  from && momentOn(from, '00:00'),
  momentOn(addDays(day, 1), '00:00'),
];

/** What is sealed with a day. */
export interface Sealed {
  readonly day: IsoDate;
  readonly looks: readonly LookStored[];
  readonly ends: readonly EndRow[];
  readonly late?: readonly LateRow[];
  readonly second?: number;
}

/** The seal of a day after the one before it, if any. */
export function sealOf(
  { day, looks, ends, late = [], second = 0 }: Sealed,
  before: Pick<DaySeal, 'day' | 'code'> | undefined,
): { readonly seal: Omit<DaySeal, 'pages'>; readonly rows: SealRows } {
  const rows = { looks: rowsOfLooks(looks), ends: byId(ends), late: byId(late) };
  const seal = given({
    day,
    from: before && addDays(before.day, 1),
    count: looks.length,
    root: rootOfRows(rows),
    before: before?.code ?? '',
  });
  return { seal: { ...seal, code: codeOf(seal), second }, rows };
}

/**
 * The looks of an earlier seal that were written after it: the newest of a thing, where those that are left are the ones that
 * were sealed. Where they are not, nothing is late: the check says that a look is gone or another.
 */
export function lateOf(day: IsoDate, sealed: readonly SealRow[], there: readonly LookStored[]): readonly LateRow[] {
  const rows = new Map(sealed.map((row) => [row.id, row]));
  return [...Map.groupBy(there, ({ reference }) => reference)].flatMap(([id, looks]) => {
    const row = rows.get(id);
    const late = looks.toSorted((one, other) => one.second - other.second).slice(row?.count ?? 0);
    const left = looks.filter((one) => !late.includes(one));
    if (late.length === 0 || (row !== undefined && digestOf(left) !== row.digest)) return [];
    return [{ id, day, count: late.length, digest: digestOf(late), looks: late.map((one) => one.id).toSorted() }];
  });
}

/** What is not as it was sealed, at one thing. */
interface LookChange {
  readonly id: string;
  readonly what: string;
  /** Nothing is missing: looks came. */
  readonly isMore?: true;
}

/** What is not what was sealed. `late`: the rows of later seals about this day. */
export function changesOf(
  sealed: readonly SealRow[],
  late: readonly LateRow[],
  there: readonly LookStored[],
): readonly LookChange[] {
  const after = new Set(late.flatMap(({ looks }) => looks));
  const own = rowsOfLooks(there.filter(({ id }) => !after.has(id)));
  const later = rowsOfLooks(there.filter(({ id }) => after.has(id)));
  return [...rowsThatDiffer(sealed, own), ...rowsThatDiffer(late, later)];
}

const more = (id: string, count: number): LookChange => ({
  id,
  what: `${count} looks were put in after the seal`,
  isMore: true,
});

function rowsThatDiffer(sealed: readonly SealRow[], there: readonly SealRow[]): readonly LookChange[] {
  const now = new Map(there.map((row) => [row.id, row]));
  const known = new Set(sealed.map(({ id }) => id));
  return [
    ...sealed.flatMap(({ id, count, digest }): readonly LookChange[] => {
      const found = now.get(id);
      const has = found?.count ?? 0;
      if (has < count) return [{ id, what: `${count} looks were sealed, ${has} are there` }];
      if (has > count) return [more(id, has - count)];
      return found?.digest === digest ? [] : [{ id, what: 'a look is not what was written' }];
    }),
    ...there.flatMap(({ id, count }) => (known.has(id) ? [] : [more(id, count)])),
  ];
}
