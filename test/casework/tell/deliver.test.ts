import assert from 'node:assert/strict';
import sinon from 'sinon';
import { deliver } from '../../../src/casework/tell/deliver.ts';
import { never } from '../../../src/casework/tell/attempt.ts';
import { createPace } from '../../../src/casework/tell/pace.ts';
import type { PostResult } from '../../../src/casework/ports/chat-ports.ts';
import type { Posted } from '../../../src/casework/ports/ports.ts';
import {
  colin,
  caseOf,
  conflicted,
  consented,
  dana,
  filledIn,
  given,
  greta,
  moira,
  noConflict,
  submitted,
} from '../../people/builders.ts';
import { contact, nowMs, stubPorts } from '../ports.ts';

const waiting = () => caseOf(given(filledIn(), submitted()));
const received = () => caseOf(given(filledIn(), submitted(), noConflict(), consented()));
const posted = (call: number): Posted => ({
  key: 'card',
  conversation: 'a:colin',
  activity: 'old',
  call,
  shown: '',
  changedMs: 0,
});

describe('delivering a notice', () => {
  it('posts a card that calls to act, and says so in the ledger', async () => {
    const { ports, pending } = stubPorts(waiting());
    assert.equal((await deliver(ports, createPace(), pending.about.matter)).taken, 1);
    const [to, message] = ports.poster.post.firstCall.args;
    assert.equal(to.conversation, 'a:colin');
    assert.match(JSON.stringify(message.card), /Management consent needed/);
    const [, { posted: kept, delivery }] = ports.outbox.finish.firstCall.args;
    assert.equal(kept?.activity, 'new');
    assert.equal(kept?.call, waiting().facts);
    assert.equal(delivery.result, 'posted');
  });

  it('leaves a notice that another worker has alone', async () => {
    const { ports, pending } = stubPorts(waiting());
    ports.outbox.claim.resolves([]);
    assert.equal((await deliver(ports, createPace(), pending.about.matter)).taken, 0);
    sinon.assert.notCalled(ports.poster.post);
  });

  it('updates the card in the chat when nothing new calls', async () => {
    const childCase = received();
    const { ports, pending } = stubPorts(childCase, 10);
    ports.outbox.posted.resolves(posted(10));
    await deliver(ports, createPace(), pending.about.matter);
    sinon.assert.notCalled(ports.poster.post);
    const [, activity, message] = ports.poster.update.firstCall.args;
    assert.equal(activity, 'old');
    assert.match(JSON.stringify(message.card), /Consent given by Colin Fixture/);
  });

  it('sends nothing when the chat shows the card already', async () => {
    const { ports, pending } = stubPorts(received(), 10);
    ports.outbox.posted.resolves(posted(10));
    await deliver(ports, createPace(), pending.about.matter);
    const shown = ports.outbox.finish.firstCall.args[1].posted;
    ports.poster.update.resetHistory();
    ports.outbox.posted.resolves(shown);
    await deliver(ports, createPace(), pending.about.matter);
    sinon.assert.notCalled(ports.poster.update);
    assert.equal(ports.outbox.finish.lastCall.args[1].delivery.result, 'unchanged');
  });

  it('takes the older card away when a newer one calls; where it cannot go, it is to point on', async () => {
    const { ports, pending } = stubPorts(waiting());
    ports.outbox.posted.resolves(posted(1));
    await deliver(ports, createPace(), pending.about.matter);
    sinon.assert.calledOnce(ports.poster.post);
    const [, activity, instead] = ports.poster.retire.firstCall.args;
    assert.equal(activity, 'old');
    assert.match(JSON.stringify(instead.card), /see the newer card below/);
    sinon.assert.callOrder(ports.poster.post, ports.poster.retire);
    sinon.assert.notCalled(ports.poster.update);
  });

  it('posts anew when the message of an update is gone', async () => {
    const { ports, pending } = stubPorts(received(), 10);
    ports.outbox.posted.resolves(posted(10));
    ports.poster.update.onFirstCall().resolves({ ok: false, why: 'gone', detail: '404' });
    await deliver(ports, createPace(), pending.about.matter);
    sinon.assert.calledOnce(ports.poster.post);
    assert.equal(ports.outbox.finish.firstCall.args[1].delivery.result, 'posted');
  });

  it('takes the case off a card whose reader was excluded, without its reference', async () => {
    const childCase = caseOf(given(filledIn(), submitted(), conflicted(undefined, greta)));
    const { ports, pending } = stubPorts(childCase, 10);
    ports.outbox.posted.resolves(posted(10));
    await deliver(ports, createPace(), pending.about.matter);
    const card = JSON.stringify(ports.poster.update.firstCall.args[2].card);
    assert.match(card, /Nothing is needed from you here/);
    assert.doesNotMatch(card, /MSET-/);
  });

  it('waits while a form is open in that chat, and attempts nothing', async () => {
    const { ports, pending } = stubPorts(waiting());
    ports.contacts.of.resolves({ ...contact, quietUntil: nowMs + 60_000 });
    await deliver(ports, createPace(), pending.about.matter);
    sinon.assert.notCalled(ports.poster.post);
    const [, until, ended] = ports.outbox.postpone.firstCall.args;
    assert.equal(until, nowMs + 60_000);
    assert.equal(ended?.delivery, undefined);
  });

  it('does not wait for a form when it is urgent, or when the decision of that very form is taken', async () => {
    const urgent = stubPorts(waiting());
    urgent.ports.contacts.of.resolves({ ...contact, quietUntil: nowMs + 60_000 });
    urgent.has({ ...urgent.pending, urgent: true });
    await deliver(urgent.ports, createPace(), urgent.pending.about.matter);
    sinon.assert.calledOnce(urgent.ports.poster.post);
    const childCase = received();
    const taken = stubPorts(childCase, 10);
    taken.ports.contacts.of.resolves({ ...contact, quietUntil: nowMs + 60_000, formOf: childCase.reference });
    taken.ports.outbox.posted.resolves(posted(10));
    await deliver(taken.ports, createPace(), taken.pending.about.matter);
    sinon.assert.calledOnce(taken.ports.poster.update);
  });

  it('waits for the installation of somebody without a chat, and tells the deputy and the co-ordinator once', async () => {
    const { ports, pending, has } = stubPorts(waiting());
    ports.contacts.of.resolves(undefined);
    await deliver(ports, createPace(), pending.about.matter);
    const [, until, ended] = ports.outbox.postpone.firstCall.args;
    assert.ok(until > nowMs);
    assert.equal(ended?.delivery?.result, 'unreachable');
    assert.equal(ended?.trouble, 'unreachable');
    // The deputy and the co-ordinator are told who cannot be reached; once.
    assert.deepEqual(
      ended?.also?.map((notice) => notice.person),
      [dana.objectId, moira.objectId],
    );
    has({ ...pending, trouble: 'unreachable' });
    await deliver(ports, createPace(), pending.about.matter);
    assert.deepEqual(ports.outbox.postpone.secondCall.args[2]?.also, []);
  });

  it('waits as long as the platform asks, and marks what may have arrived', async () => {
    const later = stubPorts(waiting());
    later.ports.poster.post.resolves({ ok: false, why: 'later', retryAfterMs: 90_000, detail: '429' });
    await deliver(later.ports, createPace(), later.pending.about.matter);
    assert.equal(later.ports.outbox.postpone.firstCall.args[1], nowMs + 90_000);
    const unknown = stubPorts(waiting());
    unknown.ports.poster.post.resolves({ ok: false, why: 'unknown', detail: 'reset' });
    await deliver(unknown.ports, createPace(), unknown.pending.about.matter);
    assert.equal(unknown.ports.outbox.postpone.firstCall.args[2]?.delivery?.result, 'maybeTwice');
    sinon.assert.calledOnce(unknown.ports.poster.post);
  });

  it('repeats once what may have arrived, marks it, and then tells a person instead', async () => {
    const { ports, pending, has } = stubPorts(waiting());
    has({ ...pending, ambiguous: true });
    await deliver(ports, createPace(), pending.about.matter);
    assert.equal(ports.outbox.finish.firstCall.args[1].delivery.detail, 'may appear twice');
    ports.poster.post.resolves({ ok: false, why: 'unknown', detail: 'reset' });
    await deliver(ports, createPace(), pending.about.matter);
    const [, until, ended] = ports.outbox.postpone.firstCall.args;
    assert.deepEqual([until, ended?.trouble, ended?.delivery?.result], [never, 'failed', 'failed']);
    assert.equal(ended?.also?.length, 2);
  });

  it('gives up after its attempts, visibly', async () => {
    const { ports, pending, has } = stubPorts(waiting());
    has({ ...pending, attempts: 7 });
    ports.poster.post.resolves({ ok: false, why: 'later', detail: '503' });
    await deliver(ports, createPace(), pending.about.matter);
    const [, until, ended] = ports.outbox.postpone.firstCall.args;
    assert.deepEqual([until, ended?.trouble, ended?.delivery?.result], [never, 'failed', 'failed']);
  });

  it('a conversation that asks for patience delays no other, and is not asked meanwhile', async () => {
    const { ports, pending } = stubPorts(waiting());
    const pace = createPace();
    ports.poster.post.onFirstCall().resolves({ ok: false, why: 'later', retryAfterMs: 7000, detail: '429' });
    assert.equal((await deliver(ports, pace, pending.about.matter)).again[0], 7000);
    assert.equal((await deliver(ports, pace, pending.about.matter)).again[0], 7000);
    sinon.assert.calledOnce(ports.poster.post);
    ports.contacts.of.resolves({ ...contact, conversation: 'another' });
    await deliver(ports, pace, pending.about.matter);
    sinon.assert.calledTwice(ports.poster.post);
  });

  it('keeps trying to retire the older card, without posting the newer one again', async () => {
    const { ports, pending } = stubPorts(waiting());
    ports.outbox.posted.resolves(posted(1));
    ports.poster.retire.onFirstCall().resolves({ ok: false, why: 'later', detail: '503' });
    await deliver(ports, createPace(), pending.about.matter);
    const kept = ports.outbox.postpone.firstCall.args[2]?.posted;
    assert.equal(kept?.older, 'old');
    ports.outbox.posted.resolves(kept);
    await deliver(ports, createPace(), pending.about.matter);
    sinon.assert.calledOnce(ports.poster.post);
    assert.equal(ports.outbox.finish.firstCall.args[1].posted?.older, undefined);
  });

  it('tells of trouble without content, and of its end', async () => {
    const { ports, pending, has } = stubPorts(waiting());
    const key = `trouble-${pending.key}-${moira.objectId}`;
    const trouble = { ...pending, key, person: moira.objectId, troubled: { key: pending.key, person: colin.objectId } };
    has(trouble);
    ports.outbox.ofMatter.resolves([{ ...pending, trouble: 'unreachable' }]);
    const list = {
      ...pending,
      key: 'troubles',
      person: moira.objectId,
      about: { matter: `digest-${moira.objectId}` as const },
    };
    const tells = async (): Promise<void> => {
      has(trouble);
      await deliver(ports, createPace(), trouble.about.matter);
      const changed = ports.troubles.change.lastCall.args[1](await ports.troubles.of(moira.objectId));
      assert.ok(changed);
      ports.troubles.of.resolves(changed);
      has(list);
      await deliver(ports, createPace(), list.about.matter);
    };
    await tells();
    const card = JSON.stringify(ports.poster.post.firstCall.args[1].card);
    assert.match(card, /One person has not opened the MSET app\. Colin Fixture/);
    assert.doesNotMatch(card, /Kestrel|Madeup/);
    ports.outbox.posted.resolves(ports.outbox.finish.lastCall.args[1].posted);
    ports.outbox.ofMatter.resolves([]);
    await tells();
    sinon.assert.calledOnce(ports.poster.post);
    assert.match(JSON.stringify(ports.poster.update.firstCall.args[2].card), /Now reached: Colin Fixture/);
  });

  it('mails the mailbox once for each consent, and holds no personal data', async () => {
    const childCase = received();
    const { ports, pending, has } = stubPorts(childCase);
    const { person: _person, ...rest } = pending;
    const mail = { ...rest, key: 'mail-received' };
    has(mail);
    await deliver(ports, createPace(), mail.about.matter);
    const sent = ports.mailer.send.firstCall.args[0];
    assert.match(sent.subject, new RegExp(childCase.reference));
    assert.doesNotMatch(JSON.stringify(sent), /Kestrel|Madeup|2011|Example Row/);
    ports.outbox.posted.resolves(ports.outbox.finish.firstCall.args[1].posted);
    await deliver(ports, createPace(), mail.about.matter);
    sinon.assert.calledOnce(ports.mailer.send);
  });

  it('reads the case once for all that is told of it', async () => {
    const { ports, pending, has } = stubPorts(received());
    const { person: _person, ...rest } = pending;
    has(
      pending,
      { ...rest, key: 'mail-received' },
      { ...pending, key: `card-${moira.objectId}`, person: moira.objectId },
    );
    assert.equal((await deliver(ports, createPace(), pending.about.matter)).taken, 3);
    sinon.assert.calledOnce(ports.cases.load);
    sinon.assert.callCount(ports.outbox.finish, 3);
  });

  it('writes down at once what was sent; what may be done again waits a moment for the others', async () => {
    const timers = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { ports, pending, has } = stubPorts(received(), 10);
    const { person: _person, ...rest } = pending;
    const [updated, mail] = [pending, { ...rest, key: 'mail-received' }];
    has(updated, mail, { ...pending, key: `card-${moira.objectId}`, person: moira.objectId });
    ports.outbox.posted.callsFake(async (_matter, key) => (key === updated.key ? posted(10) : undefined));
    const record = { root: received(), lastHash: '', calls: { 'mail-received': 12, [`card-${moira.objectId}`]: 12 } };
    ports.cases.load.resolves({ value: record, version: 'v1' });
    const server = Promise.withResolvers<PostResult>();
    ports.mailer.send.returns(server.promise);
    const keys = (): readonly string[] => ports.outbox.finish.args.map(([{ value }]) => value.key).toSorted();
    const done = deliver(ports, createPace(), pending.about.matter);
    await new Promise((resolve) => void setImmediate(resolve));
    assert.ok(keys().includes(`card-${moira.objectId}`), 'posted while the mail server says nothing');
    assert.ok(!keys().includes('mail-received'));
    await timers.tickAsync(300);
    assert.ok(keys().includes(updated.key), 'a slow mail server holds up no card');
    server.resolve({ ok: true, activity: 'mail' });
    await done;
    timers.restore();
    assert.deepEqual(keys(), [`card-${moira.objectId}`, updated.key, 'mail-received'].toSorted());
  });

  it('one that throws is free when its lease ends, and holds up no other', async () => {
    const { ports, pending, has } = stubPorts(received());
    const { person: _person, ...rest } = pending;
    has(pending, { ...rest, key: 'mail-received' });
    ports.mailer.send.rejects(new Error('odd'));
    await deliver(ports, createPace(), pending.about.matter);
    assert.deepEqual(
      ports.outbox.finish.args.map(([{ value }]) => value.key),
      [pending.key],
    );
    sinon.assert.notCalled(ports.outbox.postpone);
    sinon.assert.calledOnce(ports.log.error);
  });
});
