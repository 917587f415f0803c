// The figures are kept up by the facts as they come: each matter is counted once, whatever happens to the worker.
import assert from 'node:assert/strict';
import { createFiguring, type CountingParts } from '../../../src/casework/figures/counting.ts';
import { isWhole, releasedIn } from '../../../src/casework/figures/sums.ts';
import type { CountedMatter, Counting, FigureStore, Release, Sheet } from '../../../src/casework/ports/figure-ports.ts';
import { sumOf, countsOf, type Counts } from '../../../src/domain/figures/counts.ts';
import { eventsOfCase } from '../../../src/domain/figures/events.ts';
import { countingVersion } from '../../../src/domain/figures/measures.ts';
import type { Fact } from '../../../src/domain/case/whole/case.ts';
import { mintReference, type Reference } from '../../../src/domain/kernel/ids.ts';
import { at, given, type Told } from '../../people/builders.ts';
import { interviewed, isBack, isMissing } from '../../people/episode-builders.ts';
import { listed, rightPut, untilReceived } from '../../people/meeting-builders.ts';

/** Documents with versions, as the database keeps them. */
function versions<T>() {
  const all = new Map<string, { readonly value: T; readonly version: string }>();
  return {
    all,
    of: async (id: string) => structuredClone(all.get(id)),
    keep: async (id: string, value: T, before: string | undefined) => {
      if (all.get(id)?.version !== before) return undefined;
      const version = String(Number(before ?? '0') + 1);
      all.set(id, { value: structuredClone(value), version });
      return version;
    },
  };
}

const nothing = async (): Promise<undefined> => undefined;

function council(stories: readonly Told[]) {
  const all = new Map<Reference, readonly Fact[]>(
    stories.map((told, number) => [mintReference(Uint8Array.of(number, 1, 2, 3, 4, 5, 6, 7)), given(...told)]),
  );
  const facts = new Map<Reference, readonly Fact[]>();
  const [counted, sheets, releases, counting] = [
    versions<CountedMatter>(),
    versions<Sheet>(),
    versions<Release>(),
    versions<Counting>(),
  ];
  let [second, nowMs, left] = [100, 0, Number.POSITIVE_INFINITY];
  const written = new Map<Reference, number>();
  /** What another does before the next write of what is counted of a case. */
  let meanwhile: () => Promise<unknown> = nothing;
  const says = (id: Reference, count: number): void => {
    facts.set(id, (all.get(id) ?? []).slice(0, count));
    second += 1;
    written.set(id, second);
  };
  /** Every write may be the last of this worker. */
  const dying = async <T>(write: () => Promise<T>): Promise<T> => {
    left -= 1;
    if (left < 0) throw new Error('killed');
    return write();
  };
  const figures: FigureStore = {
    counted: (id) => counted.of(id),
    keepCounted: (id, value, before) =>
      dying(async () => {
        await meanwhile();
        return counted.keep(id, value, before);
      }),
    sheet: (period) => sheets.of(period),
    keepSheet: (value, before) => dying(() => sheets.keep(value.period, value, before)),
    sheets: async () => [...sheets.all.values()],
    counting: () => counting.of('one'),
    keepCounting: (value, before) => dying(() => counting.keep('one', value, before)),
    release: (period) => releases.of(period),
    keepRelease: (value, before) => dying(() => releases.keep(value.period, value, before)),
  };
  const parts: CountingParts = {
    figures,
    changes: {
      since: async (from) =>
        [...written]
          .filter(([, at]) => at >= from)
          .map(([partition, at]) => ({ partition, second: at, version: `${partition} ${at}` })),
    },
    cases: { facts: async (id) => (facts.get(id) ?? []) as never }, // chained or not is nothing to a count
    meetings: { facts: async () => [] },
    entities: { facts: async () => [] },
    register: { facts: async () => [] },
    machine: { nowMs: () => nowMs },
  };
  return {
    ids: [...all.keys()],
    lengthOf: (id: Reference) => all.get(id)?.length ?? 0,
    says,
    counting,
    sheets,
    counted,
    figures,
    doesMeanwhile: (does: () => Promise<unknown>) => {
      meanwhile = async () => {
        meanwhile = nothing;
        return does();
      };
    },
    figuring: () => createFiguring(parts),
    diesAfter: (writes: number) => (left = writes),
    lives: () => (left = Number.POSITIVE_INFINITY),
    passes: (ms: number) => (nowMs += ms),
    summed: (): Counts =>
      [...sheets.all].reduce((sum, [period, { value }]) => sumOf(sum, named(period, value.counts)), {}),
    naive: (): Counts =>
      [...facts.values()].reduce(
        (sum, some) =>
          Object.entries(countsOf(eventsOfCase(some))).reduce(
            (more, [period, counts]) => sumOf(more, named(period, counts)),
            sum,
          ),
        {} as Counts,
      ),
  };
}
const named = (period: string, counts: Counts): Counts =>
  Object.fromEntries(Object.entries(counts).map(([key, count]) => [`${period} ${key}`, count]));

const missing = [...untilReceived, isMissing()];
const back = [...missing, at('2027-01-06T09:00:00.000Z', isBack()), at('2027-01-11T10:00:00.000Z', interviewed())];
const wrong = given(...missing).find(({ step }) => step === 'recordMissing')?.number ?? 0;
const stories: readonly Told[] = [
  untilReceived,
  [...untilReceived, listed()],
  missing,
  back,
  [...missing, rightPut(wrong)],
];

const leaseMs = 60_000;

describe('The figures', () => {
  it('kept up fact by fact are what counting all at once gives', async () => {
    const one = council(stories);
    const figuring = one.figuring();
    for (let length = 1; length <= 40; length += 3) {
      for (const id of one.ids) if (length < one.lengthOf(id) + 3) one.says(id, length);
      await figuring.round();
      assert.deepEqual(one.summed(), one.naive(), `after ${length} facts`);
    }
    assert.ok(Object.keys(one.naive()).length > 50);
    assert.equal(await figuring.round(), 0, 'nothing is counted twice');
  });

  it('a worker that dies at any write, one that goes on at once, and facts that come meanwhile: each case counts once', async () => {
    for (let writes = 1; writes < 40; writes += 1) {
      const one = council(stories);
      for (const id of one.ids) one.says(id, Math.ceil(one.lengthOf(id) / 2));
      await one.figuring().round();
      for (const id of one.ids) one.says(id, one.lengthOf(id) - 1);
      one.diesAfter(writes);
      await one
        .figuring()
        .round()
        .catch(() => undefined);
      one.lives();
      for (const id of one.ids) one.says(id, one.lengthOf(id));
      one.passes(leaseMs + 1);
      await Promise.all([one.figuring().round(), one.figuring().round()]);
      one.passes(leaseMs + 1);
      await one.figuring().round();
      assert.deepEqual(one.summed(), one.naive(), `killed after ${writes} writes`);
      assert.ok([...one.counted.all.values()].every(({ value }) => value.pending === undefined));
    }
  });

  it('two that believe both to have it count each case once', async () => {
    const one = council(stories);
    for (const id of one.ids) one.says(id, 1);
    await one.figuring().round();
    for (const id of one.ids) one.says(id, one.lengthOf(id));
    // The first is slow, and its time is over while it is at it.
    const first = one.figuring().round();
    one.passes(leaseMs + 1);
    await Promise.all([first, one.figuring().round(), one.figuring().round()]);
    one.passes(leaseMs + 1);
    await one.figuring().round();
    assert.deepEqual(one.summed(), one.naive());
  });

  it('a case that another was at is counted in the same round, not when it is written next', async () => {
    const one = council(stories);
    for (const id of one.ids) one.says(id, 1);
    const figuring = one.figuring();
    await figuring.round();
    const [id] = one.ids;
    assert.ok(id);
    one.says(id, one.lengthOf(id));
    one.doesMeanwhile(async () => one.counted.keep(id, { turn: 1, counts: {} }, (await one.counted.of(id))?.version));
    await figuring.round();
    await figuring.round();
    assert.deepEqual(one.summed(), one.naive());
    assert.ok(Object.keys(one.naive()).length > 10);
  });

  it('what is counted of a case is looked at twice in a round, in however many periods it has something', async () => {
    const one = council(stories);
    for (const id of one.ids) one.says(id, 1);
    const figuring = one.figuring();
    await figuring.round();
    for (const id of one.ids) one.says(id, one.lengthOf(id));
    const looked: string[] = [];
    const before = { ...one.figures };
    Object.assign(one.figures, {
      counted: async (id: string) => {
        looked.push(id);
        return before.counted(id);
      },
    });
    await figuring.round();
    assert.ok(one.sheets.all.size > 2, `${one.sheets.all.size} periods`);
    assert.deepEqual(
      one.ids.map((id) => looked.filter((each) => each === id).length),
      one.ids.map(() => 2),
    );
    assert.deepEqual(one.summed(), one.naive());
  });

  it('a period leaves when it is counted to its end, also where nothing was written since', async () => {
    const one = council(stories);
    for (const id of one.ids) one.says(id, one.lengthOf(id));
    const figuring = one.figuring();
    const leaves = async (now: string) => (await releasedIn(one.figures, ['2027-01'], now, {})).get('2027-01');
    one.passes(Date.parse('2027-01-31T23:50:00.000Z'));
    await figuring.round();
    const morning = '2027-02-01T08:00:00.000Z';
    assert.equal(await leaves(morning), undefined, 'no worker has been there since the evening');
    one.passes(19 * 60_000);
    await figuring.round();
    assert.equal(await isWhole(one.figures, '2027-01'), false, 'a press of the last minute may be on its way');
    one.passes(2 * 60_000);
    await figuring.round();
    assert.equal(await isWhole(one.figures, '2027-01'), true);
    assert.equal(await isWhole(one.figures, '2027-02'), false);
    const before = one.counting.all.get('one')?.version;
    await figuring.round();
    assert.equal(one.counting.all.get('one')?.version, before, 'a quiet round writes once a month');
    assert.ok(await leaves(morning));
  });

  it('counted again they are put in the place of what was wrong, also where that is cut off', async () => {
    for (let writes = 1; writes < 20; writes += 1) {
      const one = council(stories);
      for (const id of one.ids) one.says(id, one.lengthOf(id));
      await one.figuring().round();
      const found = one.sheets.all.get('2027-01');
      one.sheets.all.set('2027-01', {
        value: { period: '2027-01', counts: { 'closed||': 7 }, open: {} },
        version: found?.version ?? '1',
      });
      one.diesAfter(writes);
      await one
        .figuring()
        .again()
        .catch(() => undefined);
      one.lives();
      one.passes(leaseMs + 1);
      await one.figuring().round();
      if (one.counting.all.get('one')?.value.again === undefined && writes > 1)
        assert.deepEqual(one.summed(), one.naive(), `cut off after ${writes}`);
    }
  });

  it('are counted again where the way of counting is newer, and left alone where it is older', async () => {
    const one = council(stories);
    for (const id of one.ids) one.says(id, one.lengthOf(id));
    await one.figuring().round();
    const found = one.counting.all.get('one');
    assert.ok(found);
    await one.counting.keep('one', { ...found.value, version: countingVersion - 1 }, found.version);
    assert.equal(await one.figuring().round(), stories.length);
    const now = one.counting.all.get('one');
    await one.counting.keep('one', { ...found.value, version: countingVersion + 1 }, now?.version);
    for (const id of one.ids) one.says(id, 2);
    assert.equal(await one.figuring().round(), 0);
  });
});
