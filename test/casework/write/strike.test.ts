// Words struck out through the one write path: a writing at a time, each of which holds together; cut off anywhere the next goes
// on (docs/process.md 33).
import assert from 'node:assert/strict';
import { chainProblem } from '../../../src/casework/check/problems.ts';
import { verify } from '../../../src/casework/check/verify.ts';
import type { StoredFact } from '../../../src/casework/ports/ports.ts';
import { leftOf } from '../../../src/casework/write/hashing.ts';
import { StoreFault } from '../../../src/store/sdk/faults.ts';
import { ife, kestrelReference as ref, later, moira, must, priya, type StoryRow } from '../../people/builders.ts';
import { untilReceived } from '../../people/meeting-builders.ts';
import { openTarget, type ServerFault, type Target } from '../../store/fixture.ts';
import { instance, remind, takes, type Instance } from '../meeting-story.ts';

const statements = 45;
const stated = (place: number): StoryRow => [
  priya,
  1,
  'addStatement',
  { whose: 'child', name: '', saidOn: '4/1/2027', about: 'case', text: `Saga came on day ${place}, and Robin too.` },
];
const proposed: StoryRow = [ife, 1, 'proposeStrike', { words: 'Saga', instead: '', ground: 'another' }];
const agreed: StoryRow = [moira, 1, 'settleStrike', { how: 'agreed', why: '' }];

describe('Words struck out of a case', () => {
  let target: Target;
  let one: Instance;
  beforeEach(async () => {
    target = await openTarget();
    one = instance(await target.open());
    await takes(one, ref, ...untilReceived, ...Array.from({ length: statements }, (_none, place) => stated(place)));
    await takes(one, ref, proposed, agreed);
  });
  afterEach(() => target.close());

  const facts = (): Promise<readonly StoredFact[]> => one.store.cases.facts(ref);
  const ticks = (): Promise<unknown> => {
    one.now = later(one.now, 1);
    return remind(one);
  };
  /** Everything that verify finds wrong, but that no bot is there to tell anyone. */
  async function problems(): Promise<readonly string[]> {
    const found: string[] = [];
    await verify(one.store.audit, Date.parse(one.now), ({ kind, what }) => void found.push(`${kind}: ${what}`));
    return found;
  }
  const chain = async (change: (fact: StoredFact) => object): Promise<string | undefined> =>
    chainProblem({ of: 'case', facts: (await facts()).map((fact) => ({ ...fact, ...change(fact) })), end: undefined });
  const holding = async (words: string): Promise<readonly unknown[]> =>
    (await target.stored(ref)).filter((document) => JSON.stringify(document).includes(words)).map(({ id }) => id);

  it('go twenty facts at a time, and what is stored holds together after each', async () => {
    const left: number[] = [(await holding('Saga')).length];
    while ((await one.store.cases.load(ref))?.value.root.strike !== undefined) {
      await ticks();
      assert.deepEqual(await problems(), []);
      left.push((await holding('Saga')).length);
    }
    assert.deepEqual(left, [90, 50, 10, 0]);
    const all = await facts();
    assert.equal(all.filter(({ step }) => step === 'strikeOut').length, 3);
    assert.ok((await holding('(struck out) came on day 44')).length === 2, 'the fact and its statement');
  });

  it('leave no chance beside them, and no hash of what was typed', async () => {
    for (let times = 0; times < 3; times += 1) await ticks();
    const all = await facts();
    const struck = new Set(all.flatMap(({ left = [] }) => left.map(([number]) => number)));
    assert.equal(struck.size, statements);
    for (const fact of all) assert.equal(fact.salt === undefined, struck.has(fact.number), String(fact.number));
    const markers = (await target.stored(ref)).flatMap(({ marker }) => (marker === undefined ? [] : [marker])) as {
      fact: number;
      inputHash: string;
    }[];
    const asked = must(all.find(({ step }) => step === 'proposeStrike')).number;
    for (const { fact, inputHash } of markers) assert.equal(inputHash === '', struck.has(fact) || fact === asked);
  });

  for (const [name, faults] of [
    ['answered with a fault', Array.from({ length: 4 }, () => ({ status: 503 }) as const)],
    ['done and not answered', ['lost']],
  ] as const satisfies readonly (readonly [string, readonly ServerFault[]])[])
    it(`cut off, ${name}: the next look goes on where it stopped`, async () => {
      target.failWrites(...faults);
      await ticks().catch((error: unknown) => assert.ok(error instanceof StoreFault));
      target.forgetFaults();
      assert.deepEqual(await problems(), []);
      for (let times = 0; times < 3; times += 1) await ticks();
      assert.deepEqual(await problems(), []);
      assert.deepEqual(await holding('Saga'), []);
    });

  it('a press in between is kept, and what it says is struck out only if it is asked for', async () => {
    await ticks();
    await takes(one, ref, stated(99));
    for (let times = 0; times < 3; times += 1) await ticks();
    assert.deepEqual(await problems(), []);
    assert.equal((await holding('Saga came on day 99')).length, 2);
    await takes(one, ref, proposed, agreed);
    await ticks();
    assert.deepEqual(await holding('Saga'), []);
  });

  it('two instances that look at once strike each fact once', async () => {
    const other = instance(await target.open());
    for (let times = 0; times < 4; times += 1) {
      one.now = later(one.now, 1);
      other.now = one.now;
      await Promise.all([remind(one), remind(other)]);
    }
    assert.deepEqual(await problems(), []);
    assert.equal((await facts()).filter(({ step }) => step === 'strikeOut').length, 3);
  });

  describe('and tampered with afterwards', () => {
    let whole: readonly StoredFact[];
    let first: StoredFact;
    beforeEach(async () => {
      whole = await facts();
      first = must(whole.find(({ step }) => step === 'addStatement'));
      for (let times = 0; times < 3; times += 1) await ticks();
    });
    it('nothing is wrong as it is', async () => assert.equal(await chain(() => ({})), undefined));
    it('a struck fact that is changed again is named', async () => {
      const text = { ...first.data, text: 'Robin alone came.' };
      assert.match(
        must(await chain((fact) => (fact.number === first.number ? { data: text } : {}))),
        /is not what was left of it/,
      );
    });
    it('a struck fact that is put back as it was is named', async () =>
      assert.match(
        must(await chain((fact) => (fact.number === first.number ? first : {}))),
        /is not what was left of it/,
      ));
    it('another fact that is changed is named', async () =>
      assert.match(
        must(await chain((fact) => (fact.number === 2 ? { data: {} } : {}))),
        /^fact 2 is not what was written$/,
      ));
    it('a strike that is made to vouch for more is named itself', async () => {
      const changed = { ...must(whole[1]), data: {} };
      const vouched = [2, leftOf(changed)] as const;
      const said = await chain((fact) =>
        fact.step === 'strikeOut'
          ? { left: [...(fact.left ?? []), vouched] }
          : fact.number === 2
            ? { data: {}, salt: changed.salt }
            : {},
      );
      assert.match(must(said), /is not what was written/);
    });
    it('a fact that vouches for a later one, or for itself, vouches for nothing', async () => {
      const last = must((await facts()).at(-1));
      const said = await chain((fact) => (fact.number === 1 ? { left: [[last.number, leftOf(last)]] } : {}));
      assert.match(must(said), /^fact 1 is not what was written$/);
    });
  });
});
