import { equal, ok } from 'node:assert/strict';
import sinon from 'sinon';
import { directory, moira } from '../people/builders.ts';
import { cardNotice, copyOf, lastOf, receivedCase, receivedFacts, seed } from './cases.ts';
import { documented, enforce } from './teams-limits.ts';
import { openVirtual } from './virtual.ts';

const consents = 200;

describe('Two hundred consents at once and one co-ordinator', () => {
  it('are mailed within half a minute although her chat takes much longer, and none asks again and again', async () => {
    const world = await openVirtual({ council: directory });
    try {
      const { ports, nowMs } = world;
      await world.has(moira);
      world.teams.answers = enforce(documented, nowMs);
      const mailed: number[] = [];
      sinon.replace(ports.mailer, 'send', async ({ id }) => {
        mailed.push(nowMs());
        return { ok: true, activity: id };
      });
      const notices = [cardNotice(moira), { key: 'mail-received' }];
      for (let at = 0; at < consents; at += 20) {
        const some = Array.from({ length: 20 }, () => copyOf(receivedCase));
        await Promise.all(
          some.map(async (childCase) => seed(ports, childCase, lastOf(receivedFacts), notices, nowMs())),
        );
      }
      const startMs = nowMs();
      await world.run(startMs + 600_000);
      const posts = world.teams.calls.filter(({ method }) => method === 'POST');
      equal(mailed.length, consents);
      ok(Math.max(...mailed) - startMs <= 30_000, `the last mail after ${Math.max(...mailed) - startMs} ms`);
      equal(posts.length, consents);
      ok(nowMs() - startMs > 60_000, 'her chat takes sixty in thirty seconds');
      // A mail is claimed once; a card once to get its place in the row, and once when that has come.
      ok(world.claims() <= consents * 3, `${world.claims()} claims`);
    } finally {
      await world.stop();
    }
  });
});
