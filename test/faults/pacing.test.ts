import { equal, ok } from 'node:assert/strict';
import { pacing } from './pacing.ts';
import { documented, leastTime } from './teams-limits.ts';

describe('Many notices and a Teams that counts', () => {
  it('knows the least time by hand: eight a conversation in the first second but one', () => {
    const alone = { ...documented, tenant: [] };
    equal(leastTime([7], alone), 0);
    equal(leastTime([8], alone), 1000);
    equal(leastTime([9], alone), 2000);
    equal(leastTime([1, 1, 1], { conversation: [], tenant: [{ withinMs: 1000, most: 1 }] }), 2000);
  });

  it('the tenant allows 25 a second: all of it is used, and nothing is refused', async () => {
    const { posts, refused, left, doubled, ofAllowed } = await pacing({ conversations: 30, each: 4 });
    equal(posts, 120);
    equal(refused + left + doubled, 0);
    ok(ofAllowed >= 0.95, `${ofAllowed}`);
  });

  it('one conversation allows eight in two seconds: no more are sent', async () => {
    const { posts, refused, left, ofAllowed } = await pacing({ conversations: 2, each: 20 });
    equal(posts, 40);
    equal(refused + left, 0);
    ok(ofAllowed >= 0.95, `${ofAllowed}`);
  });

  it('a conversation that asks for patience gets it, and no other waits for it', async () => {
    const { posts, refused, early, left, ofAllowed } = await pacing({ conversations: 30, each: 4, blockedMs: 20_000 });
    equal(posts, 120);
    equal(refused + left, 0);
    equal(early, 0);
    ok(ofAllowed >= 0.95, `${ofAllowed}`);
  });
});
