// What young people said, by quarter: whole fives only, and of no one (docs/process.md P18.7).
import { z } from 'zod';
import type { Scene } from '../../desk/scene/scene.ts';
import { may } from '../../domain/people/roles.ts';
import { countOfSays, quartersBack, sayQuarter, shownOf } from '../../domain/say/say.ts';
import { instantShape } from '../../reading/lines.ts';
import type { Told } from '../../reading/told.ts';
import { nothing, pageAt } from './read.ts';

const mostQuarters = 8;

const countShape = z.object({ yes: z.number(), partly: z.number(), no: z.number() });
/** Quarters of five and more, and of no one. */
const shape = z.object({
  now: instantShape,
  quarters: z.array(
    z.object({
      quarter: z.string(),
      count: z.number(),
      heard: countShape,
      helped: countShape,
      words: z.array(z.string()),
    }),
  ),
});
export type Says = Told<typeof shape>;

const has = ({ person }: Scene): boolean => may(person, 'readSays');

export const say = pageAt({
  has,
  path: '/say',
  says: 'What young people said, by quarter',
  asks: nothing,
  answer: shape,
  read: async (scene) => {
    if (!has(scene)) return undefined;
    const { ports, now } = scene;
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
  },
});
