// The picture around a case or a record: which cases name what, two steps from it, as far as its reader reads them (docs/process.md P23.10).
import { z } from 'zod';
import { toEntityId } from '../../domain/kernel/ids.ts';
import { mayListEntities } from '../../reading/entity/entities.ts';
import { aroundFor, type Middle } from '../../reading/links/around.ts';
import { drawnShape } from '../../reading/links/drawn.ts';
import { instantShape } from '../../reading/lines.ts';
import type { Told } from '../../reading/told.ts';
import { readAt, referenceIn } from './read.ts';

const shape = drawnShape.extend({
  now: instantShape,
  kind: z.string(),
  called: z.string(),
  /** The address of the page of what is in the middle. */
  link: z.string(),
  /** Whether the picture around a case is theirs, too. */
  cases: z.boolean(),
});
export type AroundPage = Told<typeof shape>;

export const around = readAt({
  path: '/around/:of',
  says: 'People, places and cases around a case or a record',
  asks: (named): Middle | undefined => {
    const [record, reference] = [toEntityId(named('of')), referenceIn(named('of'))];
    if (record !== undefined) return { record };
    return reference && { reference };
  },
  answer: shape,
  read: async (scene, middle) => {
    const found = await aroundFor(scene, middle);
    return found && { now: scene.now, ...found, cases: mayListEntities(scene.person) };
  },
});
