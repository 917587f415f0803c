// What a referral still lacks, and what its answers say about each other.
import { sayFrontDoor } from '../../../people/ring-lines.ts';
import type { Person } from '../../../people/actor.ts';
import type { IsoDate } from '../../../time/dates.ts';
import { dateIn, isAsked, isNeeded, problemOf, type Answers, type Field } from '../../../kernel/fields.ts';
import { given } from '../../../kernel/given.ts';
import { sayDate } from '../../../time/calendar.ts';
import type { Settings } from '../../../people/settings.ts';
import type { FormPage } from './page.ts';
import { birthOf, checkBirth } from '../../state/birth.ts';
import { fieldNamed, pageOf, referralFields } from './pages.ts';
import type { ChangedAnswer, NotKnown } from '../../state/stage-parts.ts';
import { askedAbout } from './lists.ts';

/** One thing between a draft and its submission. */
export interface Gap {
  readonly field: string;
  readonly title: string;
  /** The page to change it on. */
  readonly page: string;
  readonly problem: string;
  /** Whether "Not known yet" with a reason serves instead of an answer. */
  readonly mayBeNotKnown: boolean;
}

/** The gap that no question of a page is: what is not known yet has no reason. */
export const whyGap = 'why';

/** The problem of a gap that needs no explaining. */
export const notAnswered = 'still to be answered.';

/**
 * The answers as they are kept. The answer to a raised question may change the one that raised it; a question that is
 * not raised any more leaves no answer behind.
 */
export function settled(sent: Answers): Answers {
  const answers = sent['routineRight'] === 'urgent' ? { ...sent, urgency: 'beforePreMset' } : sent;
  const isKept = (name: string): boolean => {
    const field = fieldNamed(name);
    return field === undefined || isAsked(field, answers);
  };
  return Object.fromEntries(Object.entries(answers).filter(([name, value]) => value !== '' && isKept(name)));
}

/** The problem of a question that Next waits for. */
export const answerFirst = 'answer this before you go on.';
const answerRaised = 'answer this, or go back and change the answer that it came of.';

/** Whether the question comes on a page only once other answers raise it, or make it needed: it then says why. */
export const mayBeRaised = ({ askedWhen, because }: Field): boolean => askedWhen !== undefined || because !== undefined;

/** Whether a page has the question: what only matters beside another answer comes with it, or with an answer of its own. */
export const isOnPage = (field: Field, answers: Answers): boolean =>
  isAsked(field, answers) && (!mayBeRaised(field) || isNeeded(field, answers) || (answers[field.name] ?? '') !== '');

/**
 * The questions that the answers of this page raised and that are still open, each with what to do. `unknown`: those that are
 * said to be not known yet.
 */
export function raisedOn(
  { fields }: FormPage,
  answers: Answers,
  today: IsoDate,
  unknown: readonly string[] = [],
): Readonly<Record<string, string>> {
  const open = fields.filter(
    (field) =>
      mayBeRaised(field) &&
      isNeeded(field, answers) &&
      (answers[field.name] ?? '') === '' &&
      !unknown.includes(field.name),
  );
  const birth = fields.some(({ name }) => name === 'dateOfBirth') ? birthOf(answers) : undefined;
  const unsure = birth?.sure === 'exact' ? undefined : checkBirth(birth, today);
  const about = birth === undefined ? undefined : (unsure ?? onlyInPart(answers));
  return {
    ...Object.fromEntries(open.map(({ name }) => [name, answerRaised])),
    ...given({ dateOfBirth: about }),
  };
}

/** Whether a strategy discussion or an enquiry has come to a result. */
export const isDetermined = (answers: Answers): boolean =>
  ['substantiated', 'notSubstantiated', 'notNeeded'].includes(answers['section47'] ?? '');

/** The questions that these reasons to return ask about, in the order of the pages. */
export const askedBy = (reasons: readonly string[]): readonly string[] =>
  referralFields.map(({ name }) => name).filter((name) => reasons.some((reason) => askedAbout[reason]?.includes(name)));

/** What was sent: the answers, and what was not known. */
export interface Version {
  readonly answers: Answers;
  readonly notKnown: NotKnown;
}

/** The answer before, of each question about the child that was answered otherwise then; '' for none. */
export function changedSince(before: Version, after: Version): readonly ChangedAnswer[] {
  const said = ({ answers, notKnown }: Version, name: string): string => {
    const answer = answers[name] ?? '';
    return answer === '' && notKnown.fields.includes(name) ? `Not known yet: ${notKnown.why}` : answer;
  };
  return referralFields
    .filter(({ name }) => name !== 'consenter' && said(before, name) !== said(after, name))
    .map(({ name }) => ({ field: name, before: said(before, name) }));
}

export interface RuleContext {
  readonly today: IsoDate;
  /** The day on which they are to be a child: of one whom MSET has taken, that of consent. Absent: today. */
  readonly childOn?: IsoDate;
  readonly eligible: readonly Person[];
  readonly settings: Settings;
  /** Whether the lead worker speaks for a body that may submit to the National Referral Mechanism. */
  readonly firstResponder: boolean;
}

/** The needed questions that are said to be not known yet, in the order of the pages (docs/process.md P3.10). */
export const unknownIn = ({ answers, notKnown }: Version): readonly Field[] =>
  referralFields.filter(
    (field) =>
      field.need === 'known' &&
      notKnown.fields.includes(field.name) &&
      isNeeded(field, answers) &&
      (answers[field.name] ?? '') === '',
  );

/**
 * Everything that stands between these answers and "Submit for consent", in the order of the pages. What is said to be not
 * known yet is not missing; one reason for all of it is.
 */
export function gapsIn(answers: Answers, notKnown: NotKnown, context: RuleContext): readonly Gap[] {
  const unknown = unknownIn({ answers, notKnown }).map(({ name }) => name);
  const noReason = unknown.length > 0 && notKnown.why === '';
  const reason: Gap = {
    field: whyGap,
    title: 'Why it is not known yet',
    page: '9',
    problem: notAnswered,
    mayBeNotKnown: false,
  };
  return [...gapsInAnswers(answers, unknown, context), ...(noReason ? [reason] : [])];
}

function gapsInAnswers(answers: Answers, unknown: readonly string[], context: RuleContext): readonly Gap[] {
  return referralFields.flatMap((field) => {
    const value = answers[field.name] ?? '';
    const mayBeNotKnown = field.need === 'known';
    const gap = (problem: string, open = false): Gap[] => [
      { field: field.name, title: field.title, page: pageOf(field.name)?.id ?? '9', problem, mayBeNotKnown: open },
    ];
    if (!isAsked(field, answers)) return [];
    if (value === '') {
      // With no one above the referrer there is no one to choose: the co-ordinator picks.
      const isVacant = field.name === 'consenter' && context.eligible.length === 0;
      if (isVacant || !isNeeded(field, answers)) return [];
      return unknown.includes(field.name) ? [] : gap(notAnswered, mayBeNotKnown);
    }
    const problem = problemOf(field, value) ?? crossCheck(field.name, answers, context);
    return problem === undefined ? [] : gap(problem);
  });
}

type CrossCheck = (answers: Answers, context: RuleContext) => string | undefined;

/** Rules that need another answer, the date or the directory (docs/process.md P3.5). */
const crossChecks: Readonly<Record<string, CrossCheck>> = {
  urgency: (answers) =>
    answers['urgency'] === 'danger'
      ? 'the child is in immediate danger. Ring for help first; then open page 1 and press "The danger has been dealt with".'
      : undefined,
  dateOfBirth: (answers, { today, childOn = today }) => checkBirth(birthOf(answers), childOn) ?? onlyInPart(answers),
  section47: (answers, { settings }) =>
    answers['section47'] === 'notYet'
      ? `MSET can only take a child after a Section 47 determination. Ring the front door about a strategy discussion: ${sayFrontDoor(settings)}. Your draft is kept; an urgent worry does not wait for MSET.`
      : undefined,
  still47: (answers, { settings }) =>
    answers['still47'] === 'no'
      ? `MSET can only take a child after a Section 47 determination for this worry. Ring the front door about a strategy discussion: ${sayFrontDoor(settings)}. Then change the determination and its dates. Your draft is kept; an urgent worry does not wait for MSET.`
      : undefined,
  strategyDate: (answers, { today }) => notAfter(dateIn(answers, 'strategyDate'), today, 'it is in the future.'),
  section47Date: (answers, { today }) => {
    const concluded = dateIn(answers, 'section47Date');
    const strategy = dateIn(answers, 'strategyDate');
    return (
      notAfter(concluded, today, 'it is in the future.') ??
      notAfter(strategy, concluded, 'it is before the strategy discussion. Check both dates.')
    );
  },
  nrm: (answers, { firstResponder }) =>
    answers['nrm'] === 'submitted' && !firstResponder
      ? 'only a first responder, such as the council or the police, submits it. Choose "Considered" and ask the co-ordinator.'
      : undefined,
  nrmDate: (answers, { today }) => notAfter(dateIn(answers, 'nrmDate'), today, 'it is in the future.'),
  consenter: (answers, { eligible }) =>
    eligible.length === 0 || eligible.some((person) => person.objectId === answers['consenter'])
      ? undefined
      : 'choose a manager above you or their delegate; no one consents to their own referral.',
};

/** "Exact" beside a year alone says two things. */
const onlyInPart = (answers: Answers): string | undefined =>
  answers['birthSure'] === 'exact' && birthOf(answers)?.inPart === true
    ? 'only a year or a month is given: give the day, or choose "Estimated".'
    : undefined;

const crossCheck = (name: string, answers: Answers, context: RuleContext): string | undefined =>
  crossChecks[name]?.(answers, context);

const notAfter = (date: IsoDate | undefined, limit: IsoDate | undefined, problem: string): string | undefined =>
  date !== undefined && limit !== undefined && date > limit ? problem : undefined;

/** Dates said back with their weekday, so that a slip is seen (docs/design.md 6.5). */
export function dateNotes(answers: Answers, names: readonly string[]): readonly string[] {
  return referralFields
    .filter((field) => field.kind === 'date' && names.includes(field.name))
    .flatMap((field) => {
      const date = dateIn(answers, field.name);
      return date === undefined ? [] : [`${field.title}: ${sayDate(date)}.`];
    });
}
