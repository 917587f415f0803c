import assert from 'node:assert/strict';
import type { OperationInput } from '@azure/cosmos';
import type { Fault } from '../../src/cosmos-local/http/http.ts';
import type { CosmosRequest } from '../../src/cosmos-local/http/requests.ts';
import { connect, failure, localIt, openTarget, type Target } from './target.ts';

const reason = 'a fault is injected';

describe('protocol: when a request goes wrong', () => {
  let target: Target;
  let fault: ((request: CosmosRequest) => Fault | undefined) | undefined;
  let seen: string[] = [];
  beforeEach(async () => {
    target = await openTarget({
      local: { fault: (request) => fault?.(request), onRequest: ({ kind }) => void seen.push(kind) },
    });
    await target.container.items.create({ id: 'case', pk: 'p', n: 1 });
    seen = [];
  });
  afterEach(async () => {
    fault = undefined;
    await target.close();
  });

  /** The fault hits the first `times` requests of the kind. */
  const inject = (kind: CosmosRequest['kind'], times: number, what: Fault): void => {
    let left = times;
    fault = (request) => {
      if (request.kind !== kind || left === 0) return undefined;
      left -= 1;
      return what;
    };
  };
  const fact: OperationInput = { operationType: 'Create', resourceBody: { id: 'fact', pk: 'p' } };
  const count = (kind: string): number => seen.filter((each) => each === kind).length;
  const stored = async (id: string): Promise<boolean> =>
    (await target.container.item(id, 'p').read()).statusCode === 200;

  localIt('the SDK repeats a 429 by itself, reads, writes and batches', reason, async () => {
    const slow: Fault = { status: 429, retryAfterMs: 1 };
    inject('read', 2, slow);
    assert.equal((await target.container.item('case', 'p').read()).statusCode, 200);
    inject('replace', 2, slow);
    assert.equal((await target.container.item('case', 'p').replace({ id: 'case', pk: 'p', n: 2 })).statusCode, 200);
    inject('batch', 2, slow);
    assert.equal((await target.container.items.batch([fact], 'p')).code, 200);
    assert.deepEqual([count('read'), count('replace'), count('batch')], [3, 3, 3]);
  });

  for (const [status, substatus] of [
    [503, 0],
    [449, 0],
    [410, 1002],
  ] as const) {
    localIt(`a ${status} on a replace reaches the caller at once, and nothing is written`, reason, async () => {
      inject('replace', 9, { status, substatus });
      const error = await failure(target.container.item('case', 'p').replace({ id: 'case', pk: 'p', n: 2 }));
      assert.equal(error.code, status);
      assert.equal(count('replace'), 1);
      assert.equal((await target.container.item('case', 'p').read()).resource.n, 1);
    });
  }

  localIt('a failing batch has its code in the cause only', reason, async () => {
    inject('batch', 1, { status: 503 });
    const error = await failure(target.container.items.batch([fact], 'p'));
    assert.equal(error.code, undefined);
    assert.ok(error.cause instanceof Error && 'code' in error.cause && error.cause.code === 503);
    assert.equal(await stored('fact'), false);
  });

  localIt('a connection reset before the work: the write is not repeated and not done', reason, async () => {
    inject('batch', 1, 'reset');
    const error = await failure(target.container.items.batch([fact], 'p'));
    assert.ok(error.cause instanceof Error && 'code' in error.cause && error.cause.code === 'ECONNRESET');
    assert.equal(count('batch'), 1);
    assert.equal(await stored('fact'), false);
  });

  localIt('a lost reply looks the same, but the work was done', reason, async () => {
    inject('batch', 1, 'lost');
    const error = await failure(target.container.items.batch([fact], 'p'));
    assert.ok(error.cause instanceof Error && 'code' in error.cause && error.cause.code === 'ECONNRESET');
    assert.equal(count('batch'), 1);
    assert.equal(await stored('fact'), true);
    inject('replace', 1, 'lost');
    const replaced = target.container.item('case', 'p').replace({ id: 'case', pk: 'p', n: 2 });
    assert.equal((await failure(replaced)).code, 'ECONNRESET');
    assert.equal((await target.container.item('case', 'p').read()).resource.n, 2);
  });

  localIt('every query is two requests: the plan and the page', reason, async () => {
    await target.container.items.query("SELECT * FROM c WHERE c.kind = 'k'", { partitionKey: 'p' }).fetchAll();
    assert.deepEqual(seen, ['plan', 'query']);
  });

  localIt('a plan that fails does not stop a query of one partition', reason, async () => {
    inject('plan', 9, { status: 503 });
    const { resources } = await target.container.items.query('SELECT * FROM c', { partitionKey: 'p' }).fetchAll();
    assert.equal(resources.length, 1);
  });

  localIt('a client that cannot connect any more fails with a network error', reason, async () => {
    const gone = await openTarget();
    const client = connect(gone.endpoint, gone.key);
    const item = client.database(gone.database.id).container(gone.container.id).item('case', 'p');
    await gone.close();
    assert.equal((await failure(item.replace({ id: 'case', pk: 'p' }))).code, 'ECONNREFUSED');
    client.dispose();
  });
});
