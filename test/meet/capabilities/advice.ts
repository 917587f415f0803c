import type { Capability } from '../capability.ts';
import { besides, type Town } from '../town.ts';
import { answers, asks, asksAgain, closes } from '../../people/advice-builders.ts';
import { greta, kestrelReference, priya, tess } from '../../people/builders.ts';

const asked = (town: Town): Town | undefined => besides(town, 'advice', asks(priya, undefined, kestrelReference));
/** By the co-ordinator; late, by those over her. */
const answered = (town: Town): Town | undefined =>
  besides(town, 'advice', answers()) ??
  besides(town, 'advice', answers(greta)) ??
  besides(town, 'advice', answers(tess));
const withAnswer = (town: Town): Town | undefined => {
  if (town.beside.advice?.state === 'answered') return town;
  const one = town.beside.advice === undefined ? asked(town) : town;
  return one && answered(one);
};

export const advice: Capability = {
  rule: 'P13.1',
  by: ['practitioner', 'manager', 'coordinator'],
  makes: 'Staff ask the co-ordinator, with or without a case.',
  meets: ['open'],
  rare: ['adviceAskedAgain', 'adviceClosed'],
  ways: {
    adviceAsked: asked,
    adviceAnswered: answered,
    adviceAskedAgain: (town) => {
      const one = withAnswer(town);
      return one && besides(one, 'advice', asksAgain());
    },
    adviceClosed: (town) => {
      const one = withAnswer(town);
      return one && besides(one, 'advice', closes());
    },
  },
};
