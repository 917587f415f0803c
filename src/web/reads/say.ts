// What young people said, by quarter: whole fives only, and of no one (docs/process.md P18.7).
import { may } from '../../domain/people/roles.ts';
import { countOfSays, quartersBack, sayQuarter, shownOf } from '../../domain/say/say.ts';
import type { Read } from './read.ts';

const mostQuarters = 8;

export const say: Read<'say'> = async ({ ports, person, now }) => {
  if (!may(person, 'readSays')) return undefined;
  const quarters = await Promise.all(
    quartersBack(now, mostQuarters).map(async (quarter) => {
      const says = shownOf(await ports.says.of(quarter));
      return {
        quarter: sayQuarter(quarter),
        count: says.length,
        heard: countOfSays(says, 'heard'),
        helped: countOfSays(says, 'helped'),
        words: says.flatMap(({ change }) => (change === '' ? [] : [change])),
      };
    }),
  );
  return { now, quarters: quarters.filter(({ count }) => count > 0) };
};
