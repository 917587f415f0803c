// Stops a drawn card from being pressed twice.
const held = ['click', 'mousedown', 'keydown', 'beforeinput', 'paste', 'drop'] as const;

/**
 * Holds a card still while a press is under way. Not by `disabled`: that would throw the focus off the button that was
 * pressed, and a screen reader with it.
 */
export function holder(element: HTMLElement): (busy: boolean) => void {
  let isBusy = false;
  const stop = (event: Event): void => {
    const leaves = event instanceof KeyboardEvent && ['Tab', 'Escape'].includes(event.key);
    if (!isBusy || leaves) return;
    event.preventDefault();
    event.stopPropagation();
  };
  for (const name of held) element.addEventListener(name, stop, { capture: true });
  return (busy) => {
    isBusy = busy;
    element.setAttribute('aria-busy', String(busy));
    for (const button of element.querySelectorAll('button')) button.setAttribute('aria-disabled', String(busy));
  };
}
