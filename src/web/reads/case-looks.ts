// Who looked at a case, for those whose case it is: as what, and no name (docs/process.md P26.4).
import { z } from 'zod';
import { lookedRowShape, rowsByStanding } from '../../reading/looked/looked.ts';
import { see } from '../../reading/reader.ts';
import type { Told } from '../../reading/told.ts';
import { byReference, readAt } from './read.ts';

const shape = z.object({ rows: z.array(lookedRowShape) });
export type CaseLooks = Told<typeof shape>;

export const caseLooks = readAt({
  path: '/cases/:reference/looks',
  says: 'As what people looked at a case, how often and when last',
  asks: byReference,
  answer: shape,
  read: async (scene, { reference }) => {
    const seen = await see(scene, reference, 'who looked', 'Open on a page');
    return seen?.reads('looks', 'summary') === true
      ? { rows: rowsByStanding(await scene.ports.looks.of(seen.case.reference), scene) }
      : undefined;
  },
});
