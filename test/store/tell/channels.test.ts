import assert from 'node:assert/strict';
import type { Channel, ChannelTarget } from '../../../src/casework/ports/chat-ports.ts';
import type { CosmosStore } from '../../../src/store/cosmos.ts';
import * as make from '../fixture.ts';
import { faultOf, localIt, somePerson } from '../fixture.ts';

let made = 0;
const someConversation = (): string => `19:${(made += 1)}@thread.tacv2`;
const linked = (target: ChannelTarget, conversation = someConversation()): Channel => ({
  target,
  conversation,
  reference: '{"channelId":"msteams"}',
  linkedBy: { objectId: somePerson(), name: 'Zoë Fixture' },
  at: make.at,
});
const targets = (channels: readonly Channel[]): readonly string[] => channels.map(({ target }) => target).toSorted();

describe('channels in the store', () => {
  let target: make.Target;
  let store: CosmosStore;
  let other: CosmosStore;
  before(async () => {
    target = await make.openTarget();
    store = await target.open();
    other = await target.open();
  });
  after(() => target.close());

  it('a target has the channel it was linked to last', async () => {
    assert.equal(await store.channels.of('agency:police'), undefined);
    await store.channels.save(linked('agency:police'));
    const moved = linked('agency:police');
    await other.channels.save(moved);
    assert.deepEqual(await store.channels.of('agency:police'), moved);
  });

  it('targets of any name are told apart', async () => {
    const names: readonly ChannelTarget[] = [
      'agency:West',
      'team:West',
      'meeting:preMset',
      'meeting:panel',
      'team:west',
      'team:West/East ?#\\',
      'team:West_East ?#\\',
      'team:Çocuk 陳',
      'team:\ud800',
      `team:${'é'.repeat(300)}`,
    ];
    for (const name of names) await store.channels.save(linked(name));
    for (const name of names) assert.equal((await store.channels.of(name))?.target.toWellFormed(), name.toWellFormed());
  });

  it('all targets of one channel are found from any of its threads, and those of others are not', async () => {
    const here = someConversation();
    await store.channels.save(linked('agency:health', `${here};messageid=1`));
    await store.channels.save(linked('team:Health', here));
    await store.channels.save(linked('agency:housing'));
    for (const asked of [here, `${here};messageid=2`])
      assert.deepEqual(targets(await other.channels.inConversation(asked)), ['agency:health', 'team:Health']);
    assert.deepEqual(await store.channels.inConversation(here.slice(0, -1)), []);
  });

  it('a removed one is gone, and removing it again is nothing', async () => {
    const one = linked('agency:voluntary');
    const stays = linked('team:Voluntary', one.conversation);
    await store.channels.save(one);
    await store.channels.save(stays);
    await other.channels.remove(one.target);
    await other.channels.remove(one.target);
    assert.equal(await store.channels.of(one.target), undefined);
    assert.deepEqual(await store.channels.inConversation(one.conversation), [stays]);
  });

  localIt('are saved and removed though the replies are lost', async () => {
    const one = linked('agency:education');
    target.failWrites('lost');
    await store.channels.save(one);
    assert.deepEqual(await store.channels.of(one.target), one);
    target.failWrites('lost');
    await store.channels.remove(one.target);
    assert.equal(await store.channels.of(one.target), undefined);
  });

  localIt('one that is linked anew while it is being removed stays', async () => {
    const [before, after] = [linked('agency:probation'), linked('agency:probation')];
    const removing = await target.open({ pause: async () => other.channels.save(after) });
    await store.channels.save(before);
    target.failWrites({ status: 503 });
    await removing.channels.remove(before.target);
    assert.deepEqual(await store.channels.of(after.target), after);
  });

  it('one that is damaged is a fault', async () => {
    await target.put({ id: 'x', pk: 'channel', kind: 'channel', v: 1, channel: { target: 'person:x' } }, 'directory');
    assert.equal((await faultOf(store.channels.inConversation('19:x'))).reason, 'unreadable');
  });
});
