import { isPart } from '../../../src/domain/case/whole/case.ts';
import type { Invariant } from '../invariant.ts';

/** Who was not said to be under 18 is recorded as the person they are, with all that was said of them. */
export const ofWhomItWasSaid: Invariant = {
  rules: ['P22.1', 'P22.5'],
  finds: ({ town: { pressed, file, ended } }) => {
    const parts = [file, ended].flatMap((one) => [...(one?.parts.values() ?? [])]);
    const mentions = parts.filter((part) => isPart('mention', part));
    const grown = pressed.filter(({ step, input }) => {
      const { child } = input as Readonly<Record<string, unknown>>;
      return step === 'addPerson' && child !== 'yes';
    });
    return mentions
      .filter(({ at, kind }) => kind === 'child' && grown.some((one) => one.at === at))
      .map(() => 'a person of concern is recorded as another child');
  },
};
