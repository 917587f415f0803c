// What of the record of who looked ends by two people's agreement (docs/process.md P31.10), where it lies, and what `npm run verify`
// lets be gone by it. The bot only reads here; the program that takes it away has an identity of its own.
import { isEntryEnded, isLookEnded, looksEndOn } from '../../domain/register/looks-end.ts';
import type { LooksDue, LooksEnd, RegisterEntry } from '../../domain/register/entry.ts';
import { addDays, momentOn, type Instant } from '../../domain/time/calendar.ts';
import type { IsoDate } from '../../domain/time/dates.ts';
import { given } from '../../domain/kernel/given.ts';
import { inBatches } from '../../machine/in-batches.ts';
import { everyEntry } from '../clocks/heed.ts';
import type { Lies, LookEnds } from '../ports/look-end-ports.ts';
import type { Ports } from '../ports/ports.ts';
import type { DaySeal, DaySeals } from '../ports/seal-ports.ts';

export interface EndingParts {
  readonly lookEnds: LookEnds;
  readonly daySeals: DaySeals;
  readonly register: Pick<Ports['register'], 'since'>;
}

type Reach = Pick<LooksEnd, 'upTo' | 'gone'>;
const atOnce = 4;

type BuriedAt = (id: string) => Instant | undefined;
async function buriedIn({ lookEnds }: Pick<EndingParts, 'lookEnds'>): Promise<BuriedAt> {
  const at = new Map<string, Instant>((await lookEnds.buried()).map((one) => [one.id, one.at]));
  return (id) => at.get(id);
}

/** What may end today, counted; undefined where this database cannot say. */
export async function looksDueOn(
  { lookEnds, daySeals, register }: Pick<Ports, 'lookEnds' | 'daySeals'> & Pick<EndingParts, 'register'>,
  today: IsoDate,
): Promise<LooksDue | undefined> {
  if (lookEnds === undefined || daySeals === undefined) return undefined;
  const parts = { lookEnds, daySeals, register };
  const reach = looksEndOn(today);
  const looks = await looksToEnd(parts, reach);
  const sums = await lookEnds.sums(reach.upTo);
  const entries = await entriesToEnd(parts, reach);
  const seals = await sealsToEnd(parts, reach);
  return {
    ...reach,
    looks: looks.length,
    days: new Set(sums.map(({ id }) => id.slice(id.indexOf('-')))).size,
    entries: entries.length,
    ...given({ seals }),
  };
}

/** Every look that ends: at what was destroyed long ago. */
async function looksToEnd({ lookEnds }: Pick<EndingParts, 'lookEnds'>, reach: Reach): Promise<readonly Lies[]> {
  const buried = (await lookEnds.buried()).filter(({ at }) => isLookEnded(reach.upTo, at, reach));
  const before = momentOn(addDays(reach.upTo, 1), '00:00');
  return (await inBatches(buried, atOnce, ({ id }) => lookEnds.looksAt(id, before))).flat();
}

/** Which entries of the register the bot takes away, once it is agreed. */
export async function entriesToEnd(
  parts: Pick<EndingParts, 'lookEnds' | 'register'>,
  reach: Reach,
): Promise<readonly RegisterEntry[]> {
  const buriedAt = await buriedIn(parts);
  return (await parts.register.since(everyEntry)).filter((entry) => isEntryEnded(entry, buriedAt, reach));
}

/**
 * The first days, as many as vouch for nothing that is left: each look that they hold has ended, and where the facts of a matter
 * ended a later seal says too.
 */
async function sealsToEnd(parts: EndingParts, reach: Reach): Promise<LooksEnd['seals']> {
  const { daySeals } = parts;
  const buriedAt = await buriedIn(parts);
  const all = await daySeals.all();
  const isOver = (id: string, day: IsoDate): boolean => isLookEnded(day, buriedAt(id), reach);
  let days = 0;
  for (const seal of all) {
    if (seal.day > reach.upTo) break;
    const { looks, late } = await daySeals.rowsOf(seal);
    if (!looks.every(({ id }) => isOver(id, seal.day)) || !late.every(({ id, day }) => isOver(id, day))) break;
    days += 1;
  }
  if (days === 0) return undefined;
  // Of each matter the newest day that says where its facts ended.
  const newest = new Map<string, number>();
  for (const [place, seal] of all.entries())
    for (const { id } of (await daySeals.rowsOf(seal)).ends) newest.set(id, place);
  for (const [id, place] of newest) if (place < days && !isOver(id, all[place]?.day ?? '')) days = place;
  return said(all, days);
}
function said(all: readonly DaySeal[], days: number): LooksEnd['seals'] {
  const last = all[days - 1];
  return last === undefined ? undefined : { upTo: last.day, days, code: last.code };
}

/** Everything that is still there of what was agreed: in the order in which it goes. */
export async function leftToEnd(parts: Pick<EndingParts, 'lookEnds'>, entry: LooksEnd): Promise<readonly Lies[]> {
  const { lookEnds } = parts;
  const seals = entry.seals === undefined ? [] : await lookEnds.seals(entry.seals.upTo);
  return [...(await looksToEnd(parts, entry)), ...(await lookEnds.sums(entry.upTo)), ...seals];
}

/** What two people agreed on, and the program may take away. */
export const agreedLooksEnds = async ({ register }: Pick<EndingParts, 'register'>): Promise<readonly LooksEnd[]> =>
  (await register.since(everyEntry)).filter(
    (entry): entry is LooksEnd => entry.type === 'looksEnd' && ['ending', 'ended'].includes(entry.state),
  );

/**
 * Takes away what is left of it, one document after the other: stopped anywhere, the next run goes on. Gives how many of each.
 */
export async function endLooks(
  parts: Pick<EndingParts, 'lookEnds'>,
  entry: LooksEnd,
): Promise<{ readonly looks: number; readonly sums: number; readonly seals: number }> {
  const left = await leftToEnd(parts, entry);
  for (const one of left) await parts.lookEnds.remove(one);
  const sums = left.filter(({ pk }) => pk === 'looks-found').length;
  const seals = left.filter(({ pk }) => pk === 'day-seals').length;
  return { looks: left.length - sums - seals, sums, seals };
}

/** What is gone lawfully, for the check of seals and looks. */
export interface EndedLooks {
  /** Whether a look of this day at this thing may be gone. */
  isGone(id: string, day: IsoDate): boolean;
  /** Up to which day seals are, or are going, and the code of the last of them. */
  readonly seals: LooksEnd['seals'];
  /** What the certificates say: how many looks and days. */
  readonly looks: number;
  readonly days: number;
}
export async function endedLooks(parts: Pick<EndingParts, 'lookEnds' | 'register'>): Promise<EndedLooks> {
  const agreed = await agreedLooksEnds(parts);
  const buriedAt = agreed.length === 0 ? () => undefined : await buriedIn(parts);
  const sum = (of: (entry: LooksEnd) => number): number => agreed.reduce((all, entry) => all + of(entry), 0);
  return {
    isGone: (id, day) => agreed.some((entry) => isLookEnded(day, buriedAt(id), entry)),
    seals: agreed.reduce<LooksEnd['seals']>(
      (last, { seals }) => (seals !== undefined && (last === undefined || seals.upTo > last.upTo) ? seals : last),
      undefined,
    ),
    looks: sum(({ state, looks }) => (state === 'ended' ? looks : 0)),
    days: sum(({ state, seals }) => (state === 'ended' ? (seals?.days ?? 0) : 0)),
  };
}
