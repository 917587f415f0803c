// Posters, leaflets and the policy in chat: what there is, and where it is printed or read.
import { card, heading, lines, row, text, words, type Button, type Card, type Element } from './blocks.ts';

export interface LeafletsView {
  /** For each reader the languages there are. */
  readonly sheets: readonly (readonly [reader: string, languages: string])[];
  /** The page of the tab. */
  readonly page?: string | undefined;
  /** Where anyone may print them; undefined where the setting is off. */
  readonly open?: string | undefined;
  readonly home: Button;
}

export function leafletsCard({ sheets, page, open, home }: LeafletsView): Card {
  return card(
    'Leaflets: a poster and a folded leaflet for each reader, to print on A4.',
    [
      heading('Posters and leaflets'),
      text(
        'A poster and a folded leaflet for each reader, on A4. Print leaflets on both sides, turned on the short edge.',
      ),
      lines(sheets),
      ...linkTo('Open and print', page),
      ...(open === undefined ? [] : [lines([['Anyone may print them, without signing in', open]])]),
    ],
    [{ title: 'Policy', verb: 'policy' }, home],
  );
}

export interface PolicyView {
  readonly title: string;
  readonly standing: string;
  /** What is to be read, or that it was. */
  readonly said?: string | undefined;
  readonly page?: string | undefined;
  readonly open?: string | undefined;
  readonly press?: Button | undefined;
  readonly home: Button;
}

export function policyCard({ title, standing, said, page, open, press, home }: PolicyView): Card {
  return card(
    `The policy. ${standing}${said === undefined ? '' : ` ${said}`}`,
    [
      heading('Our policy'),
      words(title),
      text(standing),
      ...linkTo('Read the policy', page),
      ...(said === undefined ? [] : [text(said, { weight: 'Bolder' })]),
      ...(open === undefined ? [] : [lines([['Anyone may read it, without signing in', open]])]),
    ],
    [press ?? { title: 'Leaflets', verb: 'leaflets' }, home],
  );
}

/** Right below what it is about: one reads before one presses anything. */
const linkTo = (title: string, page: string | undefined): readonly Element[] =>
  page === undefined ? [] : [row([], [{ title, url: page }])];

/** The button that says so, for one version. */
export const policyReadButton = (version: string): Button => ({
  title: 'I have read and understood it',
  verb: 'policy.read',
  data: { version },
  style: 'positive',
});
