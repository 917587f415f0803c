// The open card of the council: what waits for a second person, who is away, who leaves.
import { box, card, lines, small, text, type Button, type Card } from '../blocks.ts';

/** A part of the card: its title, and what each line of it says of what. */
export interface CouncilGroup {
  readonly title: string;
  readonly rows: readonly (readonly [of: string, says: string])[];
}
export interface CouncilView {
  readonly groups: readonly CouncilGroup[];
  readonly shared: boolean;
  readonly message: string | undefined;
  readonly buttons: readonly Button[];
}

export const councilCard = ({ groups, shared, message, buttons }: CouncilView): Card =>
  card(
    'Directory: people, leave and settings.',
    [
      text('Directory', { size: 'Large', weight: 'Bolder', style: 'heading' }),
      ...(shared ? [small('Only you see this.')] : []),
      ...(message === undefined ? [] : [box('emphasis', [text(message, { weight: 'Bolder' })])]),
      ...groups.flatMap(({ title, rows }) =>
        rows.length === 0 ? [] : [text(title, { weight: 'Bolder', separator: true }), lines(rows)],
      ),
      ...(groups.every(({ rows }) => rows.length === 0) ? [text('Nothing is waiting, and no one is away.')] : []),
    ],
    buttons,
  );
