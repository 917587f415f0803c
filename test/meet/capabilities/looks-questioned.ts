import type { Capability } from '../capability.ts';
import { enters } from '../town.ts';
import { asa, asksWhy, saysWhy } from '../../people/register-builders.ts';
import { colin } from '../../people/builders.ts';

export const looksQuestioned: Capability = {
  rule: 'P25.6',
  by: ['auditor', 'dpo'],
  makes: 'A person is asked why they looked.',
  meets: ['listed'],
  ways: {
    whyAsked: (town) =>
      town.entries.some(({ type }) => type === 'question') ? undefined : enters(town, asksWhy(asa, colin)),
    whyAnswered: (town) => enters(town, saysWhy(colin), 'question'),
  },
};
