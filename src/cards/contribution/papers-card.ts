// What agencies sent for a meeting about a case: a row an agency, and the papers of one.
import { item } from '../home.ts';
import {
  card,
  group,
  heading,
  lines,
  pressed,
  small,
  subheading,
  text,
  words,
  type Button,
  type Card,
  type Element,
  type Press,
} from '../blocks.ts';
import { whatAgenciesSent } from './say.ts';

interface About {
  /** "Kestrel Madeup, 15 · MSET-4F7K-24". */
  readonly sub: string;
  readonly shared: boolean;
  readonly buttons: readonly Button[];
}
const close = { spacing: 'None' } as const;
const onlyYou = ({ shared }: About): readonly Element[] => (shared ? [small('Only you see this.')] : []);

export interface AgencyRow {
  readonly name: string;
  readonly line: string;
  readonly press?: Press;
}
/** What agencies sent, in one row of an item: a line an agency, and who sent nothing; pressed it opens all of them. */
export const papersOnItem = (
  told: readonly (readonly [label: string, value: string])[],
  band: string | undefined,
  press: Press,
): Element =>
  pressed(
    {
      ...group(
        [
          // That none came needs no heading.
          ...(told.length === 1 && band === undefined
            ? []
            : [text(`**${whatAgenciesSent}**${band === undefined ? '' : ` · the panel said ${band}`}`)]),
          lines(told, 200),
        ],
        true,
      ),
      // One line alone is lower than a finger needs.
      minHeight: '24px',
    },
    press,
  );

export interface PapersListView extends About {
  /** "For the pre-MSET on Tuesday 12 January 2027. Papers close Tue 5 Jan 17:00." */
  readonly line: string;
  /** What the panel set last, where there is one. */
  readonly band?: string;
  readonly rows: readonly AgencyRow[];
}
/** All agencies that are expected, those that sent papers first. */
export const papersListCard = (view: PapersListView): Card =>
  card(
    `${whatAgenciesSent}. ${view.sub}. ${view.line}`,
    [
      heading(whatAgenciesSent),
      small(view.sub, close),
      small(view.line, close),
      ...onlyYou(view),
      ...(view.band === undefined ? [] : [text(`The panel said last: **${view.band}**. Each agency’s own view:`)]),
      ...view.rows.map(({ name, line, press }) => item({ label: name, line, warnings: [], press })),
    ],
    view.buttons,
  );

export interface PapersView extends About {
  /** "Health". */
  readonly agency: string;
  /** "Pre-MSET on Tuesday 12 January 2027 · Moderate". */
  readonly line: string;
  readonly view: string;
  readonly written: readonly (readonly [label: string, value: string])[];
  /** Who sent them, when, in time or late, and who may read them. */
  readonly source: string;
  /** Marks that were put right, a line each. */
  readonly marksWere: readonly string[];
  /** What the agency sent before for the same meeting, a line each. */
  readonly before: readonly string[];
}
/** The papers of one agency, whole. */
export const papersCard = (view: PapersView): Card =>
  card(
    `${view.agency}. ${view.sub}. ${view.line}`,
    [
      heading(`Papers of ${view.agency}`),
      small(view.sub, close),
      small(view.line, close),
      ...onlyYou(view),
      lines([['Their view of the risk', view.view]]),
      ...view.written.flatMap(([label, value]) => [subheading(label), words(value, 5200)]),
      small(view.source),
      ...(view.marksWere.length === 0
        ? []
        : [subheading('Who could read it before'), ...view.marksWere.map((line) => text(line))]),
      ...(view.before.length === 0
        ? []
        : [subheading('Sent before; the newest counts'), ...view.before.map((line) => small(line))]),
    ],
    view.buttons,
  );
