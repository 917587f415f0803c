// "Not known yet" beside the question: the last choice of a list, a question mark in a text.
import type { FormPage } from '../../domain/case/referral/form/page.ts';
import type { NotKnown } from '../../domain/case/state/stage-parts.ts';
import { pages, unknownsPage } from '../../domain/case/referral/form/pages.ts';
import type { Gap } from '../../domain/case/referral/form/rules.ts';
import { whyField } from '../../domain/case/referral/form/saving.ts';
import { isNeeded, type Answers, type Field } from '../../domain/kernel/fields.ts';
import { readForm, type Problems, type Sent } from '../form.ts';

const notKnownYet = 'notKnownYet';

/** Where "not known yet" may be said; a list that has such an answer of its own needs no other. */
const mayBeUnknown = ({ need, choices }: Field): boolean =>
  need === 'known' && choices?.some(({ value }) => value === 'notKnown') !== true;

/** The question with its way to say so. */
export function askedWithUnknown(field: Field): Field {
  if (!mayBeUnknown(field)) return field;
  return field.choices === undefined
    ? { ...field, placeholder: field.kind === 'date' ? '30/12/2026, or ?' : '? if not known' }
    : { ...field, choices: [...field.choices, { value: notKnownYet, title: 'Not known yet' }] };
}

/** What is in the questions of this page that are said to be not known. */
export const unknownOn = (page: FormPage, { fields }: NotKnown): Answers =>
  Object.fromEntries(
    page.fields
      .filter((field) => mayBeUnknown(field) && fields.includes(field.name))
      .map((field) => [field.name, field.choices === undefined ? '?' : notKnownYet]),
  );

/** What a page sent: its answers, what was wrong with them, and which are not known yet. */
export function readPage(
  page: FormPage,
  { data, now }: Sent,
): { readonly answers: Answers; readonly problems: Problems; readonly unknown: readonly string[] } {
  const sent: Record<string, unknown> = { ...data };
  const unknown: string[] = [];
  const problems: Record<string, string> = {};
  for (const { name, choices } of page.fields.filter(mayBeUnknown)) {
    const raw = Object.hasOwn(data, name) ? data[name] : undefined;
    const picked = typeof raw === 'string' ? raw.split(',').map((one) => one.trim()) : [];
    if (!picked.includes(choices === undefined ? '?' : notKnownYet)) continue;
    if (choices !== undefined && picked.length > 1) {
      sent[name] = picked.filter((one) => one !== notKnownYet).join(',');
      problems[name] = '"Not known yet" is ticked with other answers. Untick it, or the others.';
    } else if (picked.length === 1) {
      sent[name] = '';
      unknown.push(name);
    }
  }
  const read = readForm(page.fields, { data: sent, now });
  return { answers: read.answers, problems: { ...read.problems, ...problems }, unknown };
}

/** The needed questions of a page that may be unknown and have no answer. */
export const leftOn = (page: FormPage, answers: Answers): readonly string[] =>
  page.fields
    .filter((field) => mayBeUnknown(field) && isNeeded(field, answers) && (answers[field.name] ?? '') === '')
    .map(({ name }) => name);

/** What may be unknown and is missing, or was ticked before, to be ticked. Undefined when nothing is. */
export function notKnownChoices(gaps: readonly Gap[], notKnown: NotKnown): Field | undefined {
  const names = [...new Set([...gaps.filter((gap) => gap.mayBeNotKnown).map((gap) => gap.field), ...notKnown.fields])];
  if (names.length === 0) return undefined;
  const all = pages.flatMap((page) => page.fields);
  const choices = all
    .filter((field) => names.includes(field.name))
    .map((field) => ({ value: field.name, title: field.title }));
  // Nothing need be ticked; "(optional)" would say that knowing is.
  const never = { neededWhen: () => false };
  return {
    name: 'notKnown',
    title: 'Tick what is not known',
    kind: 'choices',
    need: 'optional',
    choices,
    most: 2000,
    ...never,
  };
}

/** The page on which all of it is ticked, and why is said once. */
export function unknownsOf(gaps: readonly Gap[], notKnown: NotKnown): FormPage | undefined {
  const ticks = notKnownChoices(gaps, notKnown);
  return ticks && { ...unknownsPage, fields: [ticks, whyField] };
}
/** What is on it. */
export const unknownsSaid = ({ fields, why }: NotKnown): Answers => ({ notKnown: fields.join(','), why });
