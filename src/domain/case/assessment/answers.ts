// What is answered to a sign, and with what it is backed (docs/process.md P20.2).
import { choicesOf } from '../../kernel/fields.ts';
import { indicatorOf, strengths, type FormCode } from '../../risk-tool/tool.ts';

/** Most recent and surest first. Letters differ, so that one key picks each in a drop-down. */
export const grades = choicesOf({
  E: 'Evidenced, last 6 months',
  S: 'Suspected, last 6 months',
  R: 'Past: evidenced 6 to 12 months ago',
  ER: 'Both: last 6 months, and before',
  H: 'History: older than 12 months',
  N: 'No: we looked, no sign',
  U: 'Unknown',
});
export type Grade = 'E' | 'S' | 'R' | 'ER' | 'H' | 'N' | 'U';
export const isGrade = (text: string): text is Grade => grades.some(({ value }) => value === text);
export const sayGrade = (grade: Grade): string => grades.find(({ value }) => value === grade)?.title ?? grade;

/** Those that say there is, or was, a sign. */
export const ticked: readonly Grade[] = ['E', 'S', 'R', 'ER', 'H'];
/** Those that need a dated line and a source. */
const backed: readonly Grade[] = ['E', 'S', 'R', 'ER'];

export interface Sign {
  readonly grade: Grade;
  /**
   * It was ticked, and no one has said how sure and how recent: its grade is U, so that nothing counts it, and it must be said
   * before the assessment can be completed.
   */
  readonly ungraded?: true;
  /** When and what: "12 Dec: seen getting into an unknown car". */
  readonly line?: string;
  /** Who says so. */
  readonly source?: string;
}
/** By code; what is not there was not answered. */
export type Signs = Readonly<Record<string, Sign>>;
export const isTicked = (sign: Pick<Sign, 'grade' | 'ungraded'> | undefined): boolean =>
  sign !== undefined && (sign.ungraded === true || ticked.includes(sign.grade));

export const mostInLine = 240;
export const mostInSource = 80;

/** A day and a month, a year, or the name of a month, in the digits of any script: "12 Dec", "12/12", "2026". */
const dated =
  /(?<!\p{Nd})\p{Nd}{1,2}[./-]\p{Nd}{1,2}(?!\p{Nd})|(?<!\p{Nd})\p{Nd}{4}(?!\p{Nd})|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|ober)?\b/iu;
export const isDated = (line: string): boolean => dated.test(line.normalize('NFKC'));

/** Said of a sign that was ticked and not graded. */
export const gradeNeeded = 'say how sure and how recent';

/** What a sign still needs to count; undefined: nothing. */
export function neededBy({ grade, ungraded, line = '', source = '' }: Sign): string | undefined {
  if (ungraded === true) return gradeNeeded;
  if (!backed.includes(grade)) return undefined;
  if (line === '') return 'say when and what';
  if (!isDated(line)) return 'give a date, for example 12 Dec';
  return source === '' ? 'say who says so' : undefined;
}

/** 0 absent, 1 partly, 2 strong, U not known. */
export type StrengthLevel = '0' | '1' | '2' | 'U';
export const strengthLevels = choicesOf({ '2': 'Strong', '1': 'Partly', '0': 'Absent', U: 'Not known' });
export type Strengths = Readonly<Record<string, StrengthLevel>>;

/** All that is answered on one assessment. */
export interface RiskAnswers {
  readonly signs: Signs;
  readonly strengths: Strengths;
  /** The forms that are asked about. */
  readonly forms: readonly FormCode[];
}
export const noAnswers: RiskAnswers = { signs: {}, strengths: {}, forms: [] };

export const isSignCode = (code: string): boolean => indicatorOf(code) !== undefined;
export const isStrengthCode = (code: string): boolean => strengths.some((row) => row.code === code);
export const isStrengthLevel = (text: string): text is StrengthLevel =>
  strengthLevels.some(({ value }) => value === text);
