// Until when triage is due, and from when on what was asked for is asked after: kept with the fact that begins it
// (docs/process.md P5.1, P4.14).
import type { Context } from '../matter/step.ts';
import type { Settings } from '../people/settings.ts';
import { addOfficeHours, addWorkingDays, type Instant } from '../time/calendar.ts';
import type { RungAt } from '../time/clocks.ts';
import { isUrgent, type Case } from './state/stages.ts';
import type { CaseRung } from './state/rungs.ts';

type Now = Pick<Context, 'now' | 'directory'>;
/** As facts have it: the first call, and in older ones those that followed. */
export type Rungs = readonly RungAt<CaseRung>[];

/** Triage within two working days of the consent, of an urgent one in one office hour [P]. */
export function triageRungs(childCase: Case, { now, directory: { settings } }: Now): Rungs {
  const { officeHours, triageWorkingDays, urgentTriageOfficeHours } = settings;
  const at = isUrgent(childCase)
    ? addOfficeHours(now, urgentTriageOfficeHours, officeHours)
    : addWorkingDays(now, triageWorkingDays, officeHours);
  return [{ rung: 'triage', at }];
}
/** A returned referral: its lead worker is the first to be asked. */
export const returnedRungs = ({ now, directory: { settings } }: Now): Rungs => [
  { rung: 'returned', at: addWorkingDays(now, settings.returnedPrompts.lead, settings.officeHours) },
];
/** When this reminder of a fact falls due. */
export const timeOf = (rungs: Rungs | undefined, rung: CaseRung): Instant | undefined =>
  rungs?.find((one) => one.rung === rung)?.at;

/** The LADO is told within a working day of the referral's being sent (docs/process.md P17.12). */
export const ladoBy = (sentAt: Instant, { ladoWorkingDays, officeHours }: Settings): Instant =>
  addWorkingDays(sentAt, ladoWorkingDays, officeHours);
