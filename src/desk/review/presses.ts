// What the steps of reviews are to people: an early one, and the answer of the seniors.
import { isOpenCase } from '../../domain/case/state/stage-table.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import type { CaseTypes } from '../../domain/case/whole/case.ts';
import { sayDate } from '../../domain/time/calendar.ts';
import type { Presses } from '../form/counter.ts';

/** When the panel reviews it. */
export const sayPanel = (childCase: Case): string => {
  if (!isOpenCase(childCase)) return '';
  return childCase.unplanned === true
    ? 'No panel is planned in time: it goes to the first one that is planned.'
    : `The panel reviews it on ${sayDate(childCase.reviewOn)}.`;
};

export const earlyPresses = {
  askEarlyReview: {
    verb: 'review.early',
    intro:
      'The review moves to the next panel. The lead worker is asked to prepare it, and the co-ordinator is told. If the child is not safe, ring the front door now.',
    done: 'Early review asked for',
    says: ({ after }) => [sayPanel(after)],
  },
  recordSeniorAnswer: {
    verb: 'review.answer',
    intro: 'Several reviews in a row were Significant. Your answer goes to the referrer and the co-ordinator.',
    done: 'Senior answer recorded',
  },
} satisfies Partial<Presses<CaseTypes['steps'], Case, Case>>;
