// Whether typed text is on a page that is saved nowhere else. The person who takes the page away asks here first.

const asked = new Set<() => boolean>();

/** `ask` says whether there is such text; gives the way to be asked no more. */
export function watchUnsaved(ask: () => boolean): () => void {
  asked.add(ask);
  return () => void asked.delete(ask);
}

export const hasUnsaved = (): boolean => Array.from(asked).some((ask) => ask());

const held = new Set<(hash: string) => boolean>();

/** `holds` is told where the browser has gone, and may keep the page; gives the way to be told no more. */
export function watchMoves(holds: (hash: string) => boolean): () => void {
  held.add(holds);
  return () => void held.delete(holds);
}

/** Whether the page stays although the address is another, as it is after Back. Then the address is put back. */
export function isHeld({ oldURL, newURL }: HashChangeEvent): boolean {
  const holds = Array.from(held).some((one) => one(new URL(newURL).hash));
  if (holds) history.pushState(null, '', oldURL);
  return holds;
}
