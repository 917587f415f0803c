// Which cards lead to a page: those in people's own chats, where the tab has an address. Never what others read along.
import { playsCase } from '../../../src/demo/players.ts';
import assert from 'node:assert/strict';
import { deliver } from '../../../src/casework/tell/deliver.ts';
import { createPace } from '../../../src/casework/tell/pace.ts';
import { mintCommandId } from '../../../src/domain/kernel/ids.ts';
import {
  consented,
  filledIn,
  kestrelReference,
  moira,
  must,
  noConflict,
  priya,
  ravi,
  submitted,
} from '../../people/builders.ts';
import { everybody, openWorld, type World } from '../../worlds/harness.ts';
import { ola } from '../../cards/cases/actions.ts';
import { adds } from '../../web/people/page-world.ts';

const tabLink = (page: string): string => `https://mset.example.org/tab/#/${page}`;
const open = createPace({ conversation: [], tenant: [] });

describe('A card leads to its page', () => {
  let world: World;
  before(async () => {
    world = await openWorld({ people: everybody });
    await world.has(kestrelReference, filledIn(), submitted(), noConflict(), consented());
  });
  after(async () => world.stop());

  /** Everything that is posted when what waits is delivered with pages at this address. */
  async function postedWith(work: () => Promise<unknown>): Promise<readonly { to: string; text: string }[]> {
    const { ports } = world;
    const posted: { to: string; text: string }[] = [];
    await work();
    const poster: typeof ports.poster = {
      post: async (place, { card }) => {
        posted.push({ to: place.conversation, text: JSON.stringify(card) });
        return Promise.resolve({ ok: true, activity: `a${posted.length}` });
      },
      update: async () => Promise.resolve({ ok: true, activity: 'updated' }),
      retire: async () => Promise.resolve({ ok: true, activity: 'updated' }),
    };
    for (let round = 0; round < 4; round += 1) {
      const woken = (await ports.outbox.ofMatter(kestrelReference)).map(({ key }) => key);
      await deliver({ ...ports, poster, tabLink }, open, kestrelReference, woken);
    }
    return posted;
  }

  it('in the own chat, by the reference alone', async () => {
    const posted = await postedWith(async () => actsOn(adds(ravi, 'police', 'Visit.')));
    const own = must((await world.ports.contacts.of(ravi.objectId))?.conversation);
    const card = must(posted.find(({ to }) => to === own));
    assert.match(
      card.text,
      /"Action.OpenUrl","title":"Open in tab","url":"https:\/\/mset.example.org\/tab\/#\/action\/MSET-4F7K-24\/A1"/,
    );
  });

  it('not in the agency’s channel, nor in its thread for a guest without a chat', async () => {
    const channel = { conversation: '19:police@thread.tacv2', reference: '{}' };
    await world.ports.channels.save({ ...channel, target: 'agency:police', linkedBy: moira, at: world.clock.now() });
    const posted = await postedWith(async () => actsOn(adds(ola, 'police', 'Look again.')));
    const there = posted.filter(({ to }) => to === channel.conversation);
    assert.ok(there.length >= 2, `${there.length} posts: the action, and the mention below it`);
    assert.ok(there.some(({ text }) => text.includes('<at>')));
    for (const { text } of there) assert.doesNotMatch(text, /OpenUrl/);
  });

  it('nowhere while the tab has no address', async () => {
    await world.settled();
    for (const person of [priya, moira, ravi]) {
      for (const { stored } of world.windowOf(person).messages())
        assert.doesNotMatch(JSON.stringify(stored), /OpenUrl/);
    }
  });

  /** Taken, and nothing delivered yet. */
  async function actsOn(deed: ReturnType<typeof adds>): Promise<void> {
    const outcome = await playsCase(world.ports, kestrelReference, deed, {
      at: world.clock.now(),
      directory: await world.ports.directories.current(),
      commandId: mintCommandId(world.clock.nowMs(), world.clock.bytes(8)),
    });
    assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
  }
});
