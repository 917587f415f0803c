// A team's channel in Microsoft's Playground, unmodified: words are answered in their thread, posts begin their own.
import assert from 'node:assert/strict';
import type { CardMessage, Channel } from '../../src/casework/ports/chat-ports.ts';
import { openTeam, type Team } from './team.ts';
import type { PersonWindow } from './window.ts';

const moira = 'Moira Example';
const messageOf = (text: string, more: object = {}): CardMessage => ({
  card: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text, wrap: true }], ...more },
  summary: 'MSET: action',
});

/** Teams' mention in a card: the words between the tags, and whom they mean. */
const mentioning = (name: string): object => ({
  msteams: { entities: [{ type: 'mention', text: `<at>${name}</at>`, mentioned: { id: '29:ravi', name } }] },
});

describe('A channel in a Teams-like window', () => {
  let team: Team;
  let window: PersonWindow;
  before(async () => {
    team = await openTeam();
    window = await team.windowOf(moira);
  });
  after(async () => team.close());

  const linked = async (): Promise<Channel> => {
    const found = await team.ports.channels.of('agency:police');
    assert.ok(found);
    return found;
  };

  it('is linked by typed words, and says so in the thread they were typed in', async () => {
    await window.opensChannel('MSET');
    await window.posts('link police');
    await window.sees('This channel is now linked to Northumbria Police');
  });

  it('shows what is posted to it, what that is replaced by, and replies that mention somebody', async () => {
    const { poster } = team.ports;
    const post = await poster.post(await linked(), messageOf('Action for Northumbria Police'));
    assert.ok(post.ok);
    await window.sees('Action for Northumbria Police');
    const reply = await poster.post(
      await linked(),
      messageOf('<at>Sgt Ravi Mock</at>, an action is due', mentioning('Sgt Ravi Mock')),
      post.activity,
    );
    assert.ok(reply.ok);
    await window.sees(/^Sgt Ravi Mock, an action is due$/);
    await poster.update(await linked(), post.activity, messageOf('Action accepted'));
    await window.sees('Action accepted');
    await poster.update(await linked(), reply.activity, messageOf('Nothing is due any more'));
    await window.sees('Nothing is due any more');
  });

  it('takes presses, of a post and of a reply', async () => {
    const button = { type: 'Action.Execute', title: 'Press me', verb: 'no.such' };
    const root = await team.ports.poster.post(await linked(), messageOf('A post', { actions: [button] }));
    assert.ok(root.ok);
    await window.presses('Press me', 'A post');
    await window.sees('That button is from an older card');
    const reply = messageOf('A reply', { actions: [{ ...button, title: 'Press this' }] });
    await team.ports.poster.post(await linked(), reply, root.activity);
    await window.presses('Press this', 'A reply');
    await window.page.getByText('That button is from an older card').nth(1).waitFor();
    assert.equal(await window.page.getByRole('button', { name: /^Press/ }).count(), 0);
  });

  it('is unlinked by typed words', async () => {
    await window.posts('unlink');
    await window.sees('no longer linked to Northumbria Police');
    assert.equal(await team.ports.channels.of('agency:police'), undefined);
  });
});
