// What several readings are made of: due times, flags, sections.
import { z } from 'zod';
import { stageOf } from '../domain/case/state/stage-table.ts';
import { awaitsOutcome, isUrgent, type CaseRow } from '../domain/case/state/stages.ts';
import { missingNow } from '../domain/case/state/episodes.ts';
import { isChallenged } from '../domain/case/access/access.ts';
import { dueLine, type Instant } from '../domain/time/calendar.ts';
import type { Told } from './told.ts';

/** A moment in UTC, ISO 8601. */
export const instantShape = z.iso.datetime();
export const dueShape = z.object({
  at: instantShape,
  /** "due Mon 4 Jan, 14:00", "was due …". */
  words: z.string(),
  late: z.boolean(),
});
export type Due = Told<typeof dueShape>;
export const flagShape = z.enum([
  'missing',
  'urgent',
  'restricted',
  'late',
  'challenged',
  'strategy',
  'conflict',
  'again',
]);
export type Flag = Told<typeof flagShape>;
/** What no one may overlook, beside what the flags say, in a few words. */
export const warningsShape = z.array(z.string());
/** Where a line leads: the part of the address after `#/`, such as `case/MSET-4F7K-24`. */
export const linkShape = z.string();
/** A line without a label is a paragraph. */
export const lineShape = z.object({ label: z.string(), value: z.string() });
export type Line = Told<typeof lineShape>;
/** A heading with lines below it. */
export const sectionShape = z.object({ title: z.string(), lines: z.array(lineShape) });
export type Section = Told<typeof sectionShape>;

/** "due Mon 4 Jan 14:00", "triage was due …" where it says of what. */
export const dueOf = (at: Instant, now: Instant, what = ''): Due => ({
  at,
  words: `${what === '' ? '' : `${what} `}${dueLine(at, now)}`,
  late: at <= now,
});

/** Whether something is still asked of people. */
export const isUnderWay = (childCase: CaseRow): boolean => stageOf(childCase).phase !== 'over';

/** What of a case is to be seen at a glance; `conflict` says why it is restricted. */
export function flagsOf(childCase: CaseRow, due: Due | undefined): readonly Flag[] {
  const going = isUnderWay(childCase);
  const flags: readonly (Flag | false)[] = [
    missingNow(childCase) !== undefined && 'missing',
    going && isUrgent(childCase) && 'urgent',
    due?.late === true && 'late',
    going && awaitsOutcome(childCase) && 'strategy',
    isChallenged(childCase) && 'challenged',
    childCase.restricted !== undefined && 'restricted',
    childCase.restricted === 'managerConflict' && 'conflict',
    going && childCase.again !== undefined && childCase.again.times > 0 && 'again',
  ];
  return flags.filter((flag) => flag !== false);
}

export type Pairs = readonly (readonly [label: string, value: string])[];
/** Lines of a section; those without an answer are left out. */
export const linesOf = (pairs: Pairs): readonly Line[] =>
  pairs.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value }));
export const paragraph = (value: string): Line => ({ label: '', value });
/** Sections that say something. */
export const filled = (sections: readonly Section[]): readonly Section[] =>
  sections.filter(({ lines }) => lines.length > 0);

/** Our own words as a page shows them: cards read them as markdown. */
export const plainWords = (words: string): string => words.replaceAll('**', '');
