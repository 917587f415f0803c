// What many ask at the same moment is asked once for all of them, and no one is given what was asked before they came.
import { deepEqual, equal, rejects } from 'node:assert/strict';
import { setImmediate as soon } from 'node:timers/promises';
import { createTogether } from '../../src/machine/together.ts';
import { must } from '../people/builders.ts';

describe('What is asked together', () => {
  const asked: PromiseWithResolvers<string>[] = [];
  const waits: { readonly ms: number; readonly over: () => void; isCut: boolean }[] = [];
  const together = createTogether<string>((ms, over) => {
    const wait = { ms, over, isCut: false };
    waits.push(wait);
    return () => {
      wait.isCut = true;
    };
  });
  const one = async (key = 'same'): Promise<string> =>
    together.ask(key, async () => {
      const answer = Promise.withResolvers<string>();
      asked.push(answer);
      return answer.promise;
    });
  const ends = async (turn: number, answer: string): Promise<void> => {
    must(asked[turn]).resolve(answer);
    await soon();
  };
  beforeEach(() => {
    asked.length = 0;
    waits.length = 0;
  });

  it('is asked at once where nothing like it is under way, and again once that is over', async () => {
    const first = one();
    equal(asked.length, 1);
    await ends(0, 'first');
    const second = one();
    equal(asked.length, 2);
    await ends(1, 'second');
    deepEqual(await Promise.all([first, second]), ['first', 'second']);
    equal(waits.length, 0);
  });

  it('is asked once for all who come while it is under way, after that has ended', async () => {
    const [first, ...others] = [one(), one(), one(), one()];
    equal(asked.length, 1);
    await ends(0, 'first');
    equal(asked.length, 2);
    // Asked after they came: not for this one.
    const later = one();
    await ends(1, 'second');
    deepEqual(await Promise.all([first, ...others]), ['first', 'second', 'second', 'second']);
    equal(asked.length, 3);
    await ends(2, 'third');
    equal(await later, 'third');
  });

  it('waits for nothing else', async () => {
    const both = [one('this'), one('that')];
    equal(asked.length, 2);
    await ends(0, 'of this');
    await ends(1, 'of that');
    deepEqual(await Promise.all(both), ['of this', 'of that']);
  });

  it('is not held up for long by what hangs, nor by its answer once it comes', async () => {
    const [hangs, other] = [one(), one()];
    equal(asked.length, 1);
    equal(waits[0]?.ms, 100);
    waits[0]?.over();
    await soon();
    equal(asked.length, 2);
    await ends(0, 'late');
    const [more, another] = [one(), one()];
    equal(asked.length, 2, 'the newest is still under way');
    await ends(1, 'other');
    equal(asked.length, 3);
    await ends(2, 'more');
    deepEqual(await Promise.all([hangs, other, more, another]), ['late', 'other', 'more', 'more']);
  });

  it('is asked again after a fault, which only those have who asked for it', async () => {
    const [first, second] = [one(), one()];
    const failed = rejects(first, /away/);
    must(asked[0]).reject(new Error('away'));
    await failed;
    await soon();
    await ends(1, 'there');
    equal(await second, 'there');
    equal(waits[0]?.isCut, true);
  });
});
