// Trainings in the hands of the pure rules: offered, signed up for, given up, recorded.
import { refOf, type Person } from '../../src/domain/people/actor.ts';
import type { Directory } from '../../src/domain/people/directory.ts';
import type { Instant } from '../../src/domain/time/calendar.ts';
import { mintTrainingId, type TrainingId } from '../../src/domain/ids.ts';
import type { OfferInput } from '../../src/domain/training/steps.ts';
import { trainingMatter, type TrainingCommand, type TrainingFact } from '../../src/domain/training/table.ts';
import type { Training } from '../../src/domain/training/training.ts';
import { directory, later, moira, monday10 } from './builders.ts';

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

/** Somebody taking a step on a training; a minute after the one before unless `at` is said. */
export interface TrainingDeed {
  readonly by: Person;
  readonly command: TrainingCommand;
  readonly at?: Instant;
}
export const offers = (more: Partial<OfferInput> = {}, by: Person = moira): TrainingDeed => ({
  by,
  command: { step: 'offerTraining', input: { ...basics, ...more, id: trainingId } },
});
export const changes = (more: Partial<OfferInput>): TrainingDeed => ({
  by: moira,
  command: { step: 'changeTraining', input: { ...basics, ...more } },
});
export const signsUp = (by: Person): TrainingDeed => ({ by, command: { step: 'signUp', input: {} } });
export const givesUp = (by: Person): TrainingDeed => ({ by, command: { step: 'giveUpPlace', input: {} } });
export const records = (came: readonly Person[], at: Instant = dayAfter): TrainingDeed => ({
  by: moira,
  command: { step: 'recordTraining', input: { came: came.map(({ objectId }) => objectId).join(',') } },
  at,
});
export const callsOff = (): TrainingDeed => ({
  by: moira,
  command: { step: 'cancelTraining', input: { reason: 'The trainer is ill.' } },
});

/** The next fact; a refusal's code; or `unchanged`. */
export function trainingFact(
  before: Training | undefined,
  { by, command }: TrainingDeed,
  now: Instant,
  council: Directory = directory,
): TrainingFact | string {
  const decision = trainingMatter.decide({ root: before }, command, { actor: by, now, directory: council });
  if ('refusal' in decision) return decision.refusal.code;
  if ('unchanged' in decision) return 'unchanged';
  const meta = { number: (before?.facts ?? 0) + 1, at: now, by: refOf(by) };
  return trainingMatter.factOf({ root: before }, command, decision.data, meta);
}

/** The training that deeds lead to. Throws where one is refused: then the test is wrong. */
export function trainingAfter(deeds: readonly TrainingDeed[], council: Directory = directory): Training {
  let one: Training | undefined;
  let now = later(monday10, -1);
  for (const deed of deeds) {
    now = deed.at ?? later(now, 1);
    const fact = trainingFact(one, deed, now, council);
    if (typeof fact === 'string') throw new Error(`${deed.by.name} may not ${deed.command.step} here: ${fact}`);
    one = trainingMatter.evolve({ root: one }, fact).root;
  }
  if (one === undefined) throw new Error('Nothing was offered.');
  return one;
}
