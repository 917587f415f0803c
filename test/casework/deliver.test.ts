import assert from 'node:assert/strict';
import sinon from 'sinon';
import { deliver } from '../../src/casework/deliver.ts';
import type { Posted } from '../../src/casework/ports.ts';
import { caseOf, conflicted, consented, filledIn, given, greta, noConflict, submitted } from '../builders.ts';
import { contact, nowMs, stubPorts } from './ports.ts';

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
    assert.equal(await deliver(ports, pending), true);
    const [to, message] = ports.poster.post.firstCall.args;
    assert.equal(to.conversation, 'a:colin');
    assert.match(JSON.stringify(message.card), /Management consent needed/);
    const [, kept, delivery] = ports.outbox.finish.firstCall.args;
    assert.equal(kept?.activity, 'new');
    assert.equal(kept?.call, waiting().facts);
    assert.equal(delivery.result, 'posted');
  });

  it('leaves a notice that another worker has alone', async () => {
    const { ports, pending } = stubPorts(waiting());
    ports.outbox.claim.resolves(undefined);
    assert.equal(await deliver(ports, pending), false);
    sinon.assert.notCalled(ports.poster.post);
  });

  it('updates the card in the chat when nothing new calls', async () => {
    const one = received();
    const { ports, pending } = stubPorts(one, 10);
    ports.outbox.posted.resolves(posted(10));
    await deliver(ports, pending);
    sinon.assert.notCalled(ports.poster.post);
    const [, activity, message] = ports.poster.update.firstCall.args;
    assert.equal(activity, 'old');
    assert.match(JSON.stringify(message.card), /Consent given by Colin Fixture/);
  });

  it('sends nothing when the chat shows the card already', async () => {
    const { ports, pending } = stubPorts(received(), 10);
    ports.outbox.posted.resolves(posted(10));
    await deliver(ports, pending);
    const shown = ports.outbox.finish.firstCall.args[1];
    ports.poster.update.resetHistory();
    ports.outbox.posted.resolves(shown);
    await deliver(ports, pending);
    sinon.assert.notCalled(ports.poster.update);
    assert.equal(ports.outbox.finish.lastCall.args[2].result, 'unchanged');
  });

  it('turns the older card into a pointer when a newer one calls', async () => {
    const { ports, pending } = stubPorts(waiting());
    ports.outbox.posted.resolves(posted(1));
    await deliver(ports, pending);
    sinon.assert.calledOnce(ports.poster.post);
    assert.match(JSON.stringify(ports.poster.update.firstCall.args[2].card), /see the newer card below/);
    sinon.assert.callOrder(ports.poster.post, ports.poster.update);
  });

  it('posts anew when the message of an update is gone', async () => {
    const { ports, pending } = stubPorts(received(), 10);
    ports.outbox.posted.resolves(posted(10));
    ports.poster.update.onFirstCall().resolves({ ok: false, why: 'gone', detail: '404' });
    await deliver(ports, pending);
    sinon.assert.calledOnce(ports.poster.post);
    assert.equal(ports.outbox.finish.firstCall.args[2].result, 'posted');
  });

  it('takes the case off a card whose reader was excluded, without its reference', async () => {
    const one = caseOf(given(filledIn(), submitted(), conflicted(undefined, greta)));
    const { ports, pending } = stubPorts(one, 10);
    ports.outbox.posted.resolves(posted(10));
    await deliver(ports, pending);
    const card = JSON.stringify(ports.poster.update.firstCall.args[2].card);
    assert.match(card, /Nothing is needed from you here/);
    assert.doesNotMatch(card, /MSET-/);
  });

  it('waits while a form is open in that chat, and attempts nothing', async () => {
    const { ports, pending } = stubPorts(waiting());
    ports.contacts.of.resolves({ ...contact, quietUntil: nowMs + 60_000 });
    await deliver(ports, pending);
    sinon.assert.notCalled(ports.poster.post);
    assert.deepEqual(ports.outbox.postpone.firstCall.args.slice(1), [nowMs + 60_000, undefined]);
  });

  it('does not wait for a form when it is urgent, or when the decision of that very form is taken', async () => {
    const urgent = stubPorts(waiting());
    urgent.ports.contacts.of.resolves({ ...contact, quietUntil: nowMs + 60_000 });
    urgent.ports.outbox.claim.resolves(urgent.claim({ ...urgent.pending, urgent: true }));
    await deliver(urgent.ports, urgent.pending);
    sinon.assert.calledOnce(urgent.ports.poster.post);
    const one = received();
    const taken = stubPorts(one, 10);
    taken.ports.contacts.of.resolves({ ...contact, quietUntil: nowMs + 60_000, formOf: one.reference });
    taken.ports.outbox.posted.resolves(posted(10));
    await deliver(taken.ports, taken.pending);
    sinon.assert.calledOnce(taken.ports.poster.update);
  });

  it('waits for the installation of somebody without a chat, and records that', async () => {
    const { ports, pending } = stubPorts(waiting());
    ports.contacts.of.resolves(undefined);
    await deliver(ports, pending);
    const [, until, delivery] = ports.outbox.postpone.firstCall.args;
    assert.ok(until > nowMs);
    assert.equal(delivery?.result, 'unreachable');
  });

  it('waits as long as the platform asks, and marks what may have arrived', async () => {
    const later = stubPorts(waiting());
    later.ports.poster.post.resolves({ ok: false, why: 'later', retryAfterMs: 90_000, detail: '429' });
    await deliver(later.ports, later.pending);
    assert.equal(later.ports.outbox.postpone.firstCall.args[1], nowMs + 90_000);
    const unknown = stubPorts(waiting());
    unknown.ports.poster.post.resolves({ ok: false, why: 'unknown', detail: 'reset' });
    await deliver(unknown.ports, unknown.pending);
    assert.equal(unknown.ports.outbox.postpone.firstCall.args[2]?.result, 'maybeTwice');
    sinon.assert.calledOnce(unknown.ports.poster.post);
  });

  it('gives up after its attempts, visibly', async () => {
    const { ports, pending, claim } = stubPorts(waiting());
    ports.outbox.claim.resolves(claim({ ...pending, attempts: 7 }));
    ports.poster.post.resolves({ ok: false, why: 'later', detail: '503' });
    await deliver(ports, pending);
    assert.equal(ports.outbox.finish.firstCall.args[2].result, 'failed');
  });

  it('mails the mailbox once for each consent, and holds no personal data', async () => {
    const one = received();
    const { ports, pending, claim } = stubPorts(one);
    const { person: _person, ...rest } = pending;
    const mail = { ...rest, key: 'mail-received' };
    ports.outbox.claim.resolves(claim(mail));
    await deliver(ports, mail);
    const sent = ports.mailer.send.firstCall.args[0];
    assert.match(sent.subject, new RegExp(one.reference));
    assert.doesNotMatch(JSON.stringify(sent), /Kestrel|Madeup|2011|Example Row/);
    ports.outbox.posted.resolves(ports.outbox.finish.firstCall.args[1]);
    await deliver(ports, mail);
    sinon.assert.calledOnce(ports.mailer.send);
  });
});
