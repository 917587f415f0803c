// Numbers, and never of whom.
import { figuresFor } from '../../reading/figures.ts';
import { trainingFiguresFor } from '../../reading/training/trainings.ts';
import type { Read } from './read.ts';

export const figures: Read<'figures'> = async (scene) => {
  const tables = await figuresFor(scene);
  return tables && { now: scene.now, tables: [...tables, await trainingFiguresFor(scene)] };
};
