// What is answered to a sign, and with what it is backed (docs/process.md P20.2).
import { choicesOf } from '../../kernel/fields.ts';
import type { Marked } from '../../link/handling.ts';
import type { IsoDate } from '../../time/dates.ts';
import { monthsBefore, newestDateIn } from '../../time/dates-in.ts';
import { indicatorOf, strengths, type FormCode } from '../../risk-tool/tool.ts';

/** Most recent and surest first. Letters differ, so that one key picks each. */
export const grades = choicesOf({
  E: 'Evidenced, last 6 months',
  S: 'Suspected, last 6 months',
  R: 'Past: evidenced 6 to 12 months ago',
  ER: 'Both: last 6 months, and before',
  H: 'History: older than 12 months',
  N: 'No: we looked, no sign',
  U: 'Not known',
});
export type Grade = 'E' | 'S' | 'R' | 'ER' | 'H' | 'N' | 'U';
export const isGrade = (text: string): text is Grade => grades.some(({ value }) => value === text);
export const sayGrade = (grade: Grade): string => grades.find(({ value }) => value === grade)?.title ?? grade;

/** The same in a word or two, within a sentence. */
const briefly: Readonly<Record<Grade, string>> = {
  E: 'evidenced',
  S: 'suspected',
  R: 'past',
  ER: 'recent and past',
  H: 'history',
  N: 'no sign',
  U: 'not known',
};
export const sayGradeBriefly = (sign: Pick<Sign, 'grade'> | undefined): string =>
  sign === undefined ? 'not answered' : briefly[sign.grade];

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

/** Within how many months the newest evidence of a grade is (docs/process.md P20.14). */
const lasts: Readonly<Partial<Record<Grade, number>>> = { E: 6, S: 6, ER: 6, R: 12 };
const history = 12;
/** Said of a grade whose evidence is older than the grade says. */
export const olderThanGrade = {
  past: 'the date is more than 6 months ago: choose Past, or History, or say what is newer',
  history: 'the date is more than 12 months ago: choose History, or say what is newer',
} as const;

/** Which grade may be meant by evidence of that day; undefined: it is as new as its own says. */
function agedBy(grade: Grade, date: IsoDate, today: IsoDate): keyof typeof olderThanGrade | undefined {
  const months = lasts[grade];
  if (months === undefined || date >= monthsBefore(today, months)) return undefined;
  return date < monthsBefore(today, history) ? 'history' : 'past';
}

/**
 * An answer of the last version, completed on `on`, as a new one begins with it: one whose evidence has grown too old for its
 * grade is asked again. Evidence without a date that can be told is as old as its version.
 */
export function agedSince(sign: Sign, on: IsoDate, today: IsoDate): Sign {
  const { grade, ...backed } = sign;
  const date = newestDateIn(sign.line ?? '', on) ?? on;
  return agedBy(grade, date, today) === undefined ? sign : { ...backed, grade: 'U', ungraded: true };
}

/** What a sign still needs to count; undefined: nothing. */
export function neededBy({ grade, ungraded, line = '', source = '' }: Sign, today: IsoDate): string | undefined {
  if (ungraded === true) return gradeNeeded;
  if (!backed.includes(grade)) return undefined;
  if (line === '') return 'say when and what';
  if (!isDated(line)) return 'give a date, for example 12 Dec';
  if (source === '') return 'say who says so';
  const date = newestDateIn(line, today);
  const aged = date === undefined ? undefined : agedBy(grade, date, today);
  return aged && olderThanGrade[aged];
}
/** Whether it is the grade that is to be said, or to be chosen again. */
export const isOfGrade = (need: string | undefined): boolean =>
  [gradeNeeded, olderThanGrade.past, olderThanGrade.history].some((words) => words === need);

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
/** The same, where what backs a sign may not be for all who read the assessment (docs/process.md P22.11). */
export interface MarkedAnswers extends RiskAnswers {
  /** Who may read what backs a sign, by code; of others all who read the assessment. */
  readonly marks?: Readonly<Record<string, Marked>>;
}
/** As one person reads them. */
export interface AnswersRead extends MarkedAnswers {
  /** Signs of which what backs them is not for this person, each with who may read it: they stay as they are. Never stored. */
  readonly closed?: Readonly<Record<string, string>>;
}
export const noAnswers: RiskAnswers = { signs: {}, strengths: {}, forms: [] };

export const isSignCode = (code: string): boolean => indicatorOf(code) !== undefined;
export const isStrengthCode = (code: string): boolean => strengths.some((row) => row.code === code);
export const isStrengthLevel = (text: string): text is StrengthLevel =>
  strengthLevels.some(({ value }) => value === text);
