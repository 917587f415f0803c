import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { once } from '../../../src/domain/time/once.ts';

describe('Work that is done once for each of what it is asked', () => {
  it('is not done again, and is another for other texts and numbers', () => {
    const asked: string[] = [];
    const said = once((text: string, number: number): string => {
      asked.push(`${text} ${number}`);
      return `${number} ${text}`;
    });
    assert.deepEqual(
      [said('a', 1), said('a', 1), said('a', 2), said('b', 1), said('a', 1)],
      ['1 a', '1 a', '2 a', '1 b', '1 a'],
    );
    assert.deepEqual(asked, ['a 1', 'a 2', 'b 1']);
  });

  it('is tried again where it threw', () => {
    let tries = 0;
    const second = once((text: string): string => {
      tries += 1;
      if (tries === 1) throw new Error('not yet');
      return text;
    });
    assert.throws(() => second('a'), /not yet/);
    assert.equal(second('a'), 'a');
  });

  it('keeps no more than so much: then it begins again, and says the same', () => {
    let done = 0;
    const doubled = once((number: number): number => {
      done += 1;
      return number * 2;
    });
    const all = Array.from({ length: 2001 }, (_, number) => number);
    assert.deepEqual(
      all.map((number) => doubled(number)),
      all.map((number) => number * 2),
    );
    assert.equal(doubled(0), 0);
    assert.equal(done, 2002);
  });
});
