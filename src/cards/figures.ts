// The figures in chat: a few of them, how they are counted for this person, and where the others are.
import { card, heading, row, text, type Button, type Card } from './blocks.ts';
import { glanceOf, type Glance } from './home.ts';

export interface FiguresView {
  /** Exact numbers; else classes, of periods that are over. */
  readonly isExact: boolean;
  readonly glance?: Glance;
  /** The page of the tab. */
  readonly page?: string;
  readonly home: Button;
}

export function figuresCard({ isExact, glance, page, home }: FiguresView): Card {
  const how = isExact
    ? 'Numbers, and never of whom. You read them exactly, also of the period under way.'
    : 'Numbers, and never of whom. You read periods that are over, rounded so that no child can be found in them.';
  const where = page === undefined ? 'They are the page Figures of the tab.' : '';
  return card(
    `Figures. ${how}`,
    [
      heading('Figures'),
      text(how),
      ...(glance === undefined ? [] : glanceOf(glance)),
      ...(page === undefined ? [text(where)] : [row([], [{ title: 'Open Figures', url: page }])]),
    ],
    [home],
  );
}
