// What is known of a matter, or of a part of it, while someone is told of it: the same members for all of them.
import type { ObjectId } from '../domain/kernel/ids.ts';
import type { AnyPartIn, MatterTypes } from '../domain/matter/matter.ts';
import type { Person } from '../domain/people/actor.ts';
import type { Directory } from '../domain/people/directory.ts';
import type { Instant } from '../domain/time/calendar.ts';
import type { RenderedCard, RenderedMail, TabLink } from './render.ts';
import type { NewNotice, Trouble, Troubled, TroubleLine, TroubleNotice } from './told.ts';

/** A matter as it is now, with the part that a notice is about. */
export interface Now<T extends MatterTypes> {
  readonly root: T['root'];
  readonly part?: AnyPartIn<T> | undefined;
  /** Of a part that was set aside: its id, which is all there is of it. */
  readonly aside?: string | undefined;
  readonly directory: Directory;
  readonly now: Instant;
}

/** A notice that is still to be told, as far as trouble with it concerns others. */
export interface Untold {
  readonly key: string;
  readonly person?: ObjectId;
  readonly trouble?: Trouble;
}

export interface Telling {
  /** What it is called in the line that points from an older card. */
  readonly name: string;
  /** What it is to this person now; undefined when it is nothing to them (any more). */
  cardFor(person: Person, tabLink?: TabLink): RenderedCard | undefined;
  /** The same where this person has no chat of their own, and others read along in a thread; `cardFor` where that differs in nothing. */
  threadCardFor?(person: Person): RenderedCard | undefined;
  /** Who hears of it when this notice cannot be delivered. */
  fallback(troubled: Troubled): readonly TroubleNotice[];
  /** What is said of trouble. `waiting` is all that is still to be told of the matter. */
  trouble(troubled: Troubled, waiting: readonly Untold[]): TroubleLine;
  /**
   * What everyone reads in a channel; or what of the child it would give away. `stays`: something is still asked of
   * those who read it, so that it moves to their new channel and waits for their first. `isOver`: a post that is not there
   * is not worth a new one.
   */
  post?(
    channel: NonNullable<NewNotice['channel']>,
  ):
    | { readonly message: RenderedCard; readonly stays: boolean; readonly isOver?: boolean }
    | { readonly identifies: string };
  /** This channel holds no word of it, nor a thread there: what is there goes (docs/process.md P11.4). */
  isPrivate?(channel: NonNullable<NewNotice['channel']>): boolean;
  /** A list leads this person to all that their card would tell them: a digest may tell it in its place (docs/process.md P11.3). */
  isListed?(person: Person): boolean;
  /** Nothing that says anything of it stays in this person's chat: they must not learn that there was a case. */
  leavesNothing?(person: ObjectId): boolean;
  /** The notices that a notice becomes that shows nothing itself. `called` are all keys that were ever called. */
  follows?(key: string, called: readonly string[]): readonly NewNotice[] | undefined;
  /** The post below which someone without a chat of their own is called. */
  thread?(person: Person): Pick<Required<NewNotice>, 'key' | 'channel'> | undefined;
  /** To the MSET mailbox, or to this person. */
  mail?(person?: Person): RenderedMail | undefined;
  /** A decision was taken on the very form that is open: it need not wait until that is closed. */
  readonly isDecided?: boolean;
}
