// The National Referral Mechanism (docs/process.md P17.12): positive grounds, as the person who assesses the risk has them, and by when
// what is considered is decided.
import type { Settings } from '../../people/settings.ts';
import { addDays, localDate, opensOn, type Instant } from '../../time/calendar.ts';
import type { Case } from './stages.ts';

/** Whether the child is referred to the NRM is decided within so many days of its being sent, where that is considered. */
export const nrmBy = (sentAt: Instant, { nrm, officeHours }: Settings): Instant =>
  opensOn(addDays(localDate(sentAt), nrm.consideredDays), officeHours);

/** No risk assessment was completed since MSET knew of them. */
export const awaitsAssessment = ({ nrm, risk }: Pick<Case, 'nrm' | 'risk'>): boolean =>
  nrm !== undefined && (risk?.latest === undefined || risk.latest.at < nrm.since);
