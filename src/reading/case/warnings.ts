// What nobody may overlook of a case, as a page and a print say it: the same words as on a card.
import { warningsOf } from '../../domain/case/warnings.ts';
import type { Case } from '../../domain/case/stages.ts';
import type { Reads } from '../../domain/people/access.ts';
import { linesOf, type Pairs, type Section } from '../lines.ts';

/** Each with the referrer's words about it below, for whoever reads those. */
export const warningSections = (one: Case, reads: Reads): Section[] =>
  reads('warnings') ? warningsOf(one).map(({ words, own }) => ({ title: words, lines: linesOf(own) })) : [];

/** The same as lines, for paper: sign and word say what it is. */
export const warningPairs = (one: Case): Pairs =>
  warningsOf(one).flatMap(({ words, own }) => [['▲ Warning', words] as const, ...own]);
