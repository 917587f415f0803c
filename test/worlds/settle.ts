// When a world is quiet, and when something has come: for tests that look at what came of a press.
import { setImmediate as soon } from 'node:timers/promises';
import { isMail } from '../../src/notices/keys.ts';
import type { Clock } from './clock.ts';
import type { Running } from './harness.ts';
import { hangMs } from './patience.ts';

/** Delivers what is due until nothing is due, nothing is being delivered, and nothing waits for a form that is closed. */
export async function settle({ app, worker }: Running, clock: Clock): Promise<void> {
  const hangs = Date.now() + hangMs;
  while (Date.now() < hangs) {
    await worker.tick();
    const pending = await app.ports.outbox.due(Number.MAX_SAFE_INTEGER, 1000);
    const open = await Promise.all(
      pending.map(async ({ key, visibleAt, attempts, person }) => {
        if (visibleAt <= clock.nowMs()) return true;
        // No attempt was made: it waits for its place at the mailbox.
        if (isMail(key)) return attempts === 0;
        const contact = person === undefined ? undefined : await app.ports.contacts.of(person);
        // Nor does a receipt that is read.
        const until = Math.max(contact?.quietUntil ?? 0, contact?.readsUntil ?? 0);
        return attempts === 0 && contact !== undefined && until <= clock.nowMs();
      }),
    );
    if (!open.includes(true)) return;
    await soon();
    // What only waits for the pace of its chat is due when that second has passed; of the mailbox, when its place has come.
    const paced = pending.filter((_, place) => open[place] === true);
    const wait = Math.min(...paced.map(({ visibleAt }) => visibleAt)) - clock.nowMs();
    if (wait > 0) clock.passes(paced.every(({ key }) => isMail(key)) ? wait : 1000);
  }
  throw new Error('The outbox did not become empty.');
}

/** Lets what is under way come to this, however long it takes. */
export async function until(done: () => boolean): Promise<void> {
  while (!done()) await soon();
}
