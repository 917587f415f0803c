// The SDK writes of every token it refuses to the console, with the keys it knows. The log says what was refused.
import { AsyncLocalStorage } from 'node:async_hooks';

const within = new AsyncLocalStorage<true>();
const { error } = console;
Object.assign(console, {
  error: (...said: readonly unknown[]): void => {
    if (within.getStore() !== true) error(...said);
  },
});

/** Does the work, and nothing of what it says to the console is written. */
export const quietly = async <T>(work: () => Promise<T>): Promise<T> => within.run(true, work);
