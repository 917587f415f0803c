// What no one may overlook of a case, as pages, prints and rows of lists say it: the same rule and words as on a card.
import { readsWithRow } from '../../domain/case/action/who.ts';
import type { ActionRow } from '../../domain/case/action/action.ts';
import { shortWarnings, warningKindsOf, warningsOf, type WarningKind } from '../../domain/case/whole/warnings.ts';
import type { Case, CaseRow } from '../../domain/case/state/stages.ts';
import { readerOfRow } from '../../domain/case/access/access.ts';
import { linesOf, type Pairs, type Section } from '../lines.ts';
import type { Viewer } from '../reader.ts';
import type { Reads } from '../../domain/people/reads.ts';

/** Each with the referrer's words about it below, for anyone who reads those. */
export const warningSections = (one: Case, reads: Reads): Section[] =>
  reads('warnings') ? warningsOf(one).map(({ words, own }) => ({ title: words, lines: linesOf(own) })) : [];

/** The same as lines, for paper: sign and word say what it is. */
export const warningPairs = (one: Case): Pairs =>
  warningsOf(one).flatMap(({ words, own }) => [['▲ Warning', words] as const, ...own]);

const short = (one: CaseRow, ...but: readonly WarningKind[]): string[] =>
  warningKindsOf(one).flatMap((is) => (but.includes(is) ? [] : [shortWarnings[is]]));

/** On the row of a list: in a few words, and nothing to anyone who may not read it. */
export const rowWarnings = (one: CaseRow, { person, directory, now }: Viewer): string[] =>
  readerOfRow(one, person, directory, now)('warnings', 'summary') ? short(one) : [];

/** The same where flags are beside it, which say already that a child is missing or a case restricted. */
export const besideFlags = (one: CaseRow, { person, directory, now }: Viewer): string[] =>
  readerOfRow(one, person, directory, now)('warnings', 'summary') ? short(one, 'missingNow', 'restricted') : [];

/** On the row of an action: of its case, as far as the person who works on the action reads it. */
export function actionWarnings(
  { person, directory, now }: Viewer,
  action: ActionRow,
  one: CaseRow | undefined,
): string[] {
  const reads = one && readsWithRow('warnings', { case: one, action }, person, directory, now, 'summary');
  return one !== undefined && reads === true ? short(one) : [];
}
