// Opens and closes the panel of a page; the code that draws cards is loaded at its first opening.
import { lazy, useRef, useState, type ReactNode } from 'react';
import type { Button } from '../../../web/tab/api.ts';
import type { DeskPanelProps } from './desk-panel.tsx';

// Microsoft's card library is large, and most visits only read.
const DeskPanel = lazy(() => import('./desk-panel.tsx').then((m) => ({ default: m.DeskPanel })));

interface PanelOptions extends Pick<DeskPanelProps, 'ends' | 'onCard' | 'above'> {
  /** A step was opened. */
  readonly onOpen?: (first: Button) => void;
}
export interface Panel {
  readonly isOpen: boolean;
  /** Opens a step; asks first where typed text of another would be lost. */
  readonly open: (first: Button) => void;
  readonly close: () => void;
  /** To be put beside the page; undefined while none is open. */
  readonly shown: ReactNode | undefined;
}

/** The panel of a page, in which its steps are done. `done`: something may have changed. */
export function usePanel(done: () => void, { onOpen, ...more }: PanelOptions = {}): Panel {
  const [opened, setOpened] = useState<{ readonly first: Button; readonly turn: number }>();
  const guard = useRef<(leave: () => void) => void>(undefined);
  const open = (first: Button): void => {
    const go = (): void => {
      setOpened((before) => ({ first, turn: (before?.turn ?? 0) + 1 }));
      onOpen?.(first);
    };
    if (guard.current === undefined) go();
    else guard.current(go);
  };
  const shown =
    opened === undefined ? undefined : (
      <DeskPanel
        key={opened.turn}
        {...more}
        first={opened.first}
        inline
        guard={guard}
        onClose={() => setOpened(undefined)}
        onDone={done}
      />
    );
  return { isOpen: opened !== undefined, open, close: () => setOpened(undefined), shown };
}
