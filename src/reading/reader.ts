// Who reads, when, and from where. What is read here is data: a card and a page draw the same.
import type { Case } from '../domain/case/state/stages.ts';
import type { Reference } from '../domain/kernel/ids.ts';
import type { Person } from '../domain/people/actor.ts';
import type { Directory } from '../domain/people/directory.ts';
import type { Instant } from '../domain/time/calendar.ts';
import type { Ask } from '../casework/read/ask.ts';
import type { MatterStores, Ports } from '../casework/ports/ports.ts';
import { given } from '../domain/kernel/given.ts';

/** Someone, as the directory knows them at this moment. */
export interface Viewer {
  readonly person: Person;
  readonly directory: Directory;
  readonly now: Instant;
}
export interface Reader extends Viewer {
  readonly ports: Pick<Ports, keyof MatterStores | 'outbox' | 'channels' | 'contacts' | 'machine' | 'matchKeysOf'>;
  readonly ask: Ask;
}

/**
 * Opens a case for this person; the look is written first. Undefined: not available, whatever the reason. `known` is
 * the case where it has just been read or written.
 */
export const see = (
  { ask, person, directory, now, ports: { cases } }: Reader,
  reference: Reference | undefined,
  what: string,
  why: string,
  known?: Case,
): ReturnType<Ask> =>
  reference === undefined
    ? Promise.resolve(undefined)
    : ask({ reference, person, directory, now, what, why, cases, ...given({ known }) });
