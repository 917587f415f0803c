// Three reviews running at Significant: the senior of every agency and the head of service answer (docs/process.md P17.2).
import { refOf } from '../../people/actor.ts';
import { addWorkingDays } from '../../time/calendar.ts';
import type { Due } from '../../time/clocks.ts';
import type { Field } from '../../kernel/fields.ts';
import { notAvailable, refuse, type Context, type FactMeta } from '../../matter/step.ts';
import type { DecisionName } from '../state/since-consent.ts';
import { hasConsent, isConsented, isOpenCase } from '../state/stage-table.ts';
import type { Case } from '../state/stages.ts';
import { caseStep, whereRestricted } from '../making.ts';
import type { Own } from '../../matter/making.ts';
import { isSenior } from '../../people/agencies.ts';
import { reviewing } from '../panel-bands.ts';

interface SeniorAnswer {
  readonly answer: string;
  readonly follows: string;
}
const answerFields: readonly Field[] = [
  { name: 'answer', title: 'Answer', kind: 'long', need: 'always', help: 'What the agencies do differently.' },
  { name: 'follows', title: 'What follows', kind: 'long', need: 'always' },
];

/** How many reviews running, the newest last, were at Significant. */
export function significantRunning(childCase: Case): number {
  const all = isConsented(childCase) ? (childCase.decisions ?? []) : [];
  const bands = all.filter(({ decision }) => reviewing.includes(decision)).map(({ band }) => band);
  return bands.length - 1 - bands.findLastIndex((band) => band !== 'significant');
}

/** When their answer is due, where this review makes so many; and again after as many more. */
export function seniorsDue(
  before: Case,
  decision: DecisionName,
  band: string,
  { now, directory: { settings } }: Context,
): Due | undefined {
  if (!isOpenCase(before) || !reviewing.includes(decision) || band !== 'significant') return undefined;
  if ((significantRunning(before) + 1) % settings.significantReviews !== 0) return undefined;
  const at = addWorkingDays(now, settings.seniorsWorkingDays, settings.officeHours);
  return { at, rule: 'seniors.answer', ruleVersion: 1 };
}
export const withSeniors = (childCase: Case, due: Due | undefined, { at }: FactMeta): Case =>
  due === undefined || !isOpenCase(childCase) ? childCase : { ...childCase, seniors: { at, due } };

const senior: Own<Case> = {
  name: 'senior of an agency, or of the council',
  is: (_one, at) => isSenior(at.actor, at.directory),
};
const noAnswer = refuse('alreadyDecided', 'No senior answer is needed.', 'Open the case to see what happened.');

export const recordSeniorAnswer = caseStep<SeniorAnswer, SeniorAnswer>({
  title: 'Record senior answer',
  fact: 'senior answer recorded',
  may: [{ own: senior, reads: 'decisions' }, whereRestricted],
  from: { owed: 'seniors' },
  elsewhere: (before) => (hasConsent(before) ? noAnswer : notAvailable),
  asks: () => answerFields,
  record: (_before, input) => ({ data: { ...input } }),
  evolve: (before, data, meta) => ({
    ...before,
    ...(before.seniors !== undefined && {
      seniors: { ...before.seniors, answer: { ...data, by: refOf(meta.by), at: meta.at } },
    }),
  }),
});
