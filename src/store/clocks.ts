// What is known of a clock that fell due, without reading whose it is.
import { z } from 'zod';
import type { FallenDue } from '../casework/ports/ports.ts';
import type { MatterTypes } from '../domain/matter/matter.ts';
import { toPartitionId } from '../domain/matters/partition.ts';
import type { Instant } from '../domain/time/calendar.ts';
import { partId, type Shape } from './matters/matter-store.ts';
import { clocksFallenDue } from './queries/queries.ts';
import type { Items } from './sdk/items.ts';

const clockShape = z.object({ pk: z.string(), id: z.string(), nextDue: z.string() });

type ShapeOf = (id: string) => Shape<MatterTypes>;

/** Every clock, of whatever matter or part, that has fallen due by then (business time), the longest due first. */
export async function fallenDueIn(items: Items, shapeOf: ShapeOf, now: Instant): Promise<readonly FallenDue[]> {
  const found = (await items.across(clocksFallenDue, { '@now': now }))
    .map((raw) => clockIn(raw, shapeOf))
    .filter((clock) => clock !== undefined);
  return found.toSorted((one, other) => (one.at < other.at ? -1 : 1)).map(({ at: _at, ...whose }) => whose);
}

/** Whose clock fell due, and when; undefined for what is not ours, so that it holds up no one else's. */
function clockIn(raw: unknown, shapeOf: ShapeOf): (FallenDue & { readonly at: Instant }) | undefined {
  const { data } = clockShape.safeParse(raw);
  const matter = data && toPartitionId(data.pk);
  if (data === undefined || matter === undefined) return undefined;
  const { id, nextDue: at } = data;
  const shape = shapeOf(matter);
  if (id === shape.kind) return { matter, at };
  const part = Object.entries(shape.matter.parts)
    .map(([kind, part]) => ({ kind, id: part.toId(id.slice(partId(kind, '').length)) }))
    .find((one) => one.id !== undefined && partId(one.kind, one.id) === id);
  return part?.id === undefined ? undefined : { matter, part: { kind: part.kind, id: part.id }, at };
}
