// NRM, CAWN, LADO, Prevent, section 45 of a case: what is awaited as rows, the late first, and what has ended in a line each.
import { stageLabels } from '../../domain/case/state/stage-table.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { card, heading, rowsOf, small, subheading, text, type Button, type Card } from '../blocks.ts';
import { item, type ListRow } from '../home.ts';
import { drawn, type StoryPart } from './story.ts';

export const onwardTitle = 'NRM, CAWN, LADO, Prevent, section 45';

interface OnwardCardView {
  readonly case: Case;
  readonly shared: boolean;
  /** What the referral says and no one has recorded yet. */
  readonly story: readonly StoryPart[];
  /** What may be recorded next, or is awaited: the row is the press. */
  readonly rows: readonly ListRow[];
  /** "N7 · National Referral Mechanism · Referral, Mon 4 Jan 10:00". */
  readonly ended: readonly string[];
  /** What may be begun beside all that, where it is asked for. */
  readonly begun: readonly Button[];
  readonly buttons: readonly Button[];
}

export const onwardCard = ({ case: childCase, shared, story, rows, ended, begun, buttons }: OnwardCardView): Card =>
  card(
    `${onwardTitle}, ${childCase.reference}.`,
    [
      heading(onwardTitle),
      small(`${childCase.reference} · ${stageLabels[childCase.stage]}`, { spacing: 'None' }),
      ...(shared ? [small('Only you see this.')] : []),
      ...(story.length + rows.length + ended.length === 0
        ? [text('Nothing is asked for, and nothing is open.')]
        : story.map(drawn)),
      ...rows.map(item),
      ...(ended.length === 0 ? [] : [subheading('Ended')]),
      ...ended.map((line) => small(line, { spacing: 'None' })),
      ...rowsOf(begun),
    ],
    buttons,
  );
