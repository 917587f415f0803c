// A chat is begun where none is known, or where the one that was known is not there any more.
import assert from 'node:assert/strict';
import sinon from 'sinon';
import { deliver } from '../../../src/casework/tell/deliver.ts';
import { createPace } from '../../../src/casework/tell/pace.ts';
import type { Begun, PostResult } from '../../../src/casework/ports/chat-ports.ts';
import type { PendingNotice } from '../../../src/casework/ports/ports.ts';
import { cardKey } from '../../../src/notices/keys.ts';
import { caseOf, colin, filledIn, given, must, submitted } from '../../people/builders.ts';
import { contact, nowMs, stubPorts } from '../ports.ts';

const childCase = caseOf(given(filledIn(), submitted()));
const notice: PendingNotice = {
  about: { matter: childCase.reference },
  key: cardKey(colin.objectId),
  person: colin.objectId,
  attempts: 1,
  visibleAt: 0,
  since: 0,
};
const missing: PostResult = { ok: false, why: 'gone', detail: 'gone 404 ConversationNotFound', missing: true };
const refused: Begun = { ok: false, why: 'gone', detail: 'gone 403 BotNotInConversationRoster' };
const begun: Begun = { ok: true, place: { conversation: 'a:begun', reference: '{"begun":1}' } };

async function told(begins: Begun, known: boolean, post?: PostResult, attempts = 1) {
  const { ports, has } = stubPorts(childCase);
  const record = { root: childCase, lastHash: '', calls: { [notice.key]: childCase.facts } };
  ports.cases.load.resolves({ value: record, version: 'v1' });
  ports.contacts.of.resolves(known ? { ...contact, person: colin.objectId } : undefined);
  if (post !== undefined) ports.poster.post.resolves(post);
  has({ ...notice, attempts });
  const begin = sinon.stub().resolves(begins);
  await deliver({ ...ports, poster: { ...ports.poster, begin } }, createPace(), notice.about.matter);
  const putOff = ports.outbox.postpone.firstCall?.args;
  return { ports, begin, putOff, saved: ports.contacts.save.firstCall?.args[0] };
}

describe('Somebody whose chat is not known', () => {
  it('gets it begun by their object id, and the card there', async () => {
    const { ports, begin, saved } = await told(begun, false);
    sinon.assert.calledOnceWithExactly(begin, colin.objectId);
    assert.deepEqual(saved, { person: colin.objectId, quietUntil: 0, greeted: false, ...begun.place });
    assert.equal(ports.poster.post.firstCall.args[0].conversation, 'a:begun');
    assert.equal(must(ports.outbox.finish.firstCall).args[1].delivery.result, 'posted');
  });

  it('cannot be reached where they have not the app, and others are told', async () => {
    const { ports, putOff } = await told(refused, false);
    sinon.assert.notCalled(ports.poster.post);
    assert.equal(putOff?.[2]?.trouble, 'unreachable');
    assert.ok((putOff?.[2]?.also ?? []).length > 0);
  });

  it('is tried again later where Teams does not answer, without alarm', async () => {
    for (const why of ['later', 'unknown'] as const) {
      const { putOff } = await told({ ok: false, why, detail: why }, false);
      assert.deepEqual([putOff?.[2]?.trouble, putOff?.[2]?.also], [undefined, undefined]);
      assert.ok((putOff?.[1] ?? 0) > nowMs);
    }
    const { putOff } = await told({ ok: false, why: 'unknown', detail: '' }, false, undefined, 8);
    assert.equal(putOff?.[2]?.trouble, 'unreachable', 'not for ever');
  });
});

describe('A notice in a worker’s hands', () => {
  it('is free again within 20 seconds where the worker dies, a round of 3 seconds counted', async () => {
    const { ports } = await told(begun, true);
    const [, , leaseMs] = must(ports.outbox.claim.firstCall).args;
    assert.ok(leaseMs > 15_000 && leaseMs <= 17_000, String(leaseMs));
  });

  it('after a slow post is put back for its older card, so that its lease does not end meanwhile', async () => {
    const { ports, has } = stubPorts(childCase);
    const record = { root: childCase, lastHash: '', calls: { [notice.key]: childCase.facts } };
    ports.cases.load.resolves({ value: record, version: 'v1' });
    const older = {
      key: notice.key,
      conversation: contact.conversation,
      activity: 'old',
      call: 0,
      shown: '',
      changedMs: 0,
    };
    for (const slowMs of [0, 9000]) {
      has(notice);
      ports.outbox.posted.resolves(older);
      ports.poster.retire.resetHistory();
      let ms = nowMs;
      const machine = { ...ports.machine, nowMs: () => ms };
      const post = async (): Promise<PostResult> => {
        ms += slowMs;
        return { ok: true, activity: 'new' };
      };
      await deliver({ ...ports, machine, poster: { ...ports.poster, post } }, createPace(), notice.about.matter);
      assert.equal(ports.poster.retire.callCount, slowMs === 0 ? 1 : 0);
    }
    const [, until, ended] = must(ports.outbox.postpone.firstCall).args;
    assert.deepEqual([until, ended?.posted?.activity, ended?.posted?.older], [nowMs + 9000, 'new', 'old']);
  });
});

describe('Somebody whose chat is not there any more', () => {
  it('gets it begun anew: the next attempt posts there, and nobody is alarmed', async () => {
    const { begin, putOff, saved } = await told(begun, true, missing);
    sinon.assert.calledOnce(begin);
    assert.deepEqual([saved?.conversation, saved?.greeted], ['a:begun', contact.greeted]);
    assert.deepEqual([putOff?.[2]?.trouble, putOff?.[2]?.also], [undefined, undefined]);
  });

  it('cannot be reached where it is refused, or after the last attempt', async () => {
    const { putOff } = await told(refused, true, missing);
    assert.equal(putOff?.[2]?.trouble, 'unreachable');
    const last = await told(begun, true, missing, 8);
    sinon.assert.notCalled(last.begin);
    assert.equal(last.putOff?.[2]?.trouble, 'unreachable');
  });

  it('is not asked for where the bot was removed or blocked', async () => {
    const { begin, putOff } = await told(begun, true, { ok: false, why: 'gone', detail: 'gone 403' });
    sinon.assert.notCalled(begin);
    assert.equal(putOff?.[2]?.trouble, 'unreachable');
  });
});
