// The body of a request in the shape that its route takes, or why it is refused.
import type { z } from 'zod';
import { refusals, type Reply } from './reply.ts';
import type { JsonRequest } from './request.ts';

export async function parsedBody<T>(
  request: Pick<JsonRequest, 'json'>,
  shape: z.ZodType<T>,
): Promise<{ readonly value: T } | Reply> {
  const body = await request.json();
  if ('refused' in body) {
    return { 400: refusals.malformed, 413: refusals.tooLarge, 415: refusals.notJson }[body.refused];
  }
  const parsed = isShallow(body.value, deepest) ? shape.safeParse(body.value) : { success: false as const };
  return parsed.success ? { value: parsed.data } : refusals.malformed;
}

/** No card nests deeper; without end it would exhaust the stack of the person who walks it. */
const deepest = 10;
const isShallow = (value: unknown, levels: number): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (levels > 0 && Object.values(value).every((inner) => isShallow(inner, levels - 1)));
