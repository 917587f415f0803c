// What is known of a notice while it is delivered.
import type { Directory } from '../../domain/people/directory.ts';
import type { Channel } from '../ports/chat-ports.ts';
import type { Telling } from '../../notices/telling.ts';
import { isTrouble } from '../../notices/trouble.ts';
import type { Notice, PendingNotice, Posted } from '../ports/ports.ts';
import { given } from '../../domain/kernel/given.ts';

export interface Work {
  readonly notice: PendingNotice;
  readonly posted: Posted | undefined;
  /** The number of the fact that called this card's reader last; 0 for none. */
  readonly call: number;
  readonly directory: Directory;
  readonly telling: Telling;
  /** It shows nothing itself: these are to be told instead. */
  readonly follows?: readonly Notice[];
  /** The channel that it is for, where that is linked. */
  readonly channel: Channel | undefined;
  /** What is delivered at the same time of the same matter, and what was posted of it before. */
  readonly beside: ReadonlyMap<string, Posted | undefined>;
}

/** What one notice is called among those of all matters. */
export const nameOf = ({ about: { matter }, key }: PendingNotice): string => `${matter} ${key}`;

/** Who hears of it when it cannot be delivered; of trouble with trouble no one. */
export const fallbackOf = ({ notice, telling }: Work): readonly Notice[] =>
  isTrouble(notice.key)
    ? []
    : telling.fallback(notice).map((other) => ({
        ...other,
        ...given({ part: notice.about.part, urgent: notice.urgent }),
      }));
