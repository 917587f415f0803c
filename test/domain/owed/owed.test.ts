// What a case owes is heard of, by people who may settle it, until it is settled; and no one is called for nothing. Asked of
// the real steps by an account of their own (account.ts), in every state that a walk comes to; what still fails is in known.ts.
import assert from 'node:assert/strict';
import { dutyNames, type DutyName } from './account.ts';
import { sayFailure } from './judge.ts';
import { isAt, isKnown, isSame, known } from './known.ts';
import { failuresShown } from './shown.ts';
import { allSettling } from './settle.ts';
import { sayWay, walk } from './walk.ts';

/** About eight seconds of processor; `npm run owed` walks further. */
const steps = 600;
const seeds = [11, 13];

describe('What a case owes is heard of and may be settled', () => {
  const owed = new Set<DutyName>();
  const settled = new Set<string>();

  for (const seed of seeds) {
    it(`in every state of a walk of ${steps} steps, but for what is known (seed ${seed})`, () => {
      const { found, duties, settled: by } = walk(steps, seed);
      for (const name of by) settled.add(name);
      for (const duty of duties) owed.add(duty);
      const fresh = found.filter((failure) => !isKnown(failure));
      assert.deepEqual(
        fresh.map((failure) => `${sayFailure(failure)}; after ${sayWay(failure.facts)}`),
        [],
      );
    });
  }

  it('and the walks come upon every duty', () => {
    assert.deepEqual(
      dutyNames.filter((duty) => !owed.has(duty)),
      [],
    );
  });

  it('and every step that a duty names settles it', () => {
    assert.deepEqual(
      allSettling.filter((name) => !settled.has(name)),
      [],
    );
  });

  for (const line of known) {
    it(`${line.finding} is still to be mended: ${line.duty}, ${line.stage}: ${line.whats.join('; ')}`, () => {
      const failures = failuresShown(line);
      const fails = (what: string): boolean =>
        failures.some((one) => one.duty === line.duty && isSame(what, one.what) && isAt(line, one.stage));
      // What does not fail any more comes off the list.
      assert.deepEqual(line.whats.filter(fails), line.whats, failures.map(sayFailure).join('\n'));
      assert.deepEqual(failures.filter((failure) => !isKnown(failure)).map(sayFailure), []);
    });
  }
});
