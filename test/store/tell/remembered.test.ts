import assert from 'node:assert/strict';
import type { Items } from '../../../src/store/sdk/items.ts';
import { contactsOn } from '../../../src/store/tell/contacts.ts';
import { rememberedBy, togetherBy } from '../../../src/store/tell/remembered.ts';
import * as make from '../fixture.ts';
import { somePerson } from '../fixture.ts';

describe('Where cards go, as it was read lately', () => {
  it('is known for two seconds from when it was asked for, and no longer', () => {
    let nowMs = 1000;
    const places = rememberedBy<string>(() => nowMs);
    assert.equal(places.get('a'), undefined);
    assert.equal(places.keep('a', 'chat', 1000), 'chat');
    nowMs = 2999;
    assert.equal(places.get('a'), 'chat');
    nowMs = 3000;
    assert.equal(places.get('a'), undefined);
  });

  it('is not undone by an answer that was overtaken, and what is gone is not remembered', () => {
    const places = rememberedBy<string>(() => 1500);
    places.keep('a', 'written', 1400);
    assert.equal(places.keep('a', 'read before', 1300), 'read before');
    assert.equal(places.get('a'), 'written');
    places.keep('a', undefined, 1450);
    assert.equal(places.get('a'), undefined);
  });

  it('is read once for all who ask of a person meanwhile, and again for those who ask how it is stored', async () => {
    const place = await make.openTarget();
    try {
      const { contacts } = await place.open();
      const one = somePerson();
      const known = async (): Promise<unknown> =>
        Promise.all([contacts.known(one), contacts.known(one), contacts.known(somePerson())]);
      assert.deepEqual(await place.requestsOf(known), ['read', 'read']);
      assert.deepEqual(await place.requestsOf(async () => Promise.all([contacts.of(one), contacts.of(one)])), [
        'read',
        'read',
      ]);
    } finally {
      await place.close();
    }
  });

  it('is read again where the reading that others waited for has failed', async () => {
    let asked = 0;
    const reading = togetherBy(async (key: string) => {
      asked += 1;
      if (asked === 1) throw new Error('away');
      return key;
    });
    const both = await Promise.allSettled([reading.of('a'), reading.of('a')]);
    assert.deepEqual(
      both.map(({ status }) => status),
      ['rejected', 'rejected'],
    );
    assert.deepEqual([await reading.of('a'), asked], ['a', 2]);
  });

  it('is shared by those who ask while someone reads it anyway, and by none who asks after it has changed', async () => {
    const answers: ((value: string) => void)[] = [];
    const reading = togetherBy(async () => new Promise<string>((resolve) => void answers.push(resolve)));
    const [own, other] = [reading.begin('a'), reading.of('a')];
    assert.equal(answers.length, 1);
    reading.changed('a');
    const later = reading.of('a');
    assert.equal(answers.length, 2);
    answers[0]?.('before');
    assert.deepEqual([await own, await other], ['before', 'before']);
    const last = reading.of('a');
    assert.equal(answers.length, 2, 'what was overtaken ends nothing but itself');
    answers[1]?.('after');
    assert.deepEqual([await later, await last], ['after', 'after']);
  });

  it('is not what was being read when it was written, nor while', async () => {
    const contact = { person: somePerson(), conversation: 'a:a', reference: '{}', quietUntil: 0, greeted: true };
    const answers: (() => void)[] = [];
    const answered = async <T>(value: T): Promise<T> => new Promise((give) => void answers.push(() => give(value)));
    const items: Pick<Items, 'read' | 'writeAgain'> = {
      read: async () => answered(undefined),
      writeAgain: async () => answered({ written: true, versions: ['1'], repeated: false }),
    };
    const contacts = contactsOn(items);
    const before = contacts.of(contact.person);
    const writing = contacts.save(contact);
    const meanwhile = contacts.known(contact.person);
    assert.equal(answers.length, 3, 'what was read before is not shared');
    answers[1]?.();
    await writing;
    assert.deepEqual(await contacts.known(contact.person), contact);
    for (const answer of answers) answer();
    assert.deepEqual([await before, await meanwhile], [undefined, undefined]);
    assert.deepEqual(await contacts.known(contact.person), contact);
  });

  it('follows at once what this instance writes, and what is not there is asked for every time', async () => {
    const place = await make.openTarget();
    try {
      const [here, there] = [await place.open(), await place.open()];
      const target = `team:${somePerson()}` as const;
      const linkedBy = { objectId: somePerson(), name: 'Ravi Mock' };
      const channel = { target, conversation: '19:a', reference: '{}', linkedBy, at: '2027-01-04T10:00:00.000Z' };
      const reads = async (): Promise<readonly string[]> =>
        place.requestsOf(async () => here.channels.lately(channel.target));
      assert.deepEqual(await reads(), ['read']);
      await there.channels.save(channel);
      assert.deepEqual(await reads(), ['read'], 'nobody has to wait for a channel that there is');
      assert.deepEqual(await reads(), []);
      await here.channels.save({ ...channel, conversation: '19:b' });
      assert.equal((await here.channels.lately(channel.target))?.conversation, '19:b');
      await here.channels.remove(channel.target);
      assert.equal(await here.channels.lately(channel.target), undefined);
    } finally {
      await place.close();
    }
  });
});
