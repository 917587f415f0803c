// Steps of a page: a button opens the desk's panel, which presses it and shows the cards that follow.
import { lazy, Suspense, useCallback, useState, type ReactNode } from 'react';
import type { Button } from '../../web/tab/api.ts';

const DeskPanel = lazy(() => import('../card/panel/desk-panel.tsx').then((m) => ({ default: m.DeskPanel })));

export interface Steps {
  /** Opens the panel with this button pressed. */
  readonly press: (button: Button) => void;
  /** The panel, to be put anywhere on the page. */
  readonly panel: ReactNode;
}

/** `done` is called when something was pressed, so that the page reads again. */
export function useSteps(done: () => void): Steps {
  const [first, setFirst] = useState<Button>();
  const press = useCallback((button: Button) => setFirst(button), []);
  const close = useCallback(() => setFirst(undefined), []);
  const panel =
    first === undefined ? null : (
      <Suspense fallback={null}>
        <DeskPanel first={first} onClose={close} onDone={done} />
      </Suspense>
    );
  return { press, panel };
}
