import assert from 'node:assert/strict';
import type { Partition } from '../../src/casework/ports.ts';
import {
  colin,
  consented,
  filledIn,
  later,
  moira,
  monday10,
  must,
  noConflict,
  noor,
  priya,
  resubmitted,
  returned,
  submitted,
} from '../builders.ts';
import { cardOf, deliveryFor, partitionAfter, postedFor, saidOf, withCalls, type Whole } from './partition.ts';

describe('verify, about who was called to act:', () => {
  let waiting: Whole;
  let received: Whole;
  before(async () => {
    waiting = await partitionAfter(filledIn(), submitted());
    received = await partitionAfter(filledIn(), submitted(), noConflict(), consented());
  });

  const without = (more: Partial<Partition>): Partition => ({ ...waiting, notices: [], ...more });

  describe('the calls on record', () => {
    it('must hold everybody whom the facts call', async () => {
      assert.deepEqual(waiting.record.calls, { [cardOf(colin)]: 10 });
      assert.deepEqual(await saidOf(withCalls(waiting, {})), [
        `calls: the call of fact 10 to ${cardOf(colin)} is not on record`,
      ]);
      const { 'mail-received': _mail, ...calls } = received.record.calls;
      assert.deepEqual(await saidOf(withCalls(received, calls)), [
        'calls: the call of fact 12 to mail-received is not on record',
      ]);
    });
    it('must name the last fact that called', async () => {
      for (const call of [9, 11]) {
        const said = await saidOf(withCalls(waiting, { [cardOf(colin)]: call }));
        assert.ok(said.includes(`calls: the call of fact ${call} to ${cardOf(colin)} does not follow from the facts`));
      }
    });
    it('may not go back to an earlier fact that called', async () => {
      const again = await partitionAfter(filledIn(), submitted(), noConflict(), returned(), resubmitted());
      const key = cardOf(colin);
      assert.equal(again.record.calls[key], 13);
      assert.deepEqual(await saidOf(withCalls(again, { ...again.record.calls, [key]: 10 })), [
        `calls: the call of fact 10 to ${key} does not follow from the facts`,
      ]);
    });
    it('may hold nobody whom no directory would have called', async () => {
      const strangers = withCalls(waiting, { ...waiting.record.calls, [cardOf(noor)]: 10 });
      assert.ok(
        (await saidOf(strangers)).includes(
          `calls: the call of fact 10 to ${cardOf(noor)} does not follow from the facts`,
        ),
      );
    });
    it('may hold whoever was co-ordinator then', async () => {
      const { [cardOf(moira)]: call, ...calls } = received.record.calls;
      const former = withCalls(received, { ...calls, [cardOf(noor)]: must(call) });
      const notices = [...received.notices, { ...must(received.notices[0]), key: cardOf(noor) }];
      assert.deepEqual(await saidOf({ ...former, notices }), []);
    });
  });

  describe('a call', () => {
    const key = cardOf(colin);
    const lost = [`lost: the call of fact 10 to ${key} neither waits nor was answered`];
    const calledAt = later(monday10, 9);

    it('whose notice is gone is lost', async () => {
      const priyas = waiting.notices.filter((one) => one.key === cardOf(priya));
      assert.equal(priyas.length, 1);
      assert.deepEqual(await saidOf(without({ notices: priyas })), lost);
    });
    it('is answered by a message that carries it, and not by an earlier one', async () => {
      assert.deepEqual(await saidOf(without({ posted: [postedFor(key, 10)] })), []);
      assert.deepEqual(await saidOf(without({ posted: [postedFor(key, 9)] })), lost);
      assert.deepEqual(await saidOf(without({ posted: [postedFor(cardOf(priya), 10)] })), lost);
    });
    for (const result of ['posted', 'updated', 'mailed', 'unchanged'] as const) {
      it(`is answered by an attempt after it that ended “${result}”, and not by one before it`, async () => {
        assert.deepEqual(await saidOf(without({ deliveries: [deliveryFor(key, calledAt, result)] })), []);
        assert.deepEqual(await saidOf(without({ deliveries: [deliveryFor(key, later(calledAt, -1), result)] })), lost);
      });
    }
    for (const result of ['later', 'maybeTwice', 'failed', 'unreachable'] as const) {
      it(`is not answered by an attempt that ended “${result}”`, async () => {
        assert.deepEqual(await saidOf(without({ deliveries: [deliveryFor(key, calledAt, result)] })), lost);
      });
    }
    it('is not answered by another’s attempt', async () => {
      assert.deepEqual(await saidOf(without({ deliveries: [deliveryFor(cardOf(priya), calledAt, 'posted')] })), lost);
    });
  });
});
