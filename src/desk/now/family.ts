// What Record family contact is to people: what is recorded stands above its form.
import { familyPairs } from '../../cards/case/family.ts';
import { box, cut, lines } from '../../cards/blocks.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import type { CaseTypes } from '../../domain/case/whole/case.ts';
import { goesOnAfter } from '../../reading/case/prints.ts';
import type { Presses } from '../form/counter.ts';

export const familyPresses = {
  recordFamily: {
    verb: 'now.family',
    intro: ({ before }) =>
      before === undefined || goesOnAfter(before) === undefined
        ? 'Everyone who reads the referral reads it.'
        : 'Everyone who reads the referral reads it. Section 47 ended without further action: tell them why MSET goes on. A letter about it is on the page of the case, under what is printed.',
    second: ['told', 'asked', 'what', 'toldOn', 'toldBy', 'notTold', 'view', 'isWarnedOf', 'done'],
    shows: (before, now) => {
      // By its number it is chosen below; the whole of it is on the page of the case.
      const pairs = familyPairs(before, now).map(
        ([who, said], place) => [`${before.family?.[place]?.id ?? ''}, ${who}`, cut(said, 100)] as const,
      );
      return pairs.length === 0 ? [] : [box('emphasis', [lines(pairs)])];
    },
    done: 'Family contact recorded',
    says: ({ sent }) => (sent['isWarnedOf'] === 'knows' ? ['Someone knows who must not be told.'] : []),
  },
} satisfies Partial<Presses<CaseTypes['steps'], Case, Case>>;
