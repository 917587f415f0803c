// The picture around a case or a record: which cases name what, two steps from it, as far as its reader reads them (docs/process.md P23.10).
import { z } from 'zod';
import { entityKinds } from '../../domain/entity/kinds.ts';
import { given } from '../../domain/kernel/given.ts';
import { toEntityId } from '../../domain/kernel/ids.ts';
import { mayListEntities } from '../../reading/entity/entities.ts';
import { aroundFor, type Middle } from '../../reading/links/around.ts';
import { drawnShape, type DotKind, type Narrow } from '../../reading/links/drawn.ts';
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

const kinds: readonly DotKind[] = [...entityKinds, 'child'];

export const around = readAt({
  path: '/around/:of',
  says: 'People, places and cases around a case or a record',
  /** What these do not know narrows nothing. */
  query: ['kind', 'months'],
  asks: (named, said): (Middle & Narrow) | undefined => {
    const [record, reference] = [toEntityId(named('of')), referenceIn(named('of'))];
    const months = Number(/^\d{1,2}$/.exec(said('months') ?? '')?.[0] ?? 0);
    const narrow = given({ kind: kinds.find((one) => one === said('kind')), months: months || undefined });
    if (record !== undefined) return { record, ...narrow };
    return reference && { reference, ...narrow };
  },
  answer: shape,
  read: async (scene, middle) => {
    const found = await aroundFor(scene, middle, middle);
    return found && { now: scene.now, ...found, cases: mayListEntities(scene.person) };
  },
});
