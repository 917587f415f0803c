// Who speaks to the desk, from where, and the answer they get.
import type { CardMessage, Contact, Place } from '../../casework/ports/chat-ports.ts';
import type { ObjectId } from '../../domain/kernel/ids.ts';

/** Who presses or types, as the gate verified it, and where their own chat is. */
export interface Caller {
  readonly objectId: ObjectId;
  /** Where cards for this person go. */
  readonly contact: Contact;
  /** They have no chat of their own that is known: `contact` is where they speak, and others look on. */
  readonly noChat?: true;
  /** In a channel or group chat, where others look on. */
  readonly shared: boolean;
  /** The channel or group chat it happens in, as a whole and not one thread of it. */
  readonly channel?: CallerChannel;
  /** On a page of the tab: nothing is posted in answer, and no chat is kept quiet. */
  readonly tab?: true;
}

/** Where what they are shown is seen. */
export const lookedBy = ({ tab }: Pick<Caller, 'tab'>): 'tab' | 'chat' => (tab === true ? 'tab' : 'chat');

/**
 * A channel or group chat someone speaks in. Only a standard channel has the whole team as its members; `unnamed`: Teams
 * did not say what kind of channel it is.
 */
export interface CallerChannel extends Place {
  readonly kind: 'standard' | 'private' | 'shared' | 'unnamed' | 'group';
  /** The team it is in, by which more can be asked about it. */
  readonly team?: string;
}

/** What is posted in answer to typed words: in the person's own chat, or `here`, where it was typed. */
export type TypedAnswer = CardMessage & { readonly here?: true };

/** The card given back to one person's press, and what a page need not read from it. */
export interface Answer {
  readonly card: object;
  /** When what its form holds was last saved: "10:02". */
  readonly saved?: string;
  /** The case or the action that the card is about, of which what it says was taken: `MSET-4F7K-24`. */
  readonly about?: string;
  /** Its form is given back: why, sentence by sentence. */
  readonly problems?: readonly string[];
}

/** A case or an action that may be put into a message. `card` is for everyone who reads it there. */
export interface Shareable {
  readonly title: string;
  readonly line: string;
  readonly card: object;
}

/** What a press or a typed word means, without Teams. Never throws: a fault is a card too. */
export interface Desk {
  /** A button. `data` is whatever the card sent back, untrusted; `arrivedMs`, by `performance.now()`, is when its answer's time began. */
  press(caller: Caller, verb: string, data: unknown, arrivedMs?: number): Promise<Answer>;
  /** A typed message, without the mention. The cards are to be posted, in order. */
  typed(caller: Caller, text: string, activityId: string): Promise<readonly TypedAnswer[]>;
  /** Cases and actions that the person may see, to be put into a message; none for strangers. */
  search(caller: Caller, text: string): Promise<readonly Shareable[]>;
  /** Begins a referral in the person's own chat; gives what to say where it was asked for. */
  begun(caller: Caller, activityId: string): Promise<string>;
  /** The meeting of this chat began or ended, in Teams' own words; nothing is answered. */
  happened(caller: Caller, what: 'start' | 'end'): Promise<void>;
  /** The meeting of this chat began, and Teams does not say by whom; nothing is answered. */
  meetingBegan(channel: CallerChannel): Promise<void>;
  /** The bot was installed for this person, or their chat was opened. */
  arrived(caller: Caller): Promise<readonly CardMessage[]>;
  /**
   * No more presses come: resolves when none is under way any more, also of those answered with "still working"; after 45
   * seconds with what is left.
   */
  idle(): Promise<void>;
}
