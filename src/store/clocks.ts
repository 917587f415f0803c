// What is known of a clock that fell due, without reading whose it is.
import { z } from 'zod';
import type { FallenDue } from '../casework/ports/ports.ts';
import { toPartitionId } from '../domain/partition.ts';
import type { Instant } from '../domain/time/calendar.ts';
import { partId } from './matters/matter-store.ts';
import { shapeOf } from './matters/shapes.ts';

const clockShape = z.object({ pk: z.string(), id: z.string(), nextDue: z.string() });

/** Whose clock fell due, and when; undefined for what is not ours, so that it holds up no one else's. */
export function clockIn(raw: unknown): (FallenDue & { readonly at: Instant }) | undefined {
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
