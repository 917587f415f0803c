// Trainings in the hands of the pure rules: offered, signed up for, given up, recorded.
import type { Person } from '../../src/domain/people/actor.ts';
import type { Directory } from '../../src/domain/people/directory.ts';
import type { Instant } from '../../src/domain/time/calendar.ts';
import { mintTrainingId, type TrainingId } from '../../src/domain/kernel/ids.ts';
import type { OfferInput } from '../../src/domain/training/steps.ts';
import { trainingMatter, type TrainingCommand, type TrainingFact } from '../../src/domain/training/table.ts';
import type { Training } from '../../src/domain/training/training.ts';
import { commandIn, directory, factOn, later, moira, monday10, must, type RowOf } from './builders.ts';
import { timed } from '../../src/demo/story.ts';

export const trainingId: TrainingId = mintTrainingId(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]));
/** On Tuesday 12 January 2027 at 10:00, two places. */
export const basics: OfferInput = {
  title: 'Exploitation basics',
  date: '12/1/2027',
  time: '10:00',
  place: 'Example House, room 2',
  places: '2',
  meantFor: '',
};
export const dayAfter: Instant = '2027-01-13T10:00:00.000Z';

/** A row of a training. */
export type TrainingRow = RowOf<TrainingCommand>;
export const offers = (more: Partial<OfferInput> = {}, by: Person = moira): TrainingRow => [
  by,
  1,
  'offerTraining',
  { ...basics, ...more, id: trainingId },
];
export const changes = (more: Partial<OfferInput>): TrainingRow => [moira, 1, 'changeTraining', { ...basics, ...more }];
export const signsUp = (by: Person): TrainingRow => [by, 1, 'signUp', {}];
export const givesUp = (by: Person): TrainingRow => [by, 1, 'giveUpPlace', {}];
export const records = (came: readonly Person[], at: Instant = dayAfter): TrainingRow => [
  moira,
  at,
  'recordTraining',
  { came: came.map(({ objectId }) => objectId).join(',') },
];
export const callsOff = (reason = 'The trainer is ill.'): TrainingRow => [moira, 1, 'cancelTraining', { reason }];

/** The next fact; a refusal's code; or `unchanged`. */
export const trainingFact = (
  before: Training | undefined,
  row: TrainingRow,
  now: Instant,
  council: Directory = directory,
): TrainingFact | string =>
  factOn(trainingMatter, { root: before }, commandIn(row), { actor: row[0], now, directory: council });

/** The training that rows lead to. Throws where one is refused: then the test is wrong. */
export function trainingAfter(rows: readonly TrainingRow[], council: Directory = directory): Training {
  let one: Training | undefined;
  for (const { row, at } of timed(rows, later(monday10, -1))) {
    const fact = trainingFact(one, row, at, council);
    if (typeof fact === 'string') throw new Error(`${row[0].name} may not ${row[2]} here: ${fact}`);
    one = trainingMatter.evolve({ root: one }, fact).root;
  }
  return must(one);
}
