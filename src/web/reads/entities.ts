// Records of people, places and things, for those who keep them and for the chair: what was reported, what may be needed no
// more, and all that are open.
import { z } from 'zod';
import { entityGroups, listButtons, listedRow } from '../../desk/entity/list.ts';
import { mayListEntities } from '../../reading/entity/entities.ts';
import { instantShape } from '../../reading/lines.ts';
import type { Told } from '../../reading/told.ts';
import { buttonShape } from '../tab/api.ts';
import { buttonFor } from './button.ts';
import { nothing, pageAt } from './read.ts';

const shape = z.object({
  now: instantShape,
  groups: z.array(
    z.object({
      title: z.string(),
      rows: z.array(
        z.object({
          id: z.string(),
          called: z.string(),
          /** "Place · asked again on Thursday 24 June 2027". */
          line: z.string(),
          late: z.boolean(),
        }),
      ),
    }),
  ),
  steps: z.array(buttonShape),
});
export type Entities = Told<typeof shape>;

export const entities = pageAt({
  has: ({ person }) => mayListEntities(person),
  path: '/records',
  says: 'Records of people, places and things',
  asks: nothing,
  answer: shape,
  read: async (scene) => {
    if (!mayListEntities(scene.person)) return undefined;
    const groups = await entityGroups(scene);
    return {
      now: scene.now,
      groups: groups.map(({ title, entities: all }) => ({
        title,
        rows: all.map((one) => listedRow(one, scene.now)),
      })),
      steps: listButtons(scene).map(buttonFor),
    };
  },
});
