// Answers as full as the inputs allow, and a council as large and as long-named as the directory allows.
import type { Person } from '../../src/domain/people/actor.ts';
import type { Case } from '../../src/domain/case/state/stages.ts';
import { referralFields } from '../../src/domain/case/referral/form/pages.ts';
import type { Directory } from '../../src/domain/people/directory.ts';
import { mostOf, typedMost, type Answers, type Field } from '../../src/domain/kernel/fields.ts';
import { mark } from './marks.ts';
import { colin, directory, must, priya, someone } from '../people/builders.ts';

/**
 * `bytes` costs most JSON: 3-byte characters, quotes, line ends. `width` cannot be wrapped: one word without an end. `marks` is
 * short, and would be a link and bold where it is read as markdown.
 */
export type Worst = 'bytes' | 'width' | 'marks';

/** A text of so many characters. */
export function fill(most: number, worst: Worst): string {
  if (worst === 'width') return 'W'.repeat(most);
  if (worst === 'marks') return mark('typed').slice(0, most);
  const twenty = `“বিপদ”"খবরটা\nফোনটাকা`;
  return `${twenty.repeat(Math.ceil(most / twenty.length)).slice(0, most - 1)}ব`;
}

/** The fullest answer of a field: every choice of a list, the longest title of a choice. */
export function fullest(field: Field, worst: Worst, most = mostOf): string {
  const choices = field.choices ?? [];
  if (field.kind === 'choices') return choices.map((choice) => choice.value).join(',');
  const longest = choices.toSorted((a, b) => b.title.length - a.title.length)[0];
  if (longest !== undefined) return longest.value;
  if (field.kind === 'count') return '9'.repeat(most(field));
  const text = fill(most(field), worst);
  return field.kind === 'long' ? text : onOneLine(text);
}

/** Every answer of the referral at its fullest; dates are malformed, as a draft keeps them. */
export const fullAnswers = (worst: Worst, more: Answers = {}, most = typedMost): Answers => ({
  ...Object.fromEntries(referralFields.map((field) => [field.name, fullest(field, worst, most)])),
  consenter: colin.objectId,
  ...more,
});

/** The answers a submitted referral may have: dates and postcode are right, everything else is as full as it gets. */
export const fullSubmission = (worst: Worst): Answers =>
  fullAnswers(
    worst,
    {
      urgency: 'beforePreMset',
      mustNotBeTold: 'yes',
      postcode: 'ZZ99 1AA',
      dateOfBirth: '14 March 2011',
      strategyDate: '30 December 2026',
      section47Date: '31 December 2026',
      nhsNumber: '943 476 5919',
      missingEpisodes: '999',
      otherPlans: 'cp,cin,care,youthJustice,marac,channel,nrm',
    },
    mostOf,
  );

/** A client lets nobody break a line of a single-line input. */
export const onOneLine = (text: string): string => text.replaceAll('\n', '、');

/** People are named by the directory, not by what anyone typed. */
export const longName = (worst: Worst): string => (worst === 'marks' ? 'Robin Example' : onOneLine(fill(100, worst)));

/** Forty managers in one line above priya, every name as long as the directory takes. */
export function crowded(worst: Worst): Directory {
  const managers = Array.from({ length: 40 }, (_, place): Person => {
    const above = place >= 39 ? {} : { manager: someone(place + 201, '').objectId };
    return someone(place + 200, longName(worst), { roles: ['manager'], ...above });
  });
  const boss = { ...colin, name: longName(worst), manager: must(managers[0]).objectId };
  const people = directory.people.map((person) => ({ ...person, name: longName(worst) }));
  const kept = people.filter((person) => person.objectId !== colin.objectId);
  return { ...directory, people: [...kept, boss, ...managers].map((one) => ({ ...one, roles: [...one.roles] })) };
}

/** The case with everything people wrote at its fullest, in a council of long names. */
export function worstCase(childCase: Case, worst: Worst): Case {
  const by = { objectId: colin.objectId, name: longName(worst) };
  const long = fill(2000, worst);
  const decided = { by, onBehalfOf: by };
  const full = {
    ...childCase,
    referrer: { objectId: priya.objectId, name: longName(worst) },
    answers: childCase.stage === 'draft' ? fullAnswers(worst) : fullSubmission(worst),
    restricted: 'managerConflict' as const,
  };
  switch (full.stage) {
    case 'draft':
      return full;
    case 'awaitingConsent':
      return { ...full, submission: { ...full.submission, consenter: full.submission.consenter && by } };
    case 'returned':
      return { ...full, returned: { ...full.returned, ...decided, reasons: everyReason, note: long } };
    case 'notAuthorised': {
      const challenge = { at: full.changedAt, concern: long, outcomeWanted: long };
      const declined = { ...full.declined, ...decided, rationale: long, alternativePlan: long };
      return { ...full, declined, ...(full.challenge !== undefined && { challenge }) };
    }
    case 'withdrawn':
      return { ...full, withdrawn: { ...full.withdrawn, reason: long } };
    case 'received':
      return { ...full, consent: { ...full.consent, ...decided } };
    default:
      // What comes after it is in triage-cases.ts.
      return full;
  }
}

const everyReason = ['missingItem', 'section47', 'voice', 'strengths', 'duplicate', 'police', 'wording'];
