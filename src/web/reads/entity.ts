// A record on a page of its own, as far as its reader reads it: each entry by its own case and its own mark (docs/process.md P23.3).
import { z } from 'zod';
import { pageOfEntity } from '../../desk/entity/open.ts';
import type { Scene } from '../../desk/scene/scene.ts';
import { given } from '../../domain/kernel/given.ts';
import { mayListEntities, seeEntity } from '../../reading/entity/entities.ts';
import { instantShape } from '../../reading/lines.ts';
import type { Told } from '../../reading/told.ts';
import { buttonShape } from '../tab/api.ts';
import { buttonFor } from './button.ts';
import { actionRow, actionRowShape } from './actions.ts';
import { byEntity, readAt } from './read.ts';
import { printsRecord } from './record-on-paper.ts';

const shape = z.object({
  now: instantShape,
  id: z.string(),
  kind: z.string(),
  called: z.string(),
  /** "Open, asked again on Thursday 24 June 2027". */
  state: z.string(),
  late: z.boolean(),
  line: z.string(),
  /** A label ends as it is read, with a colon or its question mark. */
  details: z.array(z.object({ label: z.string(), value: z.string() })),
  steps: z.array(buttonShape),
  /** What was said of it, each in the words of its author; absent for those who read none of it. */
  said: z
    .array(
      z.object({
        words: z.string().exactOptional(),
        source: z.string(),
        notFamily: z.boolean(),
      }),
    )
    .exactOptional(),
  views: z.array(z.object({ words: z.string(), by: z.string() })),
  /** What agencies are asked to do about it; absent for those who read none of it. */
  actions: z.array(actionRowShape).exactOptional(),
  /** The address of its page for paper; absent for those who read only a part of it. */
  print: z.string().exactOptional(),
  /** The address of the picture around it; absent where no case that the reader reads names it. */
  around: z.string().exactOptional(),
  /** Whether this person has the list of records. */
  lists: z.boolean(),
});
export type EntityPage = Told<typeof shape>;

/** For those who read only that there is one, nothing opens. */
function actionOn(scene: Scene, { opens, oversees, ...one }: OnPage) {
  const row = actionRow(scene, one, oversees, []);
  const { owner: _owner, ...short } = row;
  return opens ? row : { ...short, steps: [] };
}
type OnPage = NonNullable<NonNullable<ReturnType<typeof pageOfEntity>>['actions']>[number];

export const entity = readAt({
  path: '/records/:entity',
  says: 'A record of a person, place or thing',
  asks: byEntity,
  answer: shape,
  read: async (scene, { id }) => {
    const seen = await seeEntity(scene, id, 'record', 'Open on a page');
    const page = seen && pageOfEntity(scene, seen);
    if (seen === undefined || page === undefined) return undefined;
    const { said, steps, actions, ...told } = page;
    return {
      now: scene.now,
      ...told,
      ...given({ said, actions: actions?.map((one) => actionOn(scene, one)) }),
      steps: steps.map(buttonFor),
      ...(seen.said.length > 0 && said !== undefined && { around: `around/${id}` }),
      ...(printsRecord(seen) && { print: `print/record/${id}` }),
      lists: mayListEntities(scene.person),
    };
  },
});
