// Decisions as they are stored, and how those of some lines are found.
import { z } from 'zod';
import type { DecisionLines } from '../../casework/ports/ports.ts';
import type { DecisionMade } from '../../domain/case/decision/decision.ts';
import { localDate } from '../../domain/time/calendar.ts';
import { partId } from '../matters/matter-store.ts';
import { decisionsOfCases, kindsAtOnce, partsOfMatter } from '../queries/queries.ts';
import type { Items } from '../sdk/items.ts';
import { StoreFault } from '../sdk/faults.ts';
import { casesAtOnce, daysAtOnce, groupsOf } from '../sdk/query.ts';
import { partShape } from './part-shape.ts';

/** By the day on which they were made: a meeting's lie together. */
export const decisionShape = partShape('decision', { at: z.string(), rationale: z.string() }, ({ at }) => ({
  date: localDate(at),
}));

/** So few are read one by one, which costs less than a query. */
const few = 3;

/** What is asked of the container `cases`. */
export type DecisionItems = Pick<Items, 'read' | 'inPartition' | 'across'>;

/** The decisions of these lines. Throws a StoreFault where a line has none. */
export async function decisionsFound(
  items: DecisionItems,
  wanted: readonly DecisionLines[],
): Promise<readonly DecisionMade[]> {
  const asked = wanted.filter(({ lines }) => lines.length > 0);
  const [only, ...others] = asked;
  if (only === undefined) return [];
  const raws = others.length > 0 ? onDays(items, asked) : ofCase(items, only);
  const found = (await raws).flatMap((raw) => decisionShape.partIn(raw) ?? []);
  return asked.flatMap(({ reference, lines }) =>
    lines.map(({ id, at }) => {
      const made = found.find((one) => one.reference === reference && one.id === id && one.at === at);
      if (made === undefined) throw new StoreFault('unreadable', 'A decision of a stored case is not there');
      return made;
    }),
  );
}

async function ofCase(items: DecisionItems, { reference, lines }: DecisionLines): Promise<readonly unknown[]> {
  if (lines.length > few) {
    const [kinds] = groupsOf(['decision'], kindsAtOnce, '@kind');
    return items.inPartition(partsOfMatter, reference, kinds);
  }
  const found = await Promise.all(lines.map(async ({ id }) => items.read(reference, partId('decision', id))));
  return found.flatMap((one) => one?.raw ?? []);
}

/** Of several cases, by the days on which they were made. */
async function onDays(items: DecisionItems, wanted: readonly DecisionLines[]): Promise<readonly unknown[]> {
  const references = groupsOf(
    wanted.map(({ reference }) => reference),
    casesAtOnce,
    '@case',
  );
  const days = groupsOf(
    wanted.flatMap(({ lines }) => lines.map(({ at }) => localDate(at))),
    daysAtOnce,
    '@day',
  );
  const groups = references.flatMap((some) => days.map((day) => ({ ...some, ...day })));
  return (await Promise.all(groups.map((group) => items.across(decisionsOfCases, group)))).flat();
}
