import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { openCosmosStore, type CosmosStore } from '../../../src/store/cosmos.ts';
import { writeFault } from '../../../src/store/sdk/faults.ts';
import * as make from '../fixture.ts';
import { quick } from '../quick.ts';
import { cardFor, commitOf, faultOf, localIt, nowMs, somePerson, someReference, type ServerFault } from '../fixture.ts';

const begin = () => commitOf(someReference(), 1, { notices: [cardFor(somePerson())] });

/** With so many notices, each of about so many bytes. */
const wide = (count: number, bytes = 0) => ({
  notices: Array.from({ length: count }, () => cardFor(somePerson(), { part: 'x'.repeat(bytes) })),
});

describe('a commit whose reply is lost', () => {
  let target: make.Target;
  let store: CosmosStore;
  let pauses: number[] = [];
  /** What happens in the database while the store waits. */
  let meanwhile: (() => Promise<unknown>) | undefined;
  const pause = async (ms: number): Promise<void> => {
    pauses.push(ms);
    await meanwhile?.();
    meanwhile = undefined;
  };
  before(async () => {
    target = await make.openTarget();
    store = await target.open({ pause });
  });
  beforeEach(() => {
    pauses = [];
  });
  after(() => target.close());

  const commit = (one: ReturnType<typeof begin>) => store.cases.commit(one, nowMs);

  localIt('is found to have happened, exactly once', async () => {
    const one = begin();
    target.failWrites('lost');
    let result: unknown;
    const kinds = await target.requestsOf(async () => (result = await commit(one)));
    assert.equal(result, 'done');
    assert.deepEqual(kinds, ['batch', 'read']);
    assert.deepEqual(pauses, []);
    assert.deepEqual(await store.cases.facts(one.id), [one.fact]);
    assert.equal((await target.stored(one.id)).length, 4);
  });

  localIt('is repeated when nothing of it arrived', async () => {
    const one = begin();
    target.failWrites('reset');
    let result: unknown;
    const kinds = await target.requestsOf(async () => (result = await commit(one)));
    assert.equal(result, 'done');
    assert.deepEqual(kinds, ['batch', 'read', 'batch']);
    assert.deepEqual(await store.cases.facts(one.id), [one.fact]);
    assert.deepEqual(await store.cases.marker(one.id, one.marker.id), one.marker);
    assert.equal((await store.outbox.ofMatter(one.id)).length, 1);
  });

  const transient: readonly ServerFault[] = [
    { status: 503 },
    { status: 410, substatus: 1002 },
    { status: 449 },
    { status: 408 },
    { status: 500 },
  ];
  for (const fault of transient) {
    localIt(`is repeated after ${JSON.stringify(fault)}`, async () => {
      const one = begin();
      target.failWrites(fault);
      assert.equal(await commit(one), 'done');
      assert.deepEqual(await store.cases.facts(one.id), [one.fact]);
    });
  }

  localIt('is done when a repeat is refused because the first try arrives late', async () => {
    const one = begin();
    target.failWrites('reset');
    meanwhile = async () => (await target.open()).cases.commit(one, nowMs);
    assert.equal(await commit(one), 'done');
    assert.deepEqual(await store.cases.facts(one.id), [one.fact]);
  });

  localIt('is done even when others have written since, over its marker too', async () => {
    const one = begin();
    await commit(one);
    const two = commitOf(one.id, 2, { before: await make.versionOf(store, one.id) });
    target.failWrites('reset');
    meanwhile = async () => {
      const other = await target.open();
      await other.cases.commit(two, nowMs);
      const marker = { ...two.marker, fact: 3, inputHash: 'another input' };
      const before = await make.versionOf(other, one.id);
      await other.cases.commit(commitOf(one.id, 3, { before, marker, again: true }), nowMs);
    };
    assert.equal(await commit(two), 'done');
    assert.equal((await store.cases.facts(one.id)).length, 3);
  });

  localIt('is a conflict when somebody else got in first', async () => {
    const one = begin();
    await commit(one);
    const before = await make.versionOf(store, one.id);
    const theirs = commitOf(one.id, 2, { before });
    target.failWrites('reset');
    meanwhile = async () => (await target.open()).cases.commit(theirs, nowMs);
    assert.equal(await commit(commitOf(one.id, 2, { before })), 'conflict');
    assert.deepEqual(await store.cases.facts(one.id), [one.fact, theirs.fact]);
  });

  localIt('ends as a fault when nothing is known after three tries', async () => {
    const one = begin();
    target.failWrites('reset', { status: 503 }, 'reset');
    let fault: unknown;
    const kinds = await target.requestsOf(async () => (fault = (await faultOf(commit(one))).reason));
    assert.equal(fault, 'unknownOutcome');
    assert.deepEqual(kinds, ['batch', 'read', 'batch', 'read', 'batch', 'read']);
    assert.deepEqual(pauses, [50, 200]);
    assert.deepEqual(await target.stored(one.id), []);
  });

  localIt('is looked for even when the third reply is lost too', async () => {
    const one = begin();
    target.failWrites('reset', 'reset', 'lost');
    assert.equal(await commit(one), 'done');
  });

  localIt('ends as a fault when it cannot be looked for', async () => {
    const one = begin();
    target.failWrites('lost');
    target.failReads({ status: 403 });
    assert.equal((await faultOf(commit(one))).reason, 'unknownOutcome');
  });

  localIt('waits as the database asks when there is too much to do, without looking', async () => {
    target.failWrites({ status: 429, retryAfterMs: 1 }, { status: 429, retryAfterMs: 1 });
    const kinds = await target.requestsOf(async () => assert.equal(await commit(begin()), 'done'));
    assert.deepEqual(kinds, ['batch', 'batch', 'batch']);
  });

  localIt('gives up soon when there stays too much to do', async () => {
    target.failWrites(...Array.from({ length: 6 }, (): ServerFault => ({ status: 429, retryAfterMs: 1 })));
    let fault: unknown;
    const kinds = await target.requestsOf(async () => (fault = await faultOf(commit(begin()))));
    assert.equal((fault as { reason: unknown }).reason, 'unavailable');
    assert.equal(kinds.length, 6);
  });

  for (const [limit, more] of [
    ['100 operations', wide(98)],
    ['2 MB', wide(20, 110_000)],
  ] as const) {
    localIt(`is refused before it is sent where it is beyond ${limit}`, async () => {
      const one = commitOf(someReference(), 1, more);
      let fault: unknown;
      const kinds = await target.requestsOf(async () => (fault = await faultOf(commit(one))));
      const { reason, code } = fault as { reason: unknown; code: unknown };
      assert.deepEqual({ reason, code, kinds }, { reason: 'tooLarge', code: undefined, kinds: [] });
    });
  }

  localIt('is done where it is of 100 operations', async () => {
    assert.equal(await commit(commitOf(someReference(), 1, wide(97))), 'done');
  });

  for (const status of [400, 401, 403]) {
    localIt(`is not repeated when the database refuses it (${status})`, async () => {
      target.failWrites({ status });
      let fault: unknown;
      const kinds = await target.requestsOf(async () => (fault = await faultOf(commit(begin()))));
      const { reason, code } = fault as { reason: unknown; code: unknown };
      assert.deepEqual({ reason, code, kinds }, { reason: 'refused', code: status, kinds: ['batch'] });
    });
  }
});

describe('reading while the database stumbles', () => {
  let target: make.Target;
  let store: CosmosStore;
  before(async () => {
    target = await make.openTarget();
    store = await target.open();
  });
  after(() => target.close());

  localIt('is tried once more', async () => {
    const one = commitOf(someReference(), 1);
    await store.cases.commit(one, nowMs);
    for (const status of [410, 449]) {
      target.failReads({ status });
      assert.deepEqual((await store.cases.load(one.id))?.value, one.record);
    }
  });

  localIt('is a fault when it goes on', async () => {
    target.failReads({ status: 449 }, { status: 449 });
    const { reason, code } = await faultOf(store.cases.load(someReference()));
    assert.deepEqual({ reason, code }, { reason: 'unavailable', code: 449 });
  });

  localIt('never takes a missing container or a lagging replica for a missing case', async () => {
    for (const substatus of [1003, 1002]) {
      target.failReads(...Array.from({ length: 4 }, (): ServerFault => ({ status: 404, substatus })));
      assert.equal((await faultOf(store.cases.load(someReference()))).reason, 'refused');
      target.forgetFaults();
    }
  });
});

describe('a fault', () => {
  it('keeps the code of what happened, or its kind, and nothing else of it', async () => {
    const reset = Object.assign(new Error(make.secret), { code: 'ECONNRESET', request: { body: make.secret } });
    for (const [error, code] of [
      [reset, 'ECONNRESET'],
      [new Error(make.secret, { cause: reset }), 'ECONNRESET'],
      [new Error(make.secret, { cause: new TypeError(make.secret) }), 'TypeError'],
      [make.secret, undefined],
    ] as const) {
      const fault = await faultOf(Promise.reject(writeFault('Writing', error)));
      assert.deepEqual({ reason: fault.reason, code: fault.code }, { reason: 'unknownOutcome', code });
    }
  });
});

describe('a database that does not answer', () => {
  const silent = createServer(() => undefined);
  let store: CosmosStore;
  before(async () => {
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const endpoint = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`;
    const patience = { ...quick, deadlineMs: 20 };
    store = await openCosmosStore({ endpoint, key: 'a2V5', database: 'none', createMissing: false, patience });
  });
  after(async () => {
    await store.close();
    silent.closeAllConnections();
    await new Promise((resolve) => silent.close(resolve));
  });

  // Ends by mocha's own time limit when it hangs.
  it('ends a write, a read and a query at the deadline', async () => {
    const commit = store.cases.commit(commitOf(someReference(), 1), nowMs);
    assert.equal((await faultOf(commit)).reason, 'unknownOutcome');
    for (const read of [
      () => store.cases.load(someReference()),
      () => store.cases.facts(someReference()),
      () => store.outbox.due(nowMs, 5),
    ]) {
      const { reason, code } = await faultOf(read());
      assert.deepEqual({ reason, code }, { reason: 'unavailable', code: 'deadline' });
    }
  });
});
