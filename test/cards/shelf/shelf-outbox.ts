// The outbox of a shelf: what notices find there.
import type { Ports } from '../../../src/casework/ports/ports.ts';
import type { Reference } from '../../../src/domain/ids.ts';

const postedCard = { key: 'card', conversation: 'a:1', activity: 'a1', call: 0, shown: '', changedMs: 0 };
/** Nothing is to be told; `offered` is the reference that a card with Start was posted for. */
export const idleOutbox = (offered: Reference | undefined): Ports['outbox'] => ({
  due: () => Promise.resolve([]),
  ofMatter: () => Promise.resolve([]),
  forPerson: () => Promise.resolve([]),
  claim: () => Promise.resolve([]),
  finish: () => Promise.resolve(),
  postpone: () => Promise.resolve(),
  outstanding: () => Promise.resolve([]),
  tryAgain: () => Promise.resolve(undefined),
  posted: (reference) => Promise.resolve(reference === offered ? postedCard : undefined),
  reserve: () => Promise.resolve(true),
  savePosted: () => Promise.resolve(),
});
