// The bands that panels set since a case was opened: what closure, seniors and the next assessment go by
// (docs/process.md P17.2, P17.3, P20.4).
import type { DecisionLine, DecisionName } from './state/since-consent.ts';
import { isConsented } from './state/stage-table.ts';
import type { Case } from './state/stages.ts';

/** Decisions by which a panel reviews a case that it opened. */
export const reviewing: readonly DecisionName[] = ['continue', 'stepUp', 'stepDown'];
/** Those that set a band. */
const banding: readonly DecisionName[] = ['open', ...reviewing];

/** Of each decision that set one, oldest first: with its band. */
export const panelBands = (childCase: Case): readonly DecisionLine[] =>
  (isConsented(childCase) ? (childCase.decisions ?? []) : []).filter(
    ({ decision, band }) => banding.includes(decision) && band !== '',
  );
