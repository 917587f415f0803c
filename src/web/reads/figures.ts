// Numbers, and never of whom.
import { figuresFor } from '../../reading/figures.ts';
import { trainingFiguresFor } from '../../reading/training/trainings.ts';
import type { Read } from './read.ts';

export const figures: Read<'figures'> = async (scene) => {
  const table = await figuresFor(scene);
  return table && { now: scene.now, tables: [table, await trainingFiguresFor(scene)] };
};
