import assert from 'node:assert/strict';
import type { Partition } from '../../../src/casework/ports/audit-ports.ts';
import { actionCardKey, postKey, teamPostKey } from '../../../src/notices/keys.ts';
import {
  colin,
  consented,
  directory,
  filledIn,
  greta,
  later,
  moira,
  monday10,
  must,
  noConflict,
  noor,
  priya,
  ravi,
  resubmitted,
  returned,
  submitted,
} from '../../people/builders.ts';
import {
  accepts,
  asked,
  cardOf,
  claims,
  deliveryFor,
  disputes,
  escalated,
  nudged,
  partitionAfter,
  postedFor,
  prompted,
  saidOf,
  sentBack,
  withCalls,
  type Whole,
} from '../partition.ts';

describe('verify, about who was called to act:', () => {
  let waiting: Whole;
  let consentedCase: Whole;
  const received = [...filledIn(), submitted(), noConflict(), consented()];
  before(async () => {
    waiting = await partitionAfter(filledIn(), submitted());
    consentedCase = await partitionAfter(received);
  });

  /** Nobody but the team's channel has still to be told. */
  const without = ({ notices = [], ...more }: Partial<Partition>): Partition => ({
    ...waiting,
    notices: [...notices, ...waiting.notices.filter((one) => one.key === teamPostKey)],
    ...more,
  });

  describe('the calls on record', () => {
    it('must hold everybody whom the facts call', async () => {
      assert.deepEqual(waiting.record.calls, { [cardOf(colin)]: 11, [teamPostKey]: 11 });
      assert.deepEqual(await saidOf(withCalls(waiting, { [teamPostKey]: 11 })), [
        `calls: the call of fact 11 to ${cardOf(colin)} is not on record`,
      ]);
      const { 'mail-received': _mail, ...calls } = consentedCase.record.calls;
      assert.deepEqual(await saidOf(withCalls(consentedCase, calls)), [
        'calls: the call of fact 13 to mail-received is not on record',
      ]);
    });
    it('must name the last fact that called', async () => {
      for (const call of [10, 12]) {
        const said = await saidOf(withCalls(waiting, { [cardOf(colin)]: call }));
        assert.ok(said.includes(`calls: the call of fact ${call} to ${cardOf(colin)} does not follow from the facts`));
      }
    });
    it('may not go back to an earlier fact that called', async () => {
      const again = await partitionAfter(filledIn(), submitted(), noConflict(), returned(), resubmitted());
      const key = cardOf(colin);
      assert.equal(again.record.calls[key], 14);
      assert.deepEqual(await saidOf(withCalls(again, { ...again.record.calls, [key]: 11 })), [
        `calls: the call of fact 11 to ${key} does not follow from the facts`,
      ]);
    });
    it('may hold nobody whom no fact says it called', async () => {
      const strangers = withCalls(waiting, { ...waiting.record.calls, [cardOf(noor)]: 11 });
      assert.ok(
        (await saidOf(strangers)).includes(
          `calls: the call of fact 11 to ${cardOf(noor)} does not follow from the facts`,
        ),
      );
    });
    it('may not hold somebody else in the place of whoever was called, co-ordinator then or not', async () => {
      const { [cardOf(moira)]: call, ...calls } = consentedCase.record.calls;
      const former = withCalls(consentedCase, { ...calls, [cardOf(noor)]: must(call) });
      const notices = [...consentedCase.notices, { ...must(consentedCase.notices[0]), key: cardOf(noor) }];
      assert.deepEqual(await saidOf({ ...former, notices }), [
        `calls: the call of fact 13 to ${cardOf(noor)} does not follow from the facts`,
        `calls: the call of fact 13 to ${cardOf(moira)} is not on record`,
      ]);
    });
  });

  describe('the calls of the clock', () => {
    it('to a manager follow from its fact, and from no other', async () => {
      const late = await partitionAfter(filledIn(), submitted(), nudged());
      assert.equal(late.record.calls[cardOf(colin)], 12);
      assert.deepEqual(await saidOf(late), []);
      assert.deepEqual(await saidOf(withCalls(late, { ...late.record.calls, [cardOf(colin)]: 11 })), [
        `calls: the call of fact 11 to ${cardOf(colin)} does not follow from the facts`,
      ]);
      const stranger = withCalls(late, { ...late.record.calls, [cardOf(greta)]: 12 });
      assert.ok(
        (await saidOf(stranger)).some((one) => one.startsWith(`calls: the call of fact 12 to ${cardOf(greta)}`)),
      );
    });
    it('to the owner of an action follow from its fact, and from no other', async () => {
      const key = actionCardKey('A1', ravi.objectId);
      const due = await partitionAfter(received, asked(), accepts('A1'), prompted('A1'));
      assert.equal(due.record.calls[key], 16);
      assert.deepEqual(await saidOf(due), []);
      assert.deepEqual(await saidOf(withCalls(due, { ...due.record.calls, [key]: 14 })), [
        `calls: the call of fact 14 to ${key} does not follow from the facts`,
      ]);
      const other = actionCardKey('A1', noor.objectId);
      const stranger = withCalls(due, { ...due.record.calls, [other]: 15 });
      assert.ok(
        (await saidOf(stranger)).includes(`calls: the call of fact 15 to ${other} does not follow from the facts`),
      );
    });
  });

  describe('the calls of an action', () => {
    it('must hold its owner and its agency’s channel', async () => {
      const given = await partitionAfter(received, asked());
      for (const key of [actionCardKey('A1', ravi.objectId), postKey('A1', 'police')]) {
        const { [key]: call, ...calls } = given.record.calls;
        assert.equal(call, 14);
        assert.deepEqual(await saidOf(withCalls(given, calls)), [
          `calls: the call of fact 14 to ${key} is not on record`,
        ]);
      }
    });
    it('may hold nobody whom its fact does not say it called: no chair, no head of the agency', async () => {
      const disputed = await partitionAfter(received, asked(), disputes('A1'));
      assert.equal(disputed.record.calls[actionCardKey('A1', moira.objectId)], 15);
      const chair = actionCardKey('A1', greta.objectId);
      const former = withCalls(disputed, { ...disputed.record.calls, [chair]: 15 });
      const notices = [...former.notices, { ...must(former.notices[0]), key: chair }];
      assert.deepEqual(await saidOf({ ...former, notices }), [
        `calls: the call of fact 15 to ${chair} does not follow from the facts`,
      ]);
    });
    it('hold the agency’s senior, where the chair’s note calls them', async () => {
      const signed = await partitionAfter(received, asked(), escalated('A1'));
      const { senior } = must(directory.agencies.find(({ id }) => id === 'police'));
      assert.equal(signed.record.calls[actionCardKey('A1', must(senior))], 16);
      assert.deepEqual(await saidOf(signed), []);
    });
    it('may hold an owner who was called again and may have left the directory since', async () => {
      const back = await partitionAfter(received, asked(), accepts('A1'), claims('A1'), sentBack('A1'));
      assert.equal(back.record.calls[actionCardKey('A1', ravi.objectId)], 17);
      assert.deepEqual(await saidOf(back), []);
    });
    it('to a team’s channel are compared as any other', async () => {
      const { [teamPostKey]: _call, ...calls } = waiting.record.calls;
      assert.deepEqual(await saidOf(withCalls(waiting, calls)), [
        `calls: the call of fact 11 to ${teamPostKey} is not on record`,
      ]);
      assert.ok(
        (await saidOf(withCalls(waiting, { ...waiting.record.calls, [teamPostKey]: 10 }))).includes(
          `calls: the call of fact 10 to ${teamPostKey} does not follow from the facts`,
        ),
      );
    });
  });

  describe('a call', () => {
    const key = cardOf(colin);
    const lost = [`lost: the call of fact 11 to ${key} neither waits nor was answered`];
    const calledAt = later(monday10, 10);

    it('whose notice is gone is lost', async () => {
      const priyas = waiting.notices.filter((one) => one.key === cardOf(priya));
      assert.equal(priyas.length, 1);
      assert.deepEqual(await saidOf(without({ notices: priyas })), lost);
    });
    it('is answered by a message that carries it, and not by an earlier one', async () => {
      assert.deepEqual(await saidOf(without({ posted: [postedFor(key, 11)] })), []);
      assert.deepEqual(await saidOf(without({ posted: [postedFor(key, 10)] })), lost);
      assert.deepEqual(await saidOf(without({ posted: [postedFor(cardOf(priya), 11)] })), lost);
    });
    for (const result of ['posted', 'updated', 'mailed', 'unchanged'] as const) {
      it(`is answered by an attempt after it that ended “${result}”, and not by one before it`, async () => {
        // Where an earlier message lies, the call of fact 11 is in none.
        const posted = [postedFor(key, 10)];
        const before = deliveryFor(key, later(calledAt, -1), result);
        assert.deepEqual(await saidOf(without({ posted, deliveries: [deliveryFor(key, calledAt, result)] })), []);
        assert.deepEqual(await saidOf(without({ posted, deliveries: [before] })), lost);
      });
    }
    for (const result of ['later', 'maybeTwice', 'failed', 'unreachable'] as const) {
      it(`is not answered by an attempt that ended “${result}”`, async () => {
        assert.deepEqual(await saidOf(without({ deliveries: [deliveryFor(key, calledAt, result)] })), lost);
      });
    }
    it('is not answered by another’s attempt', async () => {
      const posted = [postedFor(cardOf(priya), 11)];
      const deliveries = [deliveryFor(cardOf(priya), calledAt, 'posted')];
      assert.deepEqual(await saidOf(without({ posted, deliveries })), lost);
    });
  });
});
