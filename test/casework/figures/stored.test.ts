// The figures in a whole database: kept up, held against the facts by verify, counted again, and what leaves of them.
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { createFiguring } from '../../../src/casework/figures/counting.ts';
import { countsIn, releasedIn } from '../../../src/casework/figures/sums.ts';
import { verify } from '../../../src/casework/check/verify.ts';
import type { Counts } from '../../../src/domain/figures/counts.ts';
import type { MeasureName } from '../../../src/domain/figures/measures.ts';
import { sayingOf, tellFigures } from '../../../src/domain/figures/told.ts';
import { must } from '../../people/builders.ts';
import { openStore, type OpenedStore } from '../../specimens/stored.ts';
import { ids } from '../../specimens/story.ts';
import { newScratch } from '../../worlds/scratch.ts';
import { tellStory } from '../told-story.ts';

const totalOf = (counts: Counts, name: MeasureName) => sayingOf(tellFigures(counts, false), false).count(name).value;
const later = Date.parse('2027-03-31T10:00:00.000Z');

describe('The figures of a whole database', () => {
  let folder: string;
  let opened: OpenedStore;
  before(async () => {
    folder = await newScratch('figures');
    await tellStory(folder);
    opened = await openStore(folder);
    // The worker beside the presses counts what the story has written since it last was at it.
    await figuring().round();
  });
  after(async () => {
    await opened.close();
    await rm(folder, { recursive: true });
  });

  const figuring = () => createFiguring({ ...opened.store, machine: { nowMs: () => later } });
  const wrong = async (): Promise<readonly string[]> => {
    const found: string[] = [];
    const { audit, figures } = opened.store;
    await verify(
      audit,
      later,
      ({ kind, reference }) => kind === 'figures' && found.push(reference),
      undefined,
      undefined,
      figures,
    );
    return found;
  };
  const opensIn = async (month: string) =>
    totalOf(must((await countsIn(opened.store.figures, [month])).get(month)), 'opened');

  it('are what the facts come to', async () => {
    assert.equal(await opensIn('2027-01'), 3);
    const year = must((await countsIn(opened.store.figures, ['2027'])).get('2027'));
    assert.deepEqual([totalOf(year, 'closed'), totalOf(year, 'meetings')], [1, 3]);
    assert.deepEqual(await wrong(), []);
  });

  it('verify names the period whose sums are wrong, and the case that is counted otherwise; counting again mends both', async () => {
    const { figures } = opened.store;
    const sheet = must(await figures.sheet('2027-01'));
    await figures.keepSheet({ ...sheet.value, counts: { ...sheet.value.counts, 'opened||': 9 } }, sheet.version);
    assert.deepEqual(await wrong(), ['database']);
    const reference = ids.followed as never;
    const counted = must(await figures.counted(reference));
    await figures.keepCounted(reference, { turn: counted.value.turn + 1, counts: {} }, counted.version);
    assert.ok((await wrong()).includes(ids.followed));
    assert.ok((await figuring().again()) > 10);
    assert.deepEqual(await wrong(), []);
    assert.equal(await opensIn('2027-01'), 3);
  });

  it('what left of a period is told again as it was, and revised in the next month where a class is another', async () => {
    const { figures } = opened.store;
    const of = async (now: string) => (await releasedIn(figures, ['2027-01'], now, {})).get('2027-01');
    assert.equal(await of('2027-01-31T10:00:00.000Z'), undefined, 'it is not over');
    const first = must(await of('2027-02-16T16:00:00.000Z'));
    assert.ok(Object.values(first.told).every((value) => value % 5 === 0));
    const sheet = must(await figures.sheet('2027-01'));
    await figures.keepSheet({ ...sheet.value, counts: { ...sheet.value.counts, 'opened||': 40 } }, sheet.version);
    assert.deepEqual(await of('2027-02-27T10:00:00.000Z'), first, 'within a month nothing is compared');
    const revised = must(await of('2027-03-02T10:00:00.000Z'));
    assert.deepEqual(
      [revised.at, revised.revisedAt, revised.told['opened||']],
      [first.at, '2027-03-02T10:00:00.000Z', 40],
    );
    assert.deepEqual(await of('2028-03-02T10:00:00.000Z'), { ...revised, looked: '2028-03' });
  });
});
