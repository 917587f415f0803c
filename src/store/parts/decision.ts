// Decisions as they are stored, and how those of some lines are found.
import { z } from 'zod';
import type { DecisionLines } from '../../casework/ports/ports.ts';
import type { DecisionMade } from '../../domain/case/decision/decision.ts';
import { localDate } from '../../domain/time/calendar.ts';
import type { Reference } from '../../domain/kernel/ids.ts';
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

/**
 * The decisions of these lines. What is not there as a part is `held` by its case in an earlier form, and so it is where
 * another is there while the case is brought over; undefined where the case is of the newest form: then it was brought over
 * since the parts were asked for, and they are asked for once more. Throws a StoreFault where a line has no decision at all.
 */
export async function decisionsFound(
  items: DecisionItems,
  wanted: readonly DecisionLines[],
  held: (reference: Reference) => Promise<readonly DecisionMade[] | undefined>,
): Promise<readonly DecisionMade[]> {
  const asked = wanted.filter(({ lines }) => lines.length > 0);
  const [only, ...others] = asked;
  if (only === undefined) return [];
  const raws = others.length > 0 ? onDays(items, asked) : ofCase(items, only);
  const found = (await raws).flatMap((raw) => decisionShape.partIn(raw) ?? []);
  const each = asked.map(async (one) => {
    const there = among(found, one);
    if (there.length === one.lines.length) return there;
    const made = broughtAmong((await held(one.reference)) ?? (await allOf(items, one.reference)), one);
    if (made.length < one.lines.length) throw new StoreFault('unreadable', 'A decision of a stored case is not there');
    return made;
  });
  return (await Promise.all(each)).flat();
}

const among = (found: readonly DecisionMade[], { reference, lines }: DecisionLines): readonly DecisionMade[] =>
  lines.flatMap(
    ({ id, at }) => found.find((made) => made.reference === reference && made.id === id && made.at === at) ?? [],
  );

/** The same of one case, whose lines may be of before it was brought over: some have another id since, and none another time. */
const broughtAmong = (found: readonly DecisionMade[], { lines }: DecisionLines): readonly DecisionMade[] =>
  lines.flatMap(({ id, at }) => {
    const atThatTime = found.filter((made) => made.at === at);
    const decision = atThatTime.find((made) => made.id === id) ?? atThatTime[0];
    return decision === undefined ? [] : [{ ...decision, id }];
  });

async function allOf(items: DecisionItems, reference: Reference): Promise<readonly DecisionMade[]> {
  const [kinds] = groupsOf(['decision'], kindsAtOnce, '@kind');
  return (await items.inPartition(partsOfMatter, reference, kinds)).flatMap((raw) => decisionShape.partIn(raw) ?? []);
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
