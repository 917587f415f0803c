// How the papers of an agency are said: in a line, and whole.
import { sayView, type Contribution } from '../../domain/case/contribution/contribution.ts';
import type { Mark } from '../../domain/link/handling.ts';
import type { MarkedLevel } from '../../domain/case/access/marked.ts';

export const whatAgenciesSent = 'What agencies sent';
export const noPapers = 'no papers';
export const byMail = 'papers by mail';

/** Of papers that this person does not read: for whom they are. */
const kept: Readonly<Record<Mark, string>> = {
  case: 'papers',
  agencies: 'papers for named agencies',
  police: 'papers for the police only',
  health: 'papers for the lead worker and health',
};

/** "Significant, late", "nothing known · Moderate", "papers for the police only". */
export function sayPapersLine({ know, view, mark, late }: Contribution, level: MarkedLevel): string {
  const said = level === 'none' ? kept[mark] : know === undefined ? nothingKnown(view) : sayView(view);
  return late === true ? `${said}, late` : said;
}
const nothingKnown = (view: string): string =>
  view === 'cannotSay' ? 'nothing known' : `nothing known · ${sayView(view)}`;

/** What was written, question by question. */
export const writtenIn = ({ know, did }: Contribution): readonly (readonly [label: string, value: string])[] => [
  ['What they know', know ?? 'Nothing known'],
  ...(did === undefined ? [] : [['What they did', did] as const]),
];
