// What the page at an address reads first: it is asked for beside who someone is, and not when the page is drawn. These are
// the pages that cards and Teams lead to; the others ask when they are drawn.
import { boardRead, firstLook, readLook } from './board/board-address.ts';

interface FirstRead {
  /** Behind `/api/tab/`, as the page itself asks for it. */
  readonly path: string;
  /** Reading it is recorded as a look: it waits for the code of the page that shows it. */
  readonly isLook: boolean;
}

/** Of `#/case/MSET-4F7K-24/A1`, or the same without `#/`. */
export function firstRead(address: string): FirstRead | undefined {
  const link = address.replace(/^#?\/?/, '');
  if (/^(?:board(?:\?.*)?)?$/.test(link)) return { path: boardRead(readLook(link) ?? firstLook), isLook: false };
  const [, word, id] = /^(case|meeting)\/([\w-]+)(?:\/|$)/.exec(link) ?? [];
  if (word === 'case') return { path: `cases/${id}`, isLook: true };
  return word === 'meeting' ? { path: `meetings/${id}`, isLook: false } : undefined;
}
