/** What the work gives, or undefined where it is not there by then (`performance.now()`); the work goes on. */
export async function inTime<T>(work: Promise<T>, untilMs: number): Promise<T | undefined> {
  const late = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => late.resolve(undefined), Math.max(0, untilMs - performance.now()));
  // What fails when it is too late no one hears.
  work.catch(() => undefined);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
