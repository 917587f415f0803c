// What a commit leaves beside its fact, of a case and of anything else alike: the mark of the press, and what is to be told.
import type { Instant } from '../../domain/time/calendar.ts';
import type { EntityId, ObjectId, Reference } from '../../domain/kernel/ids.ts';
import type { RegisterId } from '../../domain/register/entry.ts';
import type { MeetingId } from '../../domain/meeting/meeting.ts';
import type { DigestCounts, Morning } from '../../notices/digest/digest.ts';
import type { Troubled } from '../../notices/told.ts';
import type { ChannelTarget } from './chat-ports.ts';

/** A value with the version it was read at; a write names the version it replaces. */
export interface Versioned<T> {
  readonly value: T;
  readonly version: string;
}

/** How many documents one write changes at most: what a transaction of the database takes. */
export const mostOperations = 100;

/**
 * That a press was taken: same actor, command and input = a repeat. Holds no content. An id that begins with `remind-` is
 * a reminder's, `remind-<clock>-<rung>`: it is created once, and never written again.
 */
export interface Marker {
  readonly id: string;
  readonly fact: number;
  readonly at: Instant;
  readonly inputHash: string;
}

/**
 * Something still to be told: one per key and case. The key of a person's card is `card-<objectId>`, of their card of an
 * action `act-<action>-<objectId>`, of a meeting `meet-<objectId>`, of a post in a channel `post-…`, of a mail
 * `mail-<name>`, of a digest `digest`. `channels-<from>` shows nothing: what the case has in channels is told again. Nor does
 * `rest-<fact>`: it holds others.
 */
export interface Notice {
  readonly key: string;
  /** The person of a card; absent for a mail and for a post in a channel. */
  readonly person?: ObjectId;
  /** The channel of a post. */
  readonly channel?: ChannelTarget;
  /** What a digest counted. */
  readonly counts?: DigestCounts;
  /** The same of a digest: what comes first, and the meeting of its day. */
  readonly first?: Morning['first'];
  readonly meeting?: Morning['meeting'];
  /** Does not wait for an open form. */
  readonly urgent?: boolean;
  /** The part that it is about; absent where it is about the matter itself. */
  readonly part?: string;
  /** Of a notice about trouble: the notice that could not be delivered. */
  readonly troubled?: Troubled;
  /** What one write had no room for: each becomes a notice of its own (docs/design.md 9). */
  readonly rest?: readonly Notice[];
}

/** How many things of each kind wait for a person; nothing else goes into a digest. */
export type { DigestCounts, Morning } from '../../notices/digest/digest.ts';

/** One writing of a case, a meeting, a record or an entry of the register, by whichever instance. */
export interface Change {
  readonly partition: Reference | MeetingId | EntityId | RegisterId;
  readonly version: string;
  /** Whole seconds since 1970 by the database's clock. */
  readonly second: number;
}
export interface Changes {
  /** The last writing of everything written in this second or later, in no order. */
  since(second: number): Promise<readonly Change[]>;
}

/** A fact as it is stored: chained to the one before it (SHA-256, hexadecimal). */
export type Chained<Fact> = Fact & { readonly previous: string; readonly hash: string };
