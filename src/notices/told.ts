// Whom a fact tells, of every matter and every part alike.
import type { Directory } from '../domain/people/directory.ts';
import type { Press } from '../cards/blocks.ts';
import { toObjectId, type ObjectId } from '../domain/kernel/ids.ts';
import type { After, Before, FactIn, MatterTypes } from '../domain/matter/matter.ts';
import { given } from '../domain/kernel/given.ts';
import type { PersonRef } from '../domain/people/actor.ts';
import type { Instant } from '../domain/time/calendar.ts';

/** A notice before it is stored: the key names the card, the post or the mail; `rings` that it calls. */
export interface NewNotice {
  readonly key: string;
  /** The part that it is about; absent where it is about the matter itself. */
  readonly part?: string;
  /** The person of a card; absent for a mail and for a post in a channel. */
  readonly person?: ObjectId;
  readonly channel?: `agency:${string}` | `team:${string}` | `meeting:${'preMset' | 'panel'}`;
  readonly rings: boolean;
  readonly urgent: boolean;
}

/** The notice that is in trouble: a person's card, a post in a channel, or a mail. */
export interface Troubled {
  readonly key: string;
  readonly person?: ObjectId;
  readonly channel?: string;
}

/** A notice about trouble with another: told to a deputy or co-ordinator. */
export interface TroubleNotice {
  readonly key: string;
  readonly person: ObjectId;
  readonly troubled: Troubled;
}

/** A line of the card on which someone reads whom MSET could not tell: whom, what to do, of what; a press opens it. */
export interface TroubleLine {
  readonly title: string;
  readonly next: string;
  readonly about: string;
  readonly isOver: boolean;
  readonly press: Press;
  /** Whom it is about, where it is a person. */
  readonly who?: { readonly person: ObjectId; readonly name: string };
  readonly is?: Trouble;
  /** What waits for them. */
  readonly waits?: Waits;
}
/** "1 late action", "2 actions to accept": how pressing, and its words by number. */
export interface Waits {
  readonly state: 'urgent' | 'late' | 'you' | 'info';
  readonly one: string;
  readonly many: string;
}
/** Such a line as it is kept: with who has told them by their own way, and when. */
export interface Kept extends TroubleLine {
  readonly told?: { readonly by: PersonRef; readonly at: Instant };
}

export type Trouble = 'unreachable' | 'failed';

/** A fact with what it made of its matter. `called` are the keys of all calls of the matter so far. */
export interface Happened<T extends MatterTypes> {
  readonly before: Before<T>;
  readonly after: After<T>;
  readonly fact: FactIn<T>;
  readonly directory: Directory;
  readonly called: readonly string[];
  /** All facts before it, where the step was decided on them. */
  readonly earlier?: readonly Told<T>[];
}
/** A fact, with the keys of the cards that it called. */
export type Told<T extends MatterTypes> = FactIn<T> & { readonly rings?: readonly string[] };

type Post = Pick<NewNotice, 'key' | 'channel' | 'rings'>;
/** Those whom a fact concerns: `tells` see their card change, `rings` get a new one because it calls them. */
export interface Concerned {
  /** The key of a person's card. */
  readonly card: (person: ObjectId) => string;
  readonly part?: string;
  readonly tells: readonly ObjectId[];
  readonly rings: readonly ObjectId[];
  /** Posts in channels, and mails. */
  readonly posts?: readonly Post[];
  readonly urgent: boolean;
}

/** The notices of a fact, one for each key; who is rung is not told silently as well. */
export function noticesFor({ card, part, tells, rings, posts = [], urgent }: Concerned): readonly NewNotice[] {
  const cardsOf = (people: readonly ObjectId[], calls: boolean) =>
    people.map((person) => ({ key: card(person), person, rings: calls }));
  const all = [...cardsOf(tells, false), ...posts, ...cardsOf(rings, true)];
  const byKey = new Map(all.map((one) => [one.key, { ...one, ...given({ part }), urgent }]));
  return [...byKey.values()];
}

/** No one is called by their own step: the receipt tells them, and the card that they have changes silently. */
export const exceptOwn = (
  notices: readonly NewNotice[],
  { by }: { readonly by: { readonly objectId: ObjectId } },
): readonly NewNotice[] =>
  notices.map((notice) => (notice.person === by.objectId ? { ...notice, rings: false } : notice));

/** The people whose card of this form was called before: they see it change. */
export function calledBefore(called: readonly string[], card: Concerned['card']): readonly ObjectId[] {
  const prefix = card('' as ObjectId); // the key's form, without anyone
  return called.filter((key) => key.startsWith(prefix)).flatMap((key) => toObjectId(key.slice(prefix.length)) ?? []);
}
