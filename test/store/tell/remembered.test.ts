import assert from 'node:assert/strict';
import { rememberedBy } from '../../../src/store/tell/remembered.ts';
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

  it('follows at once what this instance writes, and what is not there is asked for every time', async () => {
    const target = await make.openTarget();
    try {
      const [here, there] = [await target.open(), await target.open()];
      const contact = { person: somePerson(), conversation: 'a:1', reference: '{}', quietUntil: 0, greeted: true };
      const reads = async (): Promise<readonly string[]> =>
        target.requestsOf(async () => here.contacts.lately(contact.person));
      assert.deepEqual(await reads(), ['read']);
      await there.contacts.save(contact);
      assert.deepEqual(await reads(), ['read'], 'nobody has to wait for a chat that there is');
      assert.deepEqual(await reads(), []);
      await here.contacts.save({ ...contact, quietUntil: 5 });
      assert.equal((await here.contacts.lately(contact.person))?.quietUntil, 5);
      await there.contacts.save({ ...contact, quietUntil: 9 });
      assert.equal((await here.contacts.of(contact.person))?.quietUntil, 9, 'what decides is read');
    } finally {
      await target.close();
    }
  });
});
