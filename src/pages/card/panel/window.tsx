// The element that a panel is in, as a dialog or beside its page.
import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { usePageContext } from '../../frame/page-context.tsx';

interface WindowProps {
  /** Over the page, which waits behind it; else a part of the page. */
  readonly over: boolean;
  readonly className: string;
  readonly 'aria-labelledby': string;
  /** Escape was pressed in it. */
  readonly onEscape: () => void;
  readonly role?: 'alertdialog';
  readonly children: ReactNode;
}

/**
 * A dialog of the browser's own: it holds the keyboard while it is over the page, and lets it go where it is beside. One
 * element for both, so that nothing typed is lost when the window is turned or drawn wider.
 */
export function Window({ over, onEscape, children, ...rest }: WindowProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const focused = useRef<HTMLElement>(undefined);
  const { away } = usePageContext();
  useLayoutEffect(() => {
    // One that is over a hidden page would hold the keyboard all the same.
    if (away) return undefined;
    const shown = dialog.current;
    if (over) shown?.showModal();
    else shown?.show();
    focused.current?.focus();
    return () => {
      // Closing takes the focus out; where it only changes its kind, it goes back to the same field.
      const active = document.activeElement;
      focused.current = active instanceof HTMLElement && shown?.contains(active) === true ? active : undefined;
      shown?.close();
    };
  }, [over, away]);
  return (
    <dialog
      ref={dialog}
      {...rest}
      onKeyDown={(event) => {
        // Over the page the browser tells of it itself; beside the page a dialog knows no Escape.
        if (over || event.key !== 'Escape' || event.defaultPrevented) return;
        // What is pressed in a dialog inside this one is for that one.
        if (event.target instanceof Element && event.target.closest('dialog') !== event.currentTarget) return;
        event.preventDefault();
        onEscape();
      }}
      onCancel={(event) => {
        // React hands on what was meant for a dialog inside this one.
        if (event.target !== event.currentTarget) return;
        // Whether it closes is not for the browser to say.
        event.preventDefault();
        onEscape();
      }}
    >
      {children}
    </dialog>
  );
}
