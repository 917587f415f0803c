// A clock whose matter cannot be written is left alone for a while: it does not ask the database again in every round.
import assert from 'node:assert/strict';
import { verify } from '../../../src/casework/check/verify.ts';
import { mostBytes } from '../../../src/domain/matters/matters.ts';
import type { Instant } from '../../../src/domain/time/calendar.ts';
import type { Reference } from '../../../src/domain/kernel/ids.ts';
import { consented, filledIn, later, must, noConflict, submitted } from '../../people/builders.ts';
import { openTarget, someReference, type Target } from '../../store/fixture.ts';
import { does, instance, listed, plan, remind, takes, type Instance } from '../meeting-story.ts';

const afternoon: Instant = '2027-01-04T15:00:00.000Z';

describe('The clock of a matter that cannot be written', () => {
  let target: Target;
  let one: Instance;
  let reference: Reference;
  beforeEach(async () => {
    target = await openTarget();
    one = instance(await target.open());
    reference = someReference();
  });
  afterEach(() => target.close());

  const stored = async () => must((await target.stored(reference)).find(({ kind }) => kind === 'case'));
  const puts = async (more: object): Promise<void> =>
    target.put({ ...(await stored()), id: 'case', pk: reference, ...more });
  async function grows(bytes: number): Promise<void> {
    const { record } = (await stored()) as unknown as { record: { root: { answers: object } } }; // a case
    const answers = { ...record.root.answers, grown: 'x'.repeat(bytes) };
    await puts({ record: { ...record, root: { ...record.root, answers } } });
  }
  /** What a look at the clocks costs, and whether it did something. */
  const looks = async () => {
    let changed: readonly string[] = [];
    const requests = await target.requestsOf(async () => (changed = await remind(one)));
    return { requests: requests.filter((kind) => kind !== 'query').length, changed };
  };
  const nothing = { requests: 0, changed: [] };

  for (const [what, bars, frees, ms] of [
    ['is full', async () => grows(mostBytes.case), async () => grows(1), 60],
    ['is being brought over', async () => puts({ moving: 'moving' }), async () => puts({ moving: undefined }), 1],
  ] as const) {
    it(`that ${what} waits, asks for nothing meanwhile, and is taken once that is over`, async () => {
      await takes(one, reference, ...filledIn(), submitted());
      await bars();
      one.now = afternoon;
      const first = await looks();
      assert.deepEqual(first.changed, []);
      assert.ok(first.requests > 0);
      assert.deepEqual(await looks(), nothing);
      await frees();
      one.now = later(afternoon, ms - 0.5);
      assert.deepEqual(await looks(), nothing);
      one.now = later(afternoon, ms);
      assert.deepEqual((await looks()).changed, [reference]);
    });
  }

  it('leaves a cancelled meeting that one of its cases cannot leave alone too, and lets the others go on', async () => {
    const other = someReference();
    await does(one, plan);
    for (const each of [reference, other])
      await takes(one, each, ...filledIn(), submitted(), noConflict(), consented(), listed);
    await grows(mostBytes.case);
    await does(one, { step: 'cancelMeeting', input: { reason: 'The chair is ill.' } });
    one.now = later(one.now, 1);
    assert.deepEqual((await looks()).changed, [other]);
    assert.deepEqual(await looks(), nothing);
    await grows(1);
    one.now = later(one.now, 60);
    assert.ok((await looks()).changed.includes(reference));
  });

  it('of one that is large, verify warns and finds nothing wrong', async () => {
    await takes(one, reference, ...filledIn(), submitted());
    const warned: string[] = [];
    const check = async () =>
      verify(one.store.audit, 0, ({ reference: of, kind, what }) => void warned.push(`${of} ${kind}: ${what}`));
    assert.equal((await check()).problems, 0);
    assert.equal(warned.length, 0);
    const { record } = (await stored()) as unknown as { record: object };
    await puts({ record, grown: 'x'.repeat(mostBytes.case / 2) });
    assert.equal((await check()).problems, 0);
    assert.equal(warned.length, 1);
    assert.match(warned.join(), new RegExp(`^${reference} large: its document has \\d+ bytes of the 131072`));
  });
});
