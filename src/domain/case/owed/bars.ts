// An ending that would leave something owed behind is refused, and says what (docs/process.md P2.7).
import { refuse } from '../../matter/step.ts';
import type { Instant } from '../../time/calendar.ts';
import type { Case } from '../state/stages.ts';
import type { Ending } from './duty.ts';
import { duties, owedNow, type Owed } from './owed.ts';

/** What is owed and stands in the way of an ending, the most pressing first. */
export const owedBefore = (childCase: Case, ending: Ending, now: Instant): readonly Owed[] =>
  owedNow(childCase, now).filter(({ name }) => duties[name].bars.includes(ending));
/** The same, each in its words. */
export const barsToEnd = (childCase: Case, ending: Ending, now: Instant): readonly string[] => [
  ...new Set(owedBefore(childCase, ending, now).map(({ words }) => words)),
];

/** Why it may not end so yet: said before anyone writes. */
export function barToEnd(childCase: Case, ending: Ending, now: Instant): ReturnType<typeof refuse> | undefined {
  const bars = barsToEnd(childCase, ending, now);
  return bars.length === 0
    ? undefined
    : refuse(
        'owed',
        `Still to be recorded first: ${bars.join('; ')}.`,
        'Record it, or decide so that the case goes on.',
      );
}
