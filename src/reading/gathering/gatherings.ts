// Strategy, mapping and daily meetings to come and just past, of the cases that someone reads; and which other children one was
// about, for those who read their cases too (docs/process.md P6.27).
import { mayRead, readerOfRow } from '../../domain/case/access/access.ts';
import type { Gathering } from '../../domain/case/gathering/gathering.ts';
import type { Reference } from '../../domain/kernel/ids.ts';
import { addDays, localDate } from '../../domain/time/calendar.ts';
import type { Reader } from '../reader.ts';

/** So long after its day one is still in the list. */
const pastDays = 28;

/** The soonest first; of a case that this person does not read there is none. */
export async function gatheringsFor({ ports, person, directory, now }: Reader): Promise<readonly Gathering[]> {
  const all = await ports.cases.gatheringsSince(addDays(localDate(now), -pastDays));
  const shown = all.filter(({ state }) => state !== 'cancelled');
  const cases = [...new Set(shown.map(({ reference }) => reference))];
  if (cases.length === 0) return [];
  const rows = await ports.cases.rows({ cases });
  const read = new Set(
    rows.filter((row) => readerOfRow(row, person, directory, now)('decisions')).map(({ reference }) => reference),
  );
  return shown.filter(({ reference }) => read.has(reference)).toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
}

/** Of the other children of a meeting those whose cases this person reads: of the others it is not said that they were there. */
export async function othersRead(
  { ports, person, directory, now }: Reader,
  { others = [] }: Pick<Gathering, 'others'>,
): Promise<readonly Reference[]> {
  const found = await Promise.all(others.map(async (one) => ports.cases.load(one)));
  return found.flatMap((stored) => {
    const other = stored?.value.root;
    return other !== undefined && mayRead('decisions', other, person, directory, now) ? [other.reference] : [];
  });
}
