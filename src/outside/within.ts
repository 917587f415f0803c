// No question waits for ever.
/** What the work gives, or a rejection with the code Timeout where that takes longer. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(Object.assign(new Error('late'), { code: 'Timeout' })), ms);
  return Promise.race([work, late.promise]).finally(() => clearTimeout(timer));
}
