// NRM, CAWN, LADO, Prevent, section 45 of a case: what is asked for and recorded, and what may be recorded next.
import { stageLabels } from '../../domain/case/state/stage-table.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { card, heading, row, small, text, type Button, type Card } from '../blocks.ts';
import { drawn, type StoryPart } from './story.ts';

export const onwardTitle = 'NRM, CAWN, LADO, Prevent, section 45';

interface OnwardCardView {
  readonly case: Case;
  readonly shared: boolean;
  readonly story: readonly StoryPart[];
  readonly rows: readonly (readonly Button[])[];
  readonly buttons: readonly Button[];
}

export const onwardCard = ({ case: childCase, shared, story, rows, buttons }: OnwardCardView): Card =>
  card(
    `${onwardTitle}, ${childCase.reference}.`,
    [
      heading(onwardTitle),
      small(`${childCase.reference} · ${stageLabels[childCase.stage]}`, { spacing: 'None' }),
      ...(shared ? [small('Only you see this.')] : []),
      ...(story.length === 0 ? [text('Nothing is asked for, and nothing is open.')] : story.map(drawn)),
      ...rows.filter((some) => some.length > 0).map((some) => row(some)),
    ],
    buttons,
  );
