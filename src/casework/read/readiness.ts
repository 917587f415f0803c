// Whether this instance can serve: the database answers. What is due to be told and is not is said beside it: every other
// instance has the same outbox, so nobody gains when this one gets no more work.
import type { Ports } from '../ports/ports.ts';
import type { Worker } from '../tell/tick.ts';

/** The oldest notice may have been due so long, in seconds; beyond that it is `late`. */
const outboxAgeLimit = 300;

export interface Readiness {
  readonly ok: boolean;
  readonly database: boolean;
  /** Seconds. */
  readonly outboxAge: number;
  readonly outboxAgeLimit: number;
  readonly late: boolean;
}

/** Asks the database one cheap question; the age of the outbox is known from its rounds. Never rejects. */
export async function readinessOf(
  { directories }: Pick<Ports, 'directories'>,
  worker: Pick<Worker, 'outboxAge'>,
): Promise<Readiness> {
  const database = await directories.current().then(
    () => true,
    () => false,
  );
  const outboxAge = Math.round(worker.outboxAge());
  return { ok: database, database, outboxAge, outboxAgeLimit, late: outboxAge > outboxAgeLimit };
}
