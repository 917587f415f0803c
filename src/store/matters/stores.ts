// How every matter there is, is stored.
import { z } from 'zod';
import { caseMatter, type CaseTypes } from '../../domain/case/case.ts';
import type { MatterTypes } from '../../domain/matter.ts';
import { caseParts } from '../parts/parts.ts';
import { adviceShape } from './advice.ts';
import { indexed } from './case-index.ts';
import { recordReader } from './documents.ts';
import type { Shape } from './matter-store.ts';
import { meetingShape } from './meetings.ts';
import { trainingShape } from './trainings.ts';

// What is inside was made by the domain's own `evolve`; only what the store itself relies on is checked.
const relied = z.object({ reference: z.string(), stage: z.string(), facts: z.number() });

export const caseShape: Shape<CaseTypes> = {
  kind: 'case',
  matter: caseMatter,
  indexed,
  recordIn: recordReader('case', relied),
  parts: caseParts,
};

/** For what works on any matter, as in `matterOf`. */
function anyShape<T extends MatterTypes>(shape: Shape<T>): Shape<MatterTypes>;
function anyShape(shape: Shape<MatterTypes>): Shape<MatterTypes> {
  return shape;
}
const anyCase = anyShape(caseShape);
const shapes = [anyShape(meetingShape), anyShape(adviceShape), anyShape(trainingShape), anyCase];

/** How a matter is stored that has this id; anything that is no one else's counts as a case's. */
export const shapeOf = (id: string): Shape<MatterTypes> =>
  shapes.find(({ matter }) => matter.toId(id) === id) ?? anyCase;
