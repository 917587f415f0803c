import type { Invariant } from '../invariant.ts';
import { waits } from '../town.ts';

/** Words that two people struck out stand in no fact, a day later, and in nothing that is made of the facts. */
export const struckIsNowhere: Invariant = {
  rules: ['P33.1', 'P33.2'],
  ahead: ({ town }) => {
    const asked = town.pressed.filter(({ step, on }) => step === 'proposeStrike' && on === 'case');
    if (asked.length === 0) return [];
    const { file } = waits(town, 1);
    if (!file.facts.some(({ step }) => step === 'strikeOut')) return [];
    return asked.flatMap(({ input }) => {
      const { words = '' } = input as { readonly words?: string };
      const is = (one: unknown): boolean => JSON.stringify(one).includes(words);
      return [
        ...(is(file.facts) ? ['in a fact'] : []),
        ...(is(file.root) ? ['in the case'] : []),
        ...([...file.parts.values()].some(is) ? ['in a part'] : []),
      ];
    });
  },
};
