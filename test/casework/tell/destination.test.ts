// Where a notice goes: a chat, a channel or a thread of it; and when it goes nowhere, who is told (docs/design.md 9).
import assert from 'node:assert/strict';
import sinon from 'sinon';
import { deliver } from '../../../src/casework/tell/deliver.ts';
import { never } from '../../../src/casework/tell/attempt.ts';
import { createPace } from '../../../src/casework/tell/pace.ts';
import type { Channel } from '../../../src/casework/ports/chat-ports.ts';
import type { PendingNotice, Posted } from '../../../src/casework/ports/ports.ts';
import type { Action } from '../../../src/domain/case/action/action.ts';
import type { Fact } from '../../../src/domain/case/whole/case.ts';
import { actionCardKey, postKey, teamPostKey } from '../../../src/notices/keys.ts';
import {
  caseOf,
  filledIn,
  given,
  kestrelReference,
  moira,
  monday10,
  must,
  ola,
  pip,
  submitted,
} from '../../people/builders.ts';
import {
  a1,
  accepted,
  acting,
  actionOf,
  added,
  council,
  disputed,
  markedDone,
  settled,
  verified,
} from '../../domain/case/action/action-story.ts';
import { contact, nowMs, stubPorts } from '../ports.ts';

const post: PendingNotice = {
  about: { matter: kestrelReference, part: a1 },
  key: postKey(a1, 'police'),
  channel: 'agency:police',
  attempts: 0,
  visibleAt: 0,
  since: 0,
};
const { channel: _channel, ...rest } = post;
const card: PendingNotice = { ...rest, key: actionCardKey(a1, ola.objectId), person: ola.objectId };
const linked: Channel = {
  target: 'agency:police',
  conversation: '19:police',
  reference: '{}',
  linkedBy: { objectId: moira.objectId, name: moira.name },
  at: monday10,
};
const postedIn = (conversation: string, key = post.key): Posted => ({
  key,
  conversation,
  activity: 'the post',
  call: 1,
  shown: '',
  changedMs: 0,
});

/** A world with this notice of this action; what calls was said by the newest fact. */
function worldOf(facts: readonly Fact[], notice: PendingNotice, change: Partial<Action> = {}, surname?: string) {
  const named = caseOf(facts);
  const childCase = surname === undefined ? named : { ...named, answers: { ...named.answers, surname } };
  const { ports, has } = stubPorts(childCase);
  const record = { root: childCase, lastHash: '', calls: { [notice.key]: childCase.facts } };
  ports.cases.load.resolves({ value: record, version: 'v1' });
  if (notice.key !== teamPostKey) {
    ports.cases.part.resolves({ value: { ...actionOf(facts), ...change }, version: 'v1' });
  }
  ports.directories.current.resolves(council);
  ports.outbox.ofMatter.resolves([notice]);
  has(notice);
  return {
    ports,
    delivers: () => deliver(ports, createPace(), notice.about.matter),
    putOff: () => must(ports.outbox.postpone.firstCall).args,
    result: () => must(ports.outbox.finish.firstCall).args[1].delivery.result,
    told: () => (ports.outbox.postpone.firstCall.args[2]?.also ?? []).map(({ person }) => person),
  };
}

describe('Where a notice of an action goes', () => {
  it('a post begins a thread in its agency’s channel', async () => {
    const { ports, delivers, result } = worldOf(acting(added()), post);
    ports.channels.of.withArgs('agency:police').resolves(linked);
    await delivers();
    const [place, message, thread] = ports.poster.post.firstCall.args;
    assert.deepEqual([place.conversation, thread, result()], ['19:police', undefined, 'posted']);
    assert.match(JSON.stringify(message), /Action for Northumbria Police/);
  });

  it('a post that would identify the child is not sent, and the co-ordinator is told that it was not', async () => {
    const { ports, delivers, putOff, told } = worldOf(acting(added()), post, {}, 'Licensing');
    ports.channels.of.resolves(linked);
    await delivers();
    sinon.assert.notCalled(ports.poster.post);
    const [, until, ended] = putOff();
    assert.deepEqual([until, ended?.trouble], [never, 'failed']);
    assert.deepEqual(told(), [pip.objectId, moira.objectId]);
    assert.doesNotMatch(JSON.stringify(ended), /Kestrel|Licensing/);
  });

  it('without a channel a post waits: without alarm where none was ever posted, else somebody is told', async () => {
    for (const [posted, alarmed] of [
      [undefined, []],
      [postedIn('19:police'), [pip.objectId, moira.objectId]],
    ] as const) {
      const { ports, delivers, putOff, told } = worldOf(acting(added()), post);
      ports.outbox.posted.resolves(posted);
      await delivers();
      sinon.assert.notCalled(ports.poster.post);
      const [, until, ended] = putOff();
      assert.deepEqual([ended?.trouble, told()], ['unreachable', alarmed]);
      assert.ok(until > nowMs && until < never);
    }
  });

  it('of an agency it was taken from, without a channel, nothing is left to tell', async () => {
    const facts = acting(added(), disputed(), settled('health'));
    const { delivers, result } = worldOf(facts, post);
    await delivers();
    assert.equal(result(), 'unchanged');
  });

  it('in a new channel of the agency what is open is posted, also when nothing calls', async () => {
    const { ports, delivers, result } = worldOf(acting(added()), post);
    const old = { ...postedIn('19:old'), call: 99 };
    ports.outbox.posted.resolves(old);
    ports.channels.of.resolves(linked);
    await delivers();
    assert.equal(ports.poster.post.firstCall.args[0].conversation, '19:police');
    sinon.assert.notCalled(ports.poster.update);
    assert.equal(result(), 'posted');
  });

  it('a team without a channel is told nothing', async () => {
    const about = { matter: kestrelReference };
    const team: PendingNotice = { ...post, about, key: teamPostKey, channel: 'team:Locality East' };
    const { ports, delivers, result } = worldOf(given(filledIn(), submitted()), team);
    await delivers();
    assert.equal(result(), 'unchanged');
    sinon.assert.notCalled(ports.poster.post);
  });
});

describe('Where a card of an action goes', () => {
  it('to the person’s own chat where they have one, whether or not there is a channel', async () => {
    const { ports, delivers } = worldOf(acting(added()), card);
    ports.contacts.of.resolves({ ...contact, person: ola.objectId, conversation: 'a:ola' });
    ports.channels.of.resolves(linked);
    await delivers();
    assert.deepEqual(ports.poster.post.firstCall.args[0].conversation, 'a:ola');
    assert.doesNotMatch(JSON.stringify(ports.poster.post.firstCall.args[1]), /<at>/);
  });

  it('what asks nothing of them changes the card that is there, and its call counts as made', async () => {
    const { ports, delivers, result } = worldOf(acting(added(), accepted(), markedDone(), verified()), card);
    ports.contacts.of.resolves({ ...contact, person: ola.objectId, conversation: 'a:ola' });
    ports.outbox.posted.resolves(postedIn('a:ola', card.key));
    ports.poster.update.resolves({ ok: true, activity: 'the post' });
    await delivers();
    sinon.assert.notCalled(ports.poster.post);
    assert.equal(result(), 'updated');
    const kept = must(ports.outbox.finish.firstCall).args[1].posted;
    assert.equal(kept?.call, caseOf(acting(added(), accepted(), markedDone(), verified())).facts);
  });

  it('below the post, with a mention, where they have none', async () => {
    const { ports, delivers } = worldOf(acting(added()), card);
    ports.contacts.of.resolves(undefined);
    ports.channels.of.resolves(linked);
    ports.outbox.posted.withArgs(kestrelReference, post.key).resolves(postedIn('19:police'));
    await delivers();
    const [place, message, thread] = ports.poster.post.firstCall.args;
    assert.deepEqual([place.conversation, thread], ['19:police', 'the post']);
    assert.match(JSON.stringify(message.card), /<at>PC Ola Sketch<\/at>/);
  });

  it('waits a moment while the post is on its way, which is no attempt', async () => {
    const { ports, delivers, putOff } = worldOf(acting(added()), card);
    ports.contacts.of.resolves(undefined);
    ports.channels.of.resolves(linked);
    ports.outbox.ofMatter.resolves([post, card]);
    await delivers();
    sinon.assert.notCalled(ports.poster.post);
    const [, until, ended] = putOff();
    assert.ok(until > nowMs && until <= nowMs + 10_000);
    assert.deepEqual([ended?.delivery, ended?.trouble], [undefined, undefined]);
  });

  it('nowhere, when the post is in trouble, stands elsewhere or was never made: then somebody is told', async () => {
    for (const [pending, posted] of [
      [[{ ...post, trouble: 'unreachable' as const }, card], undefined],
      [[card], postedIn('19:old')],
      [[card], undefined],
    ] as const) {
      const { ports, delivers, putOff, told } = worldOf(acting(added()), card);
      ports.contacts.of.resolves(undefined);
      ports.channels.of.resolves(linked);
      ports.outbox.ofMatter.resolves(pending);
      ports.outbox.posted.withArgs(kestrelReference, post.key).resolves(posted);
      await delivers();
      assert.equal(putOff()[2]?.trouble, 'unreachable');
      assert.deepEqual(told(), [pip.objectId, moira.objectId]);
    }
  });

  it('of an action that is not there any more neither card nor post is sent', async () => {
    for (const notice of [card, post]) {
      const { ports, delivers, result } = worldOf(acting(added()), notice);
      ports.channels.of.resolves(linked);
      ports.cases.part.resolves(undefined);
      await delivers();
      assert.equal(result(), 'unchanged');
      sinon.assert.notCalled(ports.poster.post);
    }
  });
});
