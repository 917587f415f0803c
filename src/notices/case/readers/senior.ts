// What a case is to the seniors who are asked for a decision or an answer.
import type { OwedMark } from '../../../domain/case/state/stages.ts';
import { given } from '../../../domain/kernel/given.ts';
import { sayBy, type Standing } from '../../../cards/base-card.ts';
import type { Situation } from '../situation.ts';
import { openButton } from './news.ts';
import { readAndDecide } from './manager.ts';
import { readAndAnswer } from './tasks.ts';

/** A panel stepped the case up. */
export const seniorDecision = ({ case: childCase, now }: Situation, { due }: Pick<OwedMark, 'due'>): Standing => ({
  label: 'Senior decision needed',
  preview: `a senior decision is needed${due === undefined ? '' : sayBy(due, now)}`,
  asks: true,
  ...given({ due }),
  line: 'The panel stepped it up: record your decision.',
  buttons: [openButton(childCase, readAndDecide)],
});

/** So many reviews running were at Significant. */
export const seniorAnswer = ({ case: childCase, now }: Situation, { due }: Pick<OwedMark, 'due'>): Standing => ({
  label: 'Senior answer needed',
  preview: `a senior answer is needed${due === undefined ? '' : sayBy(due, now)}`,
  asks: true,
  ...given({ due }),
  line: 'Several reviews in a row were Significant: record your answer.',
  buttons: [openButton(childCase, readAndAnswer)],
});
