import type { Button } from '../../web/api.ts';

export interface DeskPanelProps {
  /** The button that opened the panel; the panel presses it. */
  readonly first: Button;
  /** The person is finished with it. */
  readonly onClose: () => void;
  /** Something was pressed after the first: the page below reads again. */
  readonly onDone: () => void;
}

/** Presses a button and shows the cards that follow. */
export function DeskPanel({ first, onClose }: DeskPanelProps) {
  return (
    <button type="button" onClick={onClose}>
      {first.title}
    </button>
  );
}
