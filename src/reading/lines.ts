// What several readings are made of: due times, flags, sections.
import { dueLine } from '../cards/home.ts';
import { stageOf } from '../domain/case/stage-table.ts';
import { awaitsOutcome, isUrgent, type CaseRow } from '../domain/case/stages.ts';
import { missingNow } from '../domain/case/missing/kept.ts';
import { isChallenged } from '../domain/people/access.ts';
import type { Instant } from '../domain/time/calendar.ts';

export interface Due {
  readonly at: Instant;
  readonly words: string;
  readonly late: boolean;
}
export type Flag = 'missing' | 'urgent' | 'restricted' | 'late' | 'challenged' | 'strategy' | 'conflict' | 'again';
/** A line without a label is a paragraph. */
export interface Line {
  readonly label: string;
  readonly value: string;
}
/** A heading with lines below it. */
export interface Section {
  readonly title: string;
  readonly lines: Line[];
}

/** "due Mon 4 Jan 14:00", "triage overdue since …" where it says of what. */
export const dueOf = (at: Instant, now: Instant, what = ''): Due => ({
  at,
  words: `${what === '' ? '' : `${what} `}${dueLine(at, now)}`,
  late: at <= now,
});

/** Whether something is still asked of people. */
export const isUnderWay = (one: CaseRow): boolean => stageOf(one).phase !== 'over';

/** What of a case is to be seen at a glance; `conflict` says why it is restricted. */
export function flagsOf(one: CaseRow, due: Due | undefined): Flag[] {
  const going = isUnderWay(one);
  const flags: readonly (Flag | false)[] = [
    missingNow(one) !== undefined && 'missing',
    going && isUrgent(one) && 'urgent',
    due?.late === true && 'late',
    going && awaitsOutcome(one) && 'strategy',
    isChallenged(one) && 'challenged',
    one.restricted !== undefined && 'restricted',
    one.restricted === 'managerConflict' && 'conflict',
    going && one.again !== undefined && one.again.times > 0 && 'again',
  ];
  return flags.filter((flag) => flag !== false);
}

export type Pairs = readonly (readonly [label: string, value: string])[];
/** Lines of a section; those without an answer are left out. */
export const linesOf = (pairs: Pairs): Line[] =>
  pairs.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value }));
export const paragraph = (value: string): Line => ({ label: '', value });
/** Sections that say something. */
export const filled = (sections: readonly Section[]): Section[] => sections.filter(({ lines }) => lines.length > 0);

/** Our own words as a page shows them: cards read them as markdown. */
export const plainWords = (words: string): string => words.replaceAll('**', '');
