// What is known of a clock that fell due, without reading whose it is.
import { z } from 'zod';
import type { FallenDue } from '../casework/ports/ports.ts';
import type { Instant } from '../domain/time/calendar.ts';
import { toAdviceId } from '../domain/ids.ts';
import { toMeetingId } from '../domain/meeting/meeting.ts';
import { actionNamed } from './matters/action-documents.ts';
import { adviceStored } from './matters/advice.ts';
import { caseId, reference } from './matters/documents.ts';
import { meetingsStored } from './matters/meetings.ts';

const clockShape = z.object({ pk: reference, id: z.string(), nextDue: z.string() });

/** Whose clock fell due, and when; undefined for what is not ours, so that it holds up nobody else's. */
export function clockIn(raw: unknown): (FallenDue & { readonly at: Instant }) | undefined {
  const { data } = clockShape.safeParse(raw);
  if (data === undefined) return undefined;
  const { pk, id, nextDue: at } = data;
  if (id === meetingsStored.kind) {
    const meeting = toMeetingId(pk);
    return meeting && { meeting, at };
  }
  if (id === adviceStored.kind) {
    const advice = toAdviceId(pk);
    return advice && { advice, at };
  }
  if (id === caseId) return { reference: pk, at };
  const action = actionNamed(id);
  return action && { reference: pk, action, at };
}
