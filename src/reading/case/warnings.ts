// What no one may overlook of a case, as pages, prints and rows of lists say it: the same rule and words as on a card.
import { readsWithRow } from '../../domain/case/action/who.ts';
import { sayActionId, type ActionRow } from '../../domain/case/action/action.ts';
import { shortWarnings, warningKindsOf, warningsOf, type WarningKind } from '../../domain/case/warnings.ts';
import type { Case, CaseRow } from '../../domain/case/stages.ts';
import { readerOfRow, type Reads } from '../../domain/people/access.ts';
import { linesOf, type Pairs, type Section } from '../lines.ts';
import type { Reader, Viewer } from '../reader.ts';

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

/** On the rows of actions: of the case of each, as far as the person who works on the action reads it. */
export async function actionWarnings(
  { ports, person, directory, now }: Reader,
  actions: readonly ActionRow[],
): Promise<ReadonlyMap<string, string[]>> {
  const rows = await ports.cases.rowsOfCases([...new Set(actions.map(({ reference }) => reference))]);
  const cases = new Map(rows.map((one) => [one.reference, one]));
  return new Map(
    actions.map((action) => {
      const one = cases.get(action.reference);
      const reads = one && readsWithRow('warnings', { case: one, action }, person, directory, now, 'summary');
      return [sayActionId(action), one !== undefined && reads === true ? short(one) : []];
    }),
  );
}
