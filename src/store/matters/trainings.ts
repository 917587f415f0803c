// The trainings as they are stored, and their lists.
import { z } from 'zod';
import type { Trainings } from '../../casework/ports/training-ports.ts';
import { toTrainingId } from '../../domain/kernel/ids.ts';
import { localDate } from '../../domain/time/calendar.ts';
import { trainingMatter, type TrainingTypes } from '../../domain/training/table.ts';
import { objectId, recordReader } from './documents.ts';
import { matterStore, type Shape } from './matter-store.ts';
import type { Items, Patience } from '../sdk/items.ts';
import { trainingsFrom } from '../queries/queries.ts';

const people = z.array(z.object({ objectId }));
// What is inside was made by the domain's own `evolve`; only what the store and its lists rely on is checked.
const relied = z.object({
  id: z.string().refine((id) => toTrainingId(id) !== undefined),
  startsAt: z.string(),
  state: z.enum(['offered', 'held', 'cancelled']),
  taken: people,
  waiting: people,
  came: people,
  ladder: z.object({ rungs: z.array(z.object({ at: z.string() })) }),
  facts: z.number(),
});

export const trainingShape: Shape<TrainingTypes> = {
  kind: 'training',
  matter: trainingMatter,
  indexed: ({ root: { startsAt } }) => ({ date: localDate(startsAt) }),
  recordIn: recordReader('training', relied),
  parts: {},
};

/** The trainings with their facts. */
export const trainingsOn = (items: Items, patience: Patience): Trainings => ({
  ...matterStore(items, patience, trainingShape),
  from: async (date) => {
    const found = await items.across(trainingsFrom, { '@date': date });
    return found
      .map((raw) => trainingShape.recordIn(raw).root)
      .toSorted((one, other) => (one.startsAt < other.startsAt ? -1 : 1));
  },
});
