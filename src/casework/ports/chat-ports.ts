// How casework reaches people: places, contacts, channels, posts and mails. Opaque to it, filled by the edges.
import type { PersonRef } from '../../domain/people/actor.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import type { ObjectId } from '../../domain/kernel/ids.ts';
import type { MeetingType } from '../../domain/meeting/meeting.ts';
import type { OtherKind } from '../../domain/matters/matters.ts';
import type { PartitionId } from '../../domain/matters/partition.ts';
import type { CalendarEntry } from '../../notices/meeting/calendar.ts';

/** Where messages go, a chat or a channel: opaque to casework, made and read by the chat edge. */
export interface Place {
  readonly conversation: string;
  /** The edge's own reference, as JSON. */
  readonly reference: string;
}

/** Where to reach a person. */
export interface Contact extends Place {
  readonly person: ObjectId;
  /** Until when notices wait because a form is open (machine time, milliseconds). */
  readonly quietUntil: number;
  /** What the form that is open is about; of something new, its kind. */
  readonly formOf?: PartitionId | OtherKind;
  /** Until when a receipt is read: what only changes a card waits as long, or it would take the receipt's place. */
  readonly readsUntil?: number;
  readonly greeted: boolean;
}
export interface Contacts {
  /** As it is stored now: by this chats are kept, and notices wait for forms. */
  of(person: ObjectId): Promise<Contact | undefined>;
  /** As it was at most two seconds ago, by this instance's own hand always as it is. */
  known(person: ObjectId): Promise<Contact | undefined>;
  save(contact: Contact): Promise<void>;
  /** Whether this message is heard for the first time, by any instance; remembered from then on. */
  firstTime(message: string): Promise<boolean>;
}

/** What a channel was made to be: an agency's (by its id), a team's (by its name), or the chat of a type of meeting. */
export type ChannelTarget = `agency:${string}` | `team:${string}` | `meeting:${MeetingType}`;
/** A channel that someone linked with `@MSET link …`. */
export interface Channel extends Place {
  readonly target: ChannelTarget;
  readonly linkedBy: PersonRef;
  readonly at: Instant;
}
/** One channel per target; a channel may serve several targets. */
export interface Channels {
  of(target: ChannelTarget): Promise<Channel | undefined>;
  /** The same, where it was there: at most two seconds old. */
  lately(target: ChannelTarget): Promise<Channel | undefined>;
  inConversation(conversation: string): Promise<readonly Channel[]>;
  save(channel: Channel): Promise<void>;
  remove(target: ChannelTarget): Promise<void>;
}

/** A card on its way into a chat; `summary` is what a notification may show. */
export interface CardMessage {
  readonly card: object;
  readonly summary: string;
  /** Not worth a ring: a card that is there changes instead (docs/process.md P11.1). */
  readonly quiet?: true;
}
export type PostResult =
  | { readonly ok: true; readonly activity: string }
  /** Nothing arrived; try again after `retryAfterMs`. `busy`: nothing is wrong with it, and no attempt is lost. */
  | {
      readonly ok: false;
      readonly why: 'later';
      readonly retryAfterMs?: number;
      readonly busy?: true;
      readonly detail: string;
    }
  /** It may have arrived. */
  | { readonly ok: false; readonly why: 'unknown'; readonly detail: string }
  /** This person or message cannot be reached. `missing`: the conversation is not there; the person may be. */
  | { readonly ok: false; readonly why: 'gone'; readonly detail: string; readonly missing?: true };
export type Refused = PostResult & { readonly ok: false };
/** A chat with a person that was begun or found. */
export type Begun = { readonly ok: true; readonly place: Place } | Refused;

/** Posts and updates in one attempt each; never throws for what the platform answers. */
export interface Poster {
  /** With `thread`, as a reply to that message of the place. */
  post(place: Place, message: CardMessage, thread?: string): Promise<PostResult>;
  update(place: Place, activity: string, message: CardMessage): Promise<PostResult>;
  /** Takes an older message away; where the client cannot delete, it becomes `instead`. */
  retire(place: Place, activity: string, instead: CardMessage): Promise<PostResult>;
  /** Begins the chat with a person, or finds the one there is; refused where they have not the app. Absent: it cannot. */
  begin?(person: ObjectId): Promise<Begun>;
  /** What Teams says of the kind of a channel of this team; undefined where it does not say. Absent: it cannot be asked. */
  kindOf?(channel: Place, team: string): Promise<'standard' | 'private' | 'shared' | undefined>;
}

export interface Mail {
  /** Same id = same mail. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** What goes with it as a file for a calendar. */
  readonly calendar?: CalendarEntry;
}
export interface Mailer {
  /** How many mails its mailbox takes at once and in a minute, from all instances; undefined where it takes any. */
  readonly limits?: { readonly atOnce: number; readonly inMinute: number };
  send(mail: Mail): Promise<PostResult>;
}

/** What a person's feed says of a card that was posted to them: the words of its notification, and where to look. */
export interface FeedNotice {
  readonly person: ObjectId;
  readonly summary: string;
  readonly link: string;
}
/** An extra beside the chat: tried once, and what became of it changes nothing. Gives what went wrong, in codes. */
export interface Feed {
  tell(notice: FeedNotice): Promise<string | undefined>;
}
