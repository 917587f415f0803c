// What no one may overlook of a case, as pages, prints and rows of lists say it: the same rule and words as on a card.
import { hostOfRow } from '../../domain/case/action/host.ts';
import { readsWithAction } from '../../domain/case/action/who.ts';
import type { ActionRow } from '../../domain/case/action/action.ts';
import {
  shortWarnings,
  warningKindsOf,
  warningsAs,
  warningsOf,
  type ReadAt,
  type WarningKind,
} from '../../domain/case/whole/warnings.ts';
import type { Case, CaseRow } from '../../domain/case/state/stages.ts';
import { readerOfRow } from '../../domain/case/access/access.ts';
import { glassOf } from '../../domain/case/state/glass.ts';
import { linesOf, paragraph, type Pairs, type Section } from '../lines.ts';
import type { Viewer } from '../reader.ts';
import type { Moving } from '../../casework/ports/matter-ports.ts';
import type { Seen } from '../../casework/read/ask.ts';
import { sayWhen, type Instant } from '../../domain/time/calendar.ts';
import type { Reads } from '../../domain/people/reads.ts';

/** Of a case that no press writes: above all else, to anyone who opens it. */
export const movingWarnings: Readonly<Record<Moving, string>> = {
  moving:
    'Nothing can be recorded in this case while it is being brought over to the new version. If it is urgent, ring those who must act.',
  stopped: 'Nothing can be recorded in this case until it is mended: ring those who must act.',
};
export const movingSections = ({ moving }: Pick<Seen, 'moving'>): Section[] =>
  moving === undefined ? [] : [{ title: movingWarnings[moving], lines: [] }];

/** To a person who reads it by break glass: until when, and how (docs/process.md P26.5). */
export function glassSections({ case: file }: Pick<Seen, 'case'>, { person, now }: Viewer): Section[] {
  const until = file.readByGlass === person.objectId ? glassOf(file, person, now)?.until : undefined;
  return until === undefined
    ? []
    : [
        {
          title: `Open to you by break glass until ${sayWhen(until, now)}`,
          lines: [paragraph('You can read it, and change nothing. What you look at is on record.')],
        },
      ];
}

/** Each with the referrer's words about it below, for anyone who reads those. */
export const warningSections = (childCase: Case, reads: Reads, viewer: Viewer): Section[] =>
  warningsAs(childCase, reads, { ...viewer, reader: viewer.person.objectId }).map(({ words, own }) => ({
    title: words,
    lines: linesOf(own),
  }));

/** The same as lines, for paper: sign and word say what it is. */
export const warningPairs = (childCase: Case, at: ReadAt): Pairs =>
  warningsOf(childCase, at).flatMap(({ words, own }) => [['▲ Warning', words] as const, ...own]);

const short = (childCase: CaseRow, now: Instant, ...but: readonly WarningKind[]): string[] =>
  warningKindsOf(childCase, now).flatMap((is) => (but.includes(is) ? [] : [shortWarnings[is]]));

/** On the row of a list: in a few words, and nothing to anyone who may not read it. */
export const rowWarnings = (childCase: CaseRow, { person, directory, now }: Viewer): string[] =>
  readerOfRow(childCase, person, directory, now)('warnings', 'summary') ? short(childCase, now) : [];

/** The same where flags are beside it, which say already that a child is missing or a case restricted. */
export const besideFlags = (childCase: CaseRow, { person, directory, now }: Viewer): string[] =>
  readerOfRow(childCase, person, directory, now)('warnings', 'summary')
    ? short(childCase, now, 'missingNow', 'restricted')
    : [];

/** On the row of an action: of its case, as far as the person who works on the action reads it. */
export function actionWarnings(
  { person, directory, now }: Viewer,
  action: ActionRow,
  childCase: CaseRow | undefined,
): string[] {
  const on = childCase && { host: hostOfRow(childCase), action };
  const reads = on && readsWithAction('warnings', on, person, directory, now, 'summary');
  return childCase !== undefined && reads === true ? short(childCase, now) : [];
}
