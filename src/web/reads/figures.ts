// Numbers, and never of whom.
import { z } from 'zod';
import type { Scene } from '../../desk/scene/scene.ts';
import { may } from '../../domain/people/roles.ts';
import { figuresFor, figureTableShape } from '../../reading/figures.ts';
import { instantShape } from '../../reading/lines.ts';
import type { Told } from '../../reading/told.ts';
import { trainingFiguresFor } from '../../reading/training/trainings.ts';
import { nothing, pageAt } from './read.ts';

/** Numbers, as they are said: none of whom. */
const shape = z.object({ now: instantShape, tables: z.array(figureTableShape) });
export type Figures = Told<typeof shape>;

export const figures = pageAt({
  has: ({ person }: Scene) => may(person, 'seeFigures'),
  path: '/figures',
  says: 'Numbers, and never of whom',
  asks: nothing,
  answer: shape,
  read: async (scene) => {
    const tables = await figuresFor(scene);
    return tables && { now: scene.now, tables: [...tables, await trainingFiguresFor(scene)] };
  },
});
