// Whether typed text stands on a page that is saved nowhere else. Whoever takes the page away asks here first.

const asked = new Set<() => boolean>();

/** `ask` says whether there is such text; gives the way to be asked no more. */
export function watchUnsaved(ask: () => boolean): () => void {
  asked.add(ask);
  return () => void asked.delete(ask);
}

export const hasUnsaved = (): boolean => Array.from(asked).some((ask) => ask());
