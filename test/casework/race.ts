// Two who act at once, in an order that the test sets: they meet at a port, or one waits for the other.
import sinon from 'sinon';
import type { Ports } from '../../src/casework/ports/ports.ts';

/** Resolves for everybody once so many have come; whoever comes later passes. */
export function meeting(count: number): () => Promise<void> {
  let come = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  return async () => {
    come += 1;
    if (come >= count) resolve();
    return promise;
  };
}

/** These ports, where something is awaited before each write of a case. */
export const writingAfter = (ports: Ports, before: () => Promise<unknown>): Ports => ({
  ...ports,
  cases: {
    ...ports.cases,
    commit: async (commit, nowMs) => {
      await before();
      return ports.cases.commit(commit, nowMs);
    },
  },
});

/** These ports, where what is found by clocks and digests is awaited by others before anybody goes on. */
export const lookingTogether = (ports: Ports, together: () => Promise<unknown>): Ports => ({
  ...ports,
  cases: {
    ...ports.cases,
    fallenDue: async (now) => {
      const due = await ports.cases.fallenDue(now);
      await together();
      return due;
    },
    waitingForCoordinator: async () => {
      const waiting = await ports.cases.waitingForCoordinator();
      await together();
      return waiting;
    },
  },
});

/** A log that is read afterwards. */
export const heardLog = () => ({ info: sinon.stub(), warn: sinon.stub(), error: sinon.stub() }) satisfies Ports['log'];
