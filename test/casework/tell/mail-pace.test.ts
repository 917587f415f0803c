// The pace of one mailbox: what it takes at once and in a minute, and what happens when it asks for patience.
import assert from 'node:assert/strict';
import { pacedMailer } from '../../../src/casework/tell/mail-pace.ts';
import type { Mail, Mailer, PostResult } from '../../../src/casework/ports/chat-ports.ts';
import { createClock } from '../../worlds/clock.ts';

const mailAt = (place: number): Mail => ({ id: `mail-${place}`, to: 'a@b.example', subject: '', text: '' });
const limits = { atOnce: 4, inMinute: 30 } as const;
const ok: PostResult = { ok: true, activity: 'x' };

/** In how many milliseconds each may come again; 0: it was sent. */
const waits = async (mailer: Mailer, from: number, count: number): Promise<readonly number[]> => {
  const all = await Promise.all(Array.from({ length: count }, async (_, place) => mailer.send(mailAt(from + place))));
  return all.map((one) => {
    if (one.ok) return 0;
    assert.ok(one.why === 'later' && one.busy === true && one.retryAfterMs !== undefined);
    return one.retryAfterMs;
  });
};

describe('The pace of the mailbox', () => {
  const clock = createClock();
  const warned: string[] = [];
  const log = { info: () => {}, error: () => {}, warn: (event: string) => void warned.push(event) };
  const paced = (mailer: Mailer): Mailer => pacedMailer(mailer, { machine: clock, log }, 2);
  it('is that of two instances: of four at once two, of thirty a minute fifteen, each with a place of its own', async () => {
    const mailer = paced({ limits, send: async () => ok });
    const found = await waits(mailer, 0, 2);
    assert.deepEqual(found, [0, 0]);
    const row = await waits(mailer, 2, 14);
    assert.deepEqual(row.slice(0, 6), [1000, 1000, 2000, 2000, 3000, 3000]);
    assert.ok((row.at(-1) ?? 0) >= 60_000, 'the sixteenth waits for the next minute');
    clock.passes(1000);
    assert.deepEqual(await waits(mailer, 2, 2), [0, 0]);
  });

  it('lets no more be under way than the share, however slow the mailbox is', async () => {
    const slow = Promise.withResolvers<PostResult>();
    let begun = 0;
    const mailer = paced({
      limits,
      send: async () => {
        begun += 1;
        return slow.promise;
      },
    });
    const first = [mailer.send(mailAt(0)), mailer.send(mailAt(1))];
    clock.passes(5000);
    assert.deepEqual(await waits(mailer, 2, 3), [1000, 1000, 1000]);
    assert.equal(begun, 2);
    slow.resolve(ok);
    await Promise.all(first);
    assert.deepEqual(await waits(mailer, 2, 1), [0]);
  });

  it('spreads those that were asked for patience, and says so once each', async () => {
    const answers: PostResult[] = [
      { ok: false, why: 'later', busy: true, retryAfterMs: 10_000, detail: 'Graph 429' },
      { ok: false, why: 'later', busy: true, detail: 'Graph 429' },
    ];
    const mailer = paced({ limits, send: async () => answers.shift() ?? ok });
    const [one = 0, other = 0] = await waits(mailer, 0, 2);
    assert.ok(one >= 10_000 && other >= 30_000, `${one} ${other}`);
    const rest = await waits(mailer, 2, 6);
    assert.ok(rest.every((wait) => wait >= 10_000));
    assert.ok(new Set(rest).size >= 3, rest.join());
    assert.equal(warned.length, 2);
  });

  it('counts what is wrong with the mailbox as an attempt, for which no other waits', async () => {
    const forbidden: PostResult = { ok: false, why: 'later', detail: 'Graph 403' };
    const answers = [forbidden];
    const mailer = paced({ limits, send: async () => answers.shift() ?? ok });
    assert.deepEqual(await mailer.send(mailAt(0)), forbidden);
    assert.deepEqual(await waits(mailer, 1, 1), [0]);
  });

  it('is none where the mailer names none', () => {
    const mailer: Mailer = { send: async () => ok };
    assert.equal(paced(mailer), mailer);
  });
});
