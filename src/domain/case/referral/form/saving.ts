// Saving a page of the referral: what changed, what is settled by it, and what it shows at once.
import type { Answers, Field } from '../../../kernel/fields.ts';
import { typedMost } from '../../../kernel/fields.ts';
import type { Instant } from '../../../time/calendar.ts';
import type { NotKnown } from '../../state/stage-parts.ts';
import type { Draft, Returned } from '../../state/stages.ts';
import { fieldNamed, pageById } from './pages.ts';
import { withAge, type AgeBy } from './determination.ts';
import { settled } from './rules.ts';

/** One page as it came back from a card, already read by its fields. An absent field means emptied. */
export interface PageInput {
  readonly page: string;
  readonly answers: Answers;
  readonly notKnown?: NotKnown;
  /** "The danger has been dealt with" was pressed. */
  readonly dangerOver?: boolean;
  /** The page was saved by "Submit for consent". */
  readonly submitting?: boolean;
}
/** What was saved: only what changed. */
export interface PageSaved {
  readonly page: string;
  readonly answers: Answers;
  readonly notKnown?: NotKnown;
  readonly dangerOver?: true;
  readonly emergencyShown?: true;
  readonly section47Missing?: true;
}
export const emptyNotKnown: NotKnown = { fields: [], why: '' };

/**
 * Whether an answer does something beyond being saved: it stops the referral for the emergency page, closes the case to
 * managers above for good, or makes a routine referral urgent. Such an answer takes a press; what is saved while someone types leaves it out.
 */
export const takesPress = (name: string, value: string): boolean =>
  (name === 'urgency' && value === 'danger') ||
  (name === 'knowsFamily' && value === 'yes') ||
  (name === 'routineRight' && value === 'urgent');

/** What this page changes; undefined where it says what is there already. */
export function savedFrom(
  answers: Answers,
  notKnown: NotKnown,
  input: PageInput,
  measure: AgeBy,
  counted = false,
): PageSaved | undefined {
  const unknown = input.notKnown === undefined ? undefined : readNotKnown(input.notKnown);
  const changed = changedBy(answers, input, (all) => withAge(all, (unknown ?? notKnown).fields, measure));
  const after = { ...answers, ...changed };
  const section47Missing = input.submitting === true && !counted && after['section47'] === 'notYet';
  const newNotKnown = unknown !== undefined && JSON.stringify(unknown) !== JSON.stringify(notKnown);
  if (Object.keys(changed).length === 0 && !newNotKnown && !section47Missing) return undefined;
  return {
    page: input.page,
    answers: changed,
    ...(newNotKnown && { notKnown: unknown }),
    ...(answers['urgency'] === 'danger' && input.dangerOver === true && { dangerOver: true }),
    ...(changed['urgency'] === 'danger' && { emergencyShown: true }),
    ...(section47Missing && { section47Missing: true }),
  };
}

/** The page's answers that differ. Danger ends only by saying so: another urgency does not end it (docs/process.md P3.3). */
function changedBy(answers: Answers, input: PageInput, marked: (all: Answers) => Answers): Answers {
  const danger = answers['urgency'] === 'danger';
  const over = input.dangerOver === true && danger;
  const given: Answers = { ...input.answers, ...(danger && { urgency: over ? 'beforePreMset' : 'danger' }) };
  const fields = pageById(input.page)?.fields ?? [];
  const values = fields.map((field) => [field.name, (given[field.name] ?? '').slice(0, typedMost(field))] as const);
  const after = settled(marked({ ...answers, ...Object.fromEntries(values) }));
  const names = new Set([...fields.map(({ name }) => name), ...Object.keys(answers), ...Object.keys(after)]);
  const changed = [...names].filter((name) => (after[name] ?? '') !== (answers[name] ?? ''));
  return Object.fromEntries(changed.map((name) => [name, after[name] ?? '']));
}

/** Only questions that may be unknown, and a reason that ends. */
const readNotKnown = ({ fields, why }: NotKnown): NotKnown => ({
  fields: [...new Set(fields)].filter((name) => fieldNamed(name)?.need === 'known'),
  why: why.slice(0, typedMost(whyField)),
});
/** Why something is not known yet. */
export const whyField: Field = {
  name: 'why',
  title: 'Why',
  kind: 'text',
  need: 'optional',
  most: 500,
  neededWhen: (answers) => (answers['notKnown'] ?? '') !== '',
};

/** What has been answered meanwhile is known. */
const stillUnknown = (notKnown: NotKnown, answers: Answers): NotKnown => ({
  ...notKnown,
  fields: notKnown.fields.filter((name) => (answers[name] ?? '') === ''),
});

/** The case with that page in it. */
export function withPage<C extends Draft | Returned>(before: C, data: PageSaved, number: number, at: Instant): C {
  const answers = Object.fromEntries(
    Object.entries({ ...before.answers, ...data.answers }).filter(([, value]) => value !== ''),
  );
  return {
    ...unlessSlip(before, answers),
    answers,
    notKnown: stillUnknown(data.notKnown ?? before.notKnown, answers),
    facts: number,
    changedAt: at,
    // Lifted with a reason, it stays lifted while the answer is what it was.
    ...(before.restricted === undefined &&
      answers['knowsFamily'] === 'yes' &&
      before.answers['knowsFamily'] !== 'yes' && { restricted: 'referrerKnowsFamily' }),
    ...(data.section47Missing === true && { section47MissingAt: at }),
  };
}

/** A slip that no one has read yet: put right before it is sent, the answer restricts nothing (docs/process.md P3.6). */
function unlessSlip<C extends Draft | Returned>(before: C, answers: Answers): C {
  if (before.stage !== 'draft' || before.restricted !== 'referrerKnowsFamily' || answers['knowsFamily'] === 'yes') {
    return before;
  }
  const { restricted: _ground, ...open } = before;
  return open as C; // without what is optional
}
