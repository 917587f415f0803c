import assert from 'node:assert/strict';
import { newestForm } from '../../../src/casework/ports/form-ports.ts';
import { versionIn } from '../../../src/store/kinds.ts';
import sinon from 'sinon';
import type { Contact } from '../../../src/casework/ports/chat-ports.ts';
import type { Look } from '../../../src/casework/ports/ports.ts';
import { directorySchema } from '../../../src/domain/people/directory.ts';
import { formDocument } from '../../../src/store/form.ts';
import type { CosmosStore } from '../../../src/store/cosmos.ts';
import * as make from '../fixture.ts';
import { commitOf, faultOf, localIt, nowMs, somePerson, someReference } from '../fixture.ts';

const look = (id: string, more: Partial<Look> = {}): Look => {
  const by = { person: somePerson(), name: 'Rosa Fixture', what: 'case', why: 'referrer', at: make.at };
  return { id, reference: someReference(), ...by, ...more };
};

const contact = (more: Partial<Contact> = {}): Contact => {
  const known = {
    conversation: 'a:1',
    reference: '{"user":{"name":"Zoë \\"Z\\""}}',
    quietUntil: 0,
    greeted: false,
  };
  return { person: somePerson(), ...known, ...more };
};

const large = (reference: make.Reference, length: number) => {
  const answers = { worry: 'é'.repeat(length) };
  return commitOf(reference, 1, {
    record: { root: { ...make.draft(reference), answers }, lastHash: 'h', calls: {} },
  });
};

describe('looks, contacts and the directory in the store', () => {
  let target: make.Target;
  let store: CosmosStore;
  let other: CosmosStore;
  before(async () => {
    target = await make.openTarget();
    store = await target.open();
    other = await target.open();
  });
  after(() => target.close());

  const storedCase = async (reference: make.Reference): Promise<Record<string, unknown>> => {
    await store.cases.commit(commitOf(reference, 1), nowMs);
    const found = (await target.stored(reference)).find((one) => one['id'] === 'case');
    assert.ok(found);
    return found;
  };

  describe('a look', () => {
    it('is written once for one opening', async () => {
      const one = look('look-1');
      await store.looks.record(one);
      await other.looks.record({ ...one, name: 'later' });
      assert.deepEqual(await store.looks.of(someReference()), []);
      const second = look('look-2', { reference: one.reference });
      await store.looks.record(second);
      const found = await store.looks.of(second.reference as make.Reference);
      assert.deepEqual(
        found.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
        [one, second],
      );
    });

    it('is written for whatever reference was typed', async () => {
      for (const reference of ['no such case', 'Zoë 陳 "quoted" \\ / ?#', 'x'.repeat(500)]) {
        await store.looks.record(look('look-1', { reference }));
        assert.equal((await store.looks.of(reference as make.Reference))[0]?.reference, reference);
      }
    });

    it('says how the person stood', async () => {
      const stood = { relation: 'invited', agency: 'police', roles: ['agencyLead'], by: 'print' } as const;
      const one = look('look-4');
      await store.looks.record({ ...one, ...stood });
      assert.deepEqual(await store.looks.of(one.reference as make.Reference), [{ ...one, ...stood }]);
    });

    localIt('is written once though the reply is lost', async () => {
      const one = look('look-1');
      target.failWrites('lost');
      await store.looks.record(one);
      assert.deepEqual(await store.looks.of(one.reference as make.Reference), [one]);
    });

    it('that cannot be written is a fault, so that nothing is shown', async () => {
      assert.equal((await faultOf(store.looks.record(look('look/1')))).reason, 'badId');
    });
  });

  describe('a contact', () => {
    it('is kept as it was saved last', async () => {
      const first = contact();
      assert.equal(await store.contacts.of(first.person), undefined);
      await store.contacts.save(first);
      assert.deepEqual(await other.contacts.of(first.person), first);
      const later = contact({ person: first.person, quietUntil: nowMs, formOf: someReference(), greeted: true });
      await other.contacts.save(later);
      assert.deepEqual(await store.contacts.of(first.person), later);
    });

    localIt('is saved though the connection breaks', async () => {
      const one = contact();
      target.failWrites('reset', { status: 503 });
      await store.contacts.save(one);
      assert.deepEqual(await store.contacts.of(one.person), one);
    });

    it('of another instance is known here within two seconds, and at once for what is told', async () => {
      const clock = sinon.useFakeTimers({ now: 0, toFake: ['performance'] });
      try {
        const { contacts } = await target.open();
        const first = contact();
        const [second, third] = [1, 2].map((quietUntil) => ({ ...first, quietUntil }));
        assert.ok(second && third);
        await other.contacts.save(first);
        assert.deepEqual(await contacts.known(first.person), first);
        await other.contacts.save(second);
        clock.tick(1999);
        assert.deepEqual(await contacts.known(first.person), first);
        clock.tick(1);
        assert.deepEqual(await contacts.known(first.person), second);
        await other.contacts.save(third);
        assert.deepEqual(await contacts.of(first.person), third);
        assert.deepEqual(await contacts.known(first.person), third);
      } finally {
        clock.restore();
      }
    });

    localIt('that was written or looked for here is not asked for again at the next press', async () => {
      const one = contact();
      assert.deepEqual(await target.requestsOf(() => store.contacts.known(one.person)), ['read']);
      assert.deepEqual(await target.requestsOf(() => store.contacts.known(one.person)), [], 'nobody was there');
      await store.contacts.save(one);
      assert.deepEqual(await target.requestsOf(() => store.contacts.known(one.person)), []);
      assert.deepEqual(await store.contacts.known(one.person), one);
    });

    localIt('that was written while it was read is known as written', async () => {
      const one = contact();
      await store.contacts.save(one);
      const read = store.contacts.of(one.person);
      await store.contacts.save({ ...one, quietUntil: 1 });
      await read;
      assert.equal((await store.contacts.known(one.person))?.quietUntil, 1);
    });

    localIt('that may or may not have been written is asked for', async () => {
      const one = contact();
      await store.contacts.save(one);
      target.failWrites(...Array.from({ length: 3 }, () => ({ status: 503 }) as const));
      await faultOf(store.contacts.save({ ...one, quietUntil: 1 }));
      assert.deepEqual(await target.requestsOf(() => store.contacts.known(one.person)), ['read']);
      target.forgetFaults();
    });
  });

  describe('the directory', () => {
    const [rosa, colin] = [somePerson(), somePerson()];
    const directory = (name: string) =>
      directorySchema.parse({
        people: [
          { objectId: rosa, name, roles: ['practitioner'], manager: colin, email: 'rosa@northtyneside.example' },
          { objectId: colin, name: 'Colin Fixture', roles: ['manager'] },
        ],
        agencies: [{ id: 'police', name: 'Northumbria Police', lead: colin }],
        delegations: [{ from: colin, to: rosa, starts: '2027-01-04', ends: '2027-01-08' }],
      });

    it('that was never imported is said to be missing, with the remedy', async () => {
      const fault = await faultOf(store.directories.newest());
      assert.equal(fault.reason, 'noDirectory');
      assert.match(fault.message, /DIRECTORY_FILE/);
      assert.equal(await store.directories.stored(), undefined);
    });

    it('is the one imported last, by whichever instance', async () => {
      await store.directories.replace(directory('Rosa Fixture'), 'hash-1');
      assert.deepEqual(await store.directories.current(), directory('Rosa Fixture'));
      assert.deepEqual(await other.directories.current(), directory('Rosa Fixture'));
      await other.directories.replace(directory('Rosa Married'), 'hash-2');
      assert.deepEqual(await store.directories.newest(), directory('Rosa Married'));
      assert.deepEqual(await store.directories.current(), directory('Rosa Married'));
      assert.equal((await store.directories.stored())?.hash, 'hash-2');
    });

    it('of another instance is in force here within two seconds, and at once for what decides', async () => {
      const clock = sinon.useFakeTimers({ now: 0, toFake: ['performance'] });
      try {
        const here = (await target.open()).directories;
        await other.directories.replace(directory('Rosa Fixture'), 'hash-4');
        assert.deepEqual(await here.current(), directory('Rosa Fixture'));
        await other.directories.replace(directory('Rosa Married'), 'hash-5');
        clock.tick(1999);
        assert.deepEqual(await here.current(), directory('Rosa Fixture'));
        clock.tick(1);
        assert.deepEqual(await here.current(), directory('Rosa Married'));
        await other.directories.replace(directory('Rosa Fixture'), 'hash-6');
        assert.deepEqual(await here.newest(), directory('Rosa Fixture'));
        assert.deepEqual(await here.current(), directory('Rosa Fixture'));
      } finally {
        clock.restore();
      }
    });

    it('is not read again while it is the same', async () => {
      const first = await store.directories.current();
      assert.equal(await store.directories.current(), first);
    });

    localIt('is asked for with the version in hand, in one request, and not again at the next press', async () => {
      // While an earlier form is in force: of the council council.test.ts asks the same.
      await target.put(formDocument(6), 'directory');
      const { directories } = await target.open();
      await directories.current();
      const kinds = await target.requestsOf(() => directories.newest());
      assert.deepEqual(kinds, ['read']);
      assert.deepEqual(await target.requestsOf(() => directories.current()), []);
      assert.notEqual(target.seen.at(-1)?.headers['if-none-match'], undefined);
      await target.put(formDocument(), 'directory');
    });

    it('that is damaged is a fault that does not tell its content', async () => {
      const broken = { id: 'directory', pk: 'directory', kind: 'directory', v: 1, hash: 'x' };
      await target.put({ ...broken, directory: { people: [{ objectId: make.secret, name: '' }] } }, 'directory');
      const fault = await faultOf(store.directories.newest());
      assert.equal(fault.reason, 'unreadable');
      assert.match(fault.message, /directory\.people\.0\.objectId/);
      await store.directories.replace(directory('Rosa Fixture'), 'hash-3');
      assert.deepEqual(await store.directories.current(), directory('Rosa Fixture'));
    });
  });

  describe('a stored document', () => {
    it('of a newer program is refused, saying so', async () => {
      const reference = someReference();
      const newer = versionIn(newestForm, 'case') + 1;
      await target.put({ ...(await storedCase(reference)), id: 'case', pk: reference, v: newer });
      const fault = await faultOf(store.cases.load(reference));
      assert.equal(fault.reason, 'unreadable');
      assert.match(fault.message, new RegExp(`version ${newer}.*newer`));
    });

    it('that is damaged is refused without its content', async () => {
      const reference = someReference();
      const whole = await storedCase(reference);
      for (const record of [undefined, { ...(whole['record'] as object), lastHash: 7 }]) {
        await target.put({ ...whole, id: 'case', pk: reference, record });
        assert.equal((await faultOf(store.cases.load(reference))).reason, 'unreadable');
      }
    });

    it('of another kind under the same id is refused', async () => {
      const reference = someReference();
      await target.put({ ...(await storedCase(reference)), id: 'case', pk: reference, kind: 'fact' });
      assert.equal((await faultOf(store.cases.load(reference))).reason, 'unreadable');
    });
  });

  describe('limits', () => {
    it('a case of up to 128 KB is stored', async () => {
      assert.equal(await store.cases.commit(large(someReference(), 65_000), nowMs), 'done');
    });

    localIt(
      'a larger one is refused, and nothing of it is sent: its case is looked up, to be marked as large',
      async () => {
        const work = store.cases.commit(large(someReference(), 66_000), nowMs);
        assert.deepEqual(await target.requestsOf(() => work), ['read']);
        assert.equal(await work, 'full');
      },
    );

    it('an id that would lead elsewhere is refused', async () => {
      for (const id of ['a/b', 'a\\b', 'a?b', 'a#b', 'x'.repeat(1100)]) {
        assert.equal((await faultOf(store.cases.marker(someReference(), id))).reason, 'badId');
      }
    });
  });
});
