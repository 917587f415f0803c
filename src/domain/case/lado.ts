// Someone of concern works with children: the LADO is told within one working day (docs/process.md P17.12).
import type { Settings } from '../people/settings.ts';
import { addWorkingDays, type Instant } from '../time/calendar.ts';
import { isActive, isConsented } from './state/stage-table.ts';
import type { Case } from './state/stages.ts';

/** The referral says so, and no one has recorded that the LADO was told. */
export const awaitsLado = (childCase: Case): boolean =>
  isConsented(childCase) &&
  isActive(childCase) &&
  childCase.answers['worksWithChildren'] === 'yes' &&
  childCase.onward?.includes('lado') !== true;

/** By when: from when the referral was first sent. */
export const ladoBy = (childCase: Case, { ladoWorkingDays, officeHours }: Settings): Instant | undefined =>
  'submission' in childCase && childCase.submission !== undefined
    ? addWorkingDays(childCase.submission.at, ladoWorkingDays, officeHours)
    : undefined;
