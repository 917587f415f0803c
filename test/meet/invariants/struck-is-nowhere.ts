import type { Invariant } from '../invariant.ts';
import { waits } from '../town.ts';

/** Words that two people struck out stand in no fact, a day later, and in nothing that is made of the facts; but where they were typed again after it was asked for. */
export const struckIsNowhere: Invariant = {
  rules: ['P33.1', 'P33.2', 'P33.3'],
  ahead: ({ town }) => {
    const asked = town.pressed.filter(({ step, on }) => step === 'proposeStrike' && on === 'case');
    if (asked.length === 0) return [];
    const { file } = waits(town, 1);
    if (!file.facts.some(({ step }) => step === 'strikeOut')) return [];
    return asked.flatMap(({ input, at }) => {
      const { words = '' } = input as { readonly words?: string };
      const is = (one: unknown): boolean => JSON.stringify(one).includes(words);
      const before = file.facts.filter((fact) => fact.at <= at);
      const isAgain = file.facts.slice(before.length).some(is);
      return [
        ...(is(before) ? ['in a fact'] : []),
        ...(!isAgain && is(file.root) ? ['in the case'] : []),
        ...(!isAgain && [...file.parts.values()].some(is) ? ['in a part'] : []),
      ];
    });
  },
};
