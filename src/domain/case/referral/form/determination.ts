// Whether a Section 47 determination may have been made of another worry: then the referral asks (docs/process.md P3.4).
import { dateIn, isNeeded, type Answers } from '../../../kernel/fields.ts';
import { addMonths, type IsoDate } from '../../../time/dates.ts';
import { section47Page } from './pages.ts';
import { isDetermined } from './rules.ts';

/** What its age is measured by. */
export interface AgeBy {
  /** The day on which it is to hold. */
  readonly on: IsoDate;
  /** From so many months on it is asked about. */
  readonly months: number;
  /** Of a child who is referred again: when the last case ended. */
  readonly ended?: IsoDate;
}

const dates: readonly string[] = ['strategyDate', 'section47Date'];

/** Older than so many months, or than the end of the last case; or its dates are said to be not known. */
export function isOld(answers: Answers, unknown: readonly string[], { on, months, ended = '' }: AgeBy): boolean {
  if (!isDetermined(answers)) return false;
  const newest = dates
    .flatMap((name) => dateIn(answers, name) ?? [])
    .toSorted()
    .at(-1);
  if (newest !== undefined) return newest < ended || addMonths(newest, months) < on;
  return section47Page.fields
    .filter((field) => dates.includes(field.name) && isNeeded(field, answers))
    .every(({ name }) => (answers[name] ?? '') === '' && unknown.includes(name));
}

/** The answers with the mark that raises the questions of page 4; worked out, and typed by no one. */
export const withAge = (answers: Answers, unknown: readonly string[], measure: AgeBy): Answers => ({
  ...answers,
  section47Old: isOld(answers, unknown, measure) ? 'yes' : '',
});
