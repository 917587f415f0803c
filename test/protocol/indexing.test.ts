import assert from 'node:assert/strict';
import { accountIt, localIt, openTarget, type Target } from './target.ts';

const ids = async (target: Target, where: string): Promise<string[]> => {
  const query = `SELECT c.id FROM c WHERE ${where}`;
  const { resources } = await target.container.items.query<{ id: string }>(query, { maxItemCount: 7 }).fetchAll();
  return resources.map(({ id }) => id).toSorted();
};

const at = (second: number): number => Date.parse('2031-05-06T07:08:00Z') / 1000 + second;
const costSince = async ({ container }: Target, since: number): Promise<number> => {
  const query = { query: 'SELECT c.id FROM c WHERE c._ts >= @since', parameters: [{ name: '@since', value: since }] };
  return (await container.items.query(query).fetchAll()).requestCharge;
};

describe('protocol: the time of the last write', () => {
  const reason = 'the clock of _ts is given';
  let target: Target;
  let second = 0;
  before(async () => {
    target = await openTarget({ local: { now: () => at(second) * 1000 + 999 } });
    for (let i = 0; i < 20; i += 1)
      await target.container.items.create({ id: `old${i}`, pk: `p${i}`, kind: 'k', n: 1 });
    second = 10;
    await target.container.items.create({ id: 'new', pk: 'p1', kind: 'k', n: 2 });
    await target.container.items.create({ id: 'other', pk: 'p2', kind: 'other', n: 2 });
    second = 20;
    await target.container.items.upsert({ id: 'old3', pk: 'p3', kind: 'k', n: 1 });
  });
  after(() => target.close());

  const selects: readonly (readonly [where: string, selected: readonly string[]])[] = [
    [`c._ts >= ${at(10)}`, ['new', 'old3', 'other']],
    [`c._ts > ${at(10)}`, ['old3']],
    [`c._ts = ${at(10)}`, ['new', 'other']],
    [`c._ts > ${at(0)} AND c._ts < ${at(20)}`, ['new', 'other']],
    [`c.kind IN ('k', 'x') AND c._ts >= ${at(10)}`, ['new', 'old3']],
    [`c.n = 2 OR c._ts = ${at(20)}`, ['new', 'old3', 'other']],
    [`c._ts >= '${at(10)}'`, []],
    [`c._ts >= ${at(21)}`, []],
  ];
  for (const [where, selected] of selects) {
    localIt(`${where} selects ${selected.join(' and ') || 'nothing'}`, reason, async () => {
      assert.deepEqual(await ids(target, where), selected);
    });
  }

  localIt('a clock that is set back puts no write before what was seen', reason, async () => {
    second = -3600;
    await target.container.items.create({ id: 'afterwards', pk: 'p1' });
    assert.deepEqual(await ids(target, `c._ts >= ${at(20)}`), ['afterwards', 'old3']);
    await target.container.item('afterwards', 'p1').delete();
  });

  for (const [where, selected] of [
    ["c.id IN ('new', 'old1', 'nothing')", ['new', 'old1']],
    ["c.id = 'old1'", ['old1']],
    ["c.id IN ('old1') OR (c.n = 2 AND c.kind = 'k')", ['new', 'old1']],
    ["c.id IN ('old1', 'new') AND c.n = 2", ['new']],
    ["c.id IN ('old2')", []],
  ] as const) {
    localIt(`in one partition ${where} selects ${selected.join(' and ') || 'nothing'}`, reason, async () => {
      const query = `SELECT c.id FROM c WHERE ${where}`;
      const { resources } = await target.container.items
        .query<{ id: string }>(query, { partitionKey: 'p1' })
        .fetchAll();
      assert.deepEqual(resources.map(({ id }) => id).toSorted(), selected);
    });
  }

  accountIt('is indexed though the policy does not name it: what was not written since costs nothing', async () => {
    assert.ok((await costSince(target, at(0) + 1e9)) < (await costSince(target, 0)) / 2);
  });
});

const policyWith = (...paths: readonly string[]) => ({
  partitionKey: { paths: ['/pk'] },
  indexingPolicy: {
    indexingMode: 'consistent' as const,
    includedPaths: paths.map((path) => ({ path })),
    excludedPaths: [{ path: '/*' }],
  },
});

describe('protocol: another indexing policy', () => {
  let target: Target;
  beforeEach(async () => {
    target = await openTarget();
    for (let n = 0; n < 40; n += 1) await target.container.items.create({ id: `d${n}`, pk: `p${n % 7}`, n, late: n });
  });
  afterEach(() => target.close());

  const found = ['d38', 'd39'];

  accountIt('is taken by a container with documents, which finds the same by it', async () => {
    const { container } = target;
    const { resource } = await container.replace({ id: container.id, ...policyWith('/late/?', '/pk/?') });
    assert.deepEqual(resource?.indexingPolicy?.includedPaths?.map(({ path }) => path).toSorted(), ['/late/?', '/pk/?']);
    assert.deepEqual(await ids(target, 'c.late > 37'), found);
    assert.deepEqual(await ids(target, 'c.n > 37'), found, 'by reading everything');
    await container.items.upsert({ id: 'd39', pk: 'p4', n: 39, late: 0 });
    await container.item('d38', 'p3').delete();
    assert.deepEqual(await ids(target, 'c.late > 36'), ['d37']);
  });

  accountIt('of another partition key is 400, and changes nothing', async () => {
    const { container } = target;
    await assert.rejects(
      container.replace({ id: container.id, ...policyWith('/late/?'), partitionKey: { paths: ['/n'] } }),
      { code: 400 },
    );
    assert.deepEqual(await ids(target, 'c.n > 37'), found);
  });

  localIt('is in force when it is answered', 'the service makes the index afterwards', async () => {
    const { container } = target;
    const cost = async () =>
      (await container.items.query('SELECT c.id FROM c WHERE c.late > 37').fetchAll()).requestCharge;
    const before = await cost();
    await container.replace({ id: container.id, ...policyWith('/late/?') });
    assert.ok((await cost()) < before / 2);
  });
});
