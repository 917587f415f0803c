import type { Capability } from '../capability.ts';
import { besides, waitsTo, type Town } from '../town.ts';
import { callsOff, offers, records, signsUp } from '../../people/training-builders.ts';
import { colin, noor, priya } from '../../people/builders.ts';
import { typedOf } from '../said.ts';
import { daysLater } from '../../domain/owed/world.ts';

/** Two places, three who want one. */
function offered(town: Town): Town | undefined {
  const made = town.beside.training === undefined && besides(town, 'training', offers({ date: typedOf(town, 8) }));
  return [priya, colin, noor].reduce<Town | undefined>(
    (so, person) => so && (besides(so, 'training', signsUp(person)) ?? so),
    made || undefined,
  );
}

export const training: Capability = {
  rule: 'P18.4',
  by: ['coordinator'],
  makes: 'Training is offered and recorded: of no child.',
  meets: ['open'],
  rare: ['trainingRecorded', 'trainingCancelled'],
  ways: {
    trainingOffered: offered,
    trainingRecorded: (town) => {
      const there = town.beside.training === undefined ? offered(town) : town;
      const one = there?.beside.training;
      const then = there && one && waitsTo(there, daysLater(one.startsAt, 1));
      return then && besides(then, 'training', records([priya, colin], then.now));
    },
    trainingCancelled: (town) => besides(offered(town) ?? town, 'training', callsOff()),
  },
};
