// WHO IS TOLD WHAT about a training: one row per fact. A fact without a row does not compile.
import type { ObjectId } from '../../domain/kernel/ids.ts';
import type { PersonRef } from '../../domain/people/actor.ts';
import type { Directory } from '../../domain/people/directory.ts';
import { peopleWho } from '../../domain/people/roles.ts';
import { isMoved } from '../../domain/training/steps.ts';
import type { TrainingStepName, TrainingTypes } from '../../domain/training/table.ts';
import { trainingCardKey } from '../keys.ts';
import { calledBefore, noticesFor, type Happened, type NewNotice } from '../told.ts';

/** `signedUp`: those with a place and those who wait. `movedUp`: who gets a place by this. `there`: who came. */
type Audience = 'signedUp' | 'placed' | 'movedUp' | 'there' | 'keepers';

const rows: Readonly<Record<TrainingStepName, readonly Audience[]>> = {
  // No one is called: people look in Training, and the co-ordinator tells of it as they like.
  offerTraining: [],
  changeTraining: ['signedUp', 'movedUp'],
  signUp: [],
  giveUpPlace: ['movedUp'],
  recordTraining: ['there'],
  cancelTraining: ['signedUp'],
  remindTraining: ['placed', 'keepers'],
};

/** Whom a fact about a training tells; no one whose own step it was. */
export function trainingNotices(happened: Happened<TrainingTypes>): readonly NewNotice[] {
  const { fact, called } = happened;
  return noticesFor({
    card: trainingCardKey,
    tells: calledBefore(called, trainingCardKey),
    rings: rows[fact.step]
      .flatMap((audience) => peopleOf(audience, happened))
      .filter((person) => person !== fact.by.objectId),
    urgent: false,
  });
}

const idsOf = (people: readonly PersonRef[]): readonly ObjectId[] => people.map(({ objectId }) => objectId);

function peopleOf(
  audience: Audience,
  { before, after: { root: training }, fact, directory }: Happened<TrainingTypes>,
): readonly ObjectId[] {
  switch (audience) {
    case 'signedUp': {
      // A new title or more places are no news to those who have signed up.
      const moved = before.root === undefined || isMoved(before.root, training);
      return fact.step === 'changeTraining' && !moved ? [] : idsOf([...training.taken, ...training.waiting]);
    }
    case 'placed':
      return fact.step === 'remindTraining' && fact.data.rungs.includes('eve') ? idsOf(training.taken) : [];
    case 'movedUp':
      return 'movedUp' in fact.data ? idsOf(fact.data.movedUp) : [];
    case 'there': {
      const known: readonly ObjectId[] = fact.step === 'recordTraining' ? fact.data.before : [];
      return idsOf(training.came).filter((person) => !known.includes(person));
    }
    case 'keepers':
      return fact.step === 'remindTraining' && fact.data.rungs.includes('record') ? keepersIn(directory) : [];
  }
}

const keepersIn = (directory: Directory): readonly ObjectId[] =>
  peopleWho(directory, 'keepTraining').map(({ objectId }) => objectId);
