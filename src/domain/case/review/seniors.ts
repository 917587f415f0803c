// Three reviews running at Significant: the senior of every agency and the head of service answer (docs/process.md P17.2).
import { isSenior, mayRead } from '../../people/access.ts';
import { refOf } from '../../people/actor.ts';
import { addWorkingDays } from '../../time/calendar.ts';
import type { Due } from '../../time/clocks.ts';
import type { Field } from '../../fields.ts';
import { incomplete, notAvailable, refuse, type Context, type FactMeta, type Step } from '../../step.ts';
import { withoutRung, withRung } from '../clock.ts';
import type { DecisionName } from '../meeting/since-consent.ts';
import { isConsented } from '../stage-table.ts';
import { awaitsSeniors, isOpenCase, type Case, type ConsentedCase } from '../stages.ts';

interface SeniorAnswer {
  readonly answer: string;
  readonly follows: string;
}
const answerFields: readonly Field[] = [
  { name: 'answer', title: 'Answer', kind: 'long', need: 'always', help: 'What the agencies do differently.' },
  { name: 'follows', title: 'What follows', kind: 'long', need: 'always' },
];

/** Decisions by which a panel reviews a case. */
const reviews: readonly DecisionName[] = ['continue', 'stepUp', 'stepDown'];

/** How many reviews running, the newest last, were at Significant. */
export function significantRunning(one: Case): number {
  const all = isConsented(one) ? (one.decisions ?? []) : [];
  const bands = all.filter(({ decision }) => reviews.includes(decision)).map(({ band }) => band);
  return bands.length - 1 - bands.findLastIndex((band) => band !== 'significant');
}

/** When their answer is due, where this review makes so many; and again after as many more. */
export function seniorsDue(
  before: Case,
  decision: DecisionName,
  band: string,
  { now, directory: { settings } }: Context,
): Due | undefined {
  if (!isOpenCase(before) || !reviews.includes(decision) || band !== 'significant') return undefined;
  if ((significantRunning(before) + 1) % settings.significantReviews !== 0) return undefined;
  const at = addWorkingDays(now, settings.seniorsWorkingDays, settings.officeHours);
  return { at, rule: 'seniors.answer', ruleVersion: 1 };
}
export const withSeniors = (one: Case, due: Due | undefined, { at, number }: FactMeta): Case =>
  due === undefined || !isOpenCase(one)
    ? one
    : { ...one, seniors: { at, due }, ladder: withRung(one.ladder, { rung: 'seniors', at: due.at }, number) };

export const recordSeniorAnswer: Step<SeniorAnswer, SeniorAnswer, Case, Case> = {
  title: 'Record senior answer',
  fact: 'senior answer recorded',
  asks: () => answerFields,
  decide: (before, input, { actor, directory, now }) => {
    const theirs = isSenior(actor, directory) && isConsented(before);
    if (!theirs || !mayRead('decisions', before, actor, directory, now)) return notAvailable;
    if (!awaitsSeniors(before)) {
      return refuse('alreadyDecided', 'No senior answer is needed.', 'Open the case to see what happened.');
    }
    return incomplete(answerFields, input) ?? { data: { ...input } };
  },
  evolve: (before, data, meta) => {
    const one = before as ConsentedCase;
    if (one.seniors === undefined) return before;
    return {
      ...one,
      seniors: { ...one.seniors, answer: { ...data, by: refOf(meta.by), at: meta.at } },
      ladder: withoutRung(one.ladder, 'seniors', meta.number),
      facts: meta.number,
      changedAt: meta.at,
    };
  },
};
