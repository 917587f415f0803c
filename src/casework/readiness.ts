// Whether this instance should be given work: the database answers, and what is due to be told is being told.
import type { Ports } from './ports.ts';
import type { Worker } from './tick.ts';

/** The oldest notice may have been due so long, in seconds. */
const outboxAgeLimit = 300;

export interface Readiness {
  readonly ok: boolean;
  /** What is not as it should be. */
  readonly wrong?: readonly ('database' | 'outbox')[];
  readonly database: boolean;
  /** Seconds. */
  readonly outboxAge: number;
  readonly outboxAgeLimit: number;
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
  const wrong = [
    ...(database ? [] : ['database' as const]),
    ...(outboxAge > outboxAgeLimit ? ['outbox' as const] : []),
  ];
  const told = { database, outboxAge, outboxAgeLimit };
  return wrong.length === 0 ? { ok: true, ...told } : { ok: false, wrong, ...told };
}
