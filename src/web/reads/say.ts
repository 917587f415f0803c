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
/** Quarters of five answers and more, or of which it is said what was done; of no one. */
const shape = z.object({
  now: instantShape,
  quarters: z.array(
    z.object({
      quarter: z.string(),
      count: z.number(),
      heard: countShape,
      helped: countShape,
      words: z.array(z.string()),
      /** What the council did about what was said in it. */
      done: z.array(z.object({ said: z.string(), did: z.string() })),
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
    const { ports, now, directory } = scene;
    const { youSaid } = directory.settings.guidance;
    const quarters = await Promise.all(
      quartersBack(now, mostQuarters).map(async (quarter) => {
        const says = shownOf(await ports.says.of(quarter));
        return {
          quarter: sayQuarter(quarter),
          count: says.length,
          heard: countOfSays(says, 'heard'),
          helped: countOfSays(says, 'helped'),
          words: says.flatMap(({ change }) => (change === '' ? [] : [change])),
          done: youSaid.filter((one) => one.quarter === quarter).map(({ said, did }) => ({ said, did })),
        };
      }),
    );
    return { now, quarters: quarters.filter(({ count, done }) => count > 0 || done.length > 0) };
  },
});
