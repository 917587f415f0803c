// What is due next of the co-ordinator and the chair, and when: also when its time has passed.
import type { DutyName } from '../../domain/case/owed/owed.ts';
import type { CaseRow } from '../../domain/case/state/stages.ts';
import type { Instant } from '../../domain/time/calendar.ts';

/** In lists these have words of their own. */
export const waitWords = {
  triage: 'triage',
  strategy: 'strategy discussion',
  challenge: 'challenged: answer',
  senior: 'senior decision',
  seniors: 'senior answer',
  notice: 'national panel',
  transfer: 'other council’s acceptance',
  feedback: 'feedback',
} as const satisfies Readonly<Partial<Record<DutyName, string>>>;
type Waits = keyof typeof waitWords;
const waits = (name: string): name is Waits => Object.hasOwn(waitWords, name);

export interface WaitsFor {
  readonly name: Waits;
  readonly at: Instant;
}
export const waitsFor = ({ owed = [] }: CaseRow): WaitsFor | undefined =>
  owed
    .flatMap(({ name, due, next }): readonly WaitsFor[] => {
      const at = name === 'transfer' ? next : due;
      return waits(name) && at !== undefined ? [{ name, at }] : [];
    })
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))[0];
