// What a case is to the seniors who are asked for a decision or an answer.
import { awaitsSenior } from '../../../domain/case/state/stages.ts';
import { sayBy, type Standing } from '../../../cards/base-card.ts';
import type { Situation } from '../situation.ts';
import { openButton } from './news.ts';
import { readAndDecide } from './manager.ts';
import { readAndAnswer } from './tasks.ts';

/** A panel stepped the case up; or so many reviews running were at Significant. */
export function forSenior({ case: childCase, consented, now }: Situation): Standing {
  if (consented !== undefined && awaitsSenior(consented)) {
    const due = 'senior' in childCase ? childCase.senior?.due.at : undefined;
    return {
      label: 'Senior decision needed',
      preview: `a senior decision is needed${due === undefined ? '' : sayBy(due, now)}`,
      asks: true,
      ...(due !== undefined && { due }),
      line: 'The panel stepped it up: record your decision.',
      buttons: [openButton(childCase, readAndDecide)],
    };
  }
  const due = 'seniors' in childCase ? childCase.seniors?.due.at : undefined;
  return {
    label: 'Senior answer needed',
    preview: `a senior answer is needed${due === undefined ? '' : sayBy(due, now)}`,
    asks: true,
    ...(due !== undefined && { due }),
    line: 'Several reviews in a row were Significant: record your answer.',
    buttons: [openButton(childCase, readAndAnswer)],
  };
}
