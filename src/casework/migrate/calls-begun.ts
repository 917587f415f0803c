// What people are called for once a case is brought over, and were not as it was stored: what is owed, and when its clock
// calls, is by the rules of today (docs/process.md P2.7). Pure.
import { callsDue, duties, type DutyName } from '../../domain/case/owed/owed.ts';
import { isUrgent, type Case } from '../../domain/case/state/stages.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import type { Brought, MatterFound } from '../ports/migrate-ports.ts';

/** A call that begins. */
export interface CallBegun {
  readonly duty: DutyName;
  /** Of a child in danger, or of an urgent case: it rings at once; of all others each person has one digest (P11.3). */
  readonly atOnce: boolean;
}

const isCase = (root: object): root is Case => 'stage' in root;

/** The calls of the first look at the clocks that the stored row did not await by then; none of what is no case. */
export function callsBegun(
  { kind, owed }: Pick<MatterFound, 'kind' | 'owed'>,
  { record: { root } }: Pick<Brought, 'record'>,
  now: Instant,
): readonly CallBegun[] {
  if (kind !== 'case' || !isCase(root)) return [];
  const awaited = new Set(owed.flatMap(({ name, next }) => (next !== undefined && next <= now ? [name] : [])));
  return callsDue(root, now)
    .filter(({ name }) => !awaited.has(name))
    .map(({ name }) => ({ duty: name, atOnce: duties[name].danger !== undefined || isUrgent(root) }));
}
