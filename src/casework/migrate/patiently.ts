// Work that may be done again, on a database that is away for a while.

export interface Patient {
  readonly pause: (ms: number) => Promise<unknown>;
  /** Whether what was thrown says that later may work. */
  readonly mayPass: (error: unknown) => boolean;
}

const pausesMs = [1000, 3000, 10_000, 30_000] as const;

/** Tries it again after a while where the database is away or busy; throws when it stays so. */
export async function patiently<Out>({ pause, mayPass }: Patient, work: () => Promise<Out>): Promise<Out> {
  for (const ms of pausesMs) {
    try {
      return await work();
    } catch (error) {
      if (!mayPass(error)) throw error;
      await pause(ms);
    }
  }
  return work();
}
