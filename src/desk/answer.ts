import type { CardMessage, Contact } from '../casework/ports.ts';
import type { ObjectId } from '../domain/ids.ts';

/** Who presses or types, as the gate verified it, and where their own chat is. */
export interface Caller {
  readonly objectId: ObjectId;
  /** Where cards for this person go. */
  readonly contact: Contact;
  /** In a channel or group chat, where others look on. */
  readonly shared: boolean;
}

/** The card given back to one person's press. */
export interface Answer {
  readonly card: object;
}

/** What a press or a typed word means, without Teams. Never throws: a fault is a card too. */
export interface Desk {
  /** A button. `data` is whatever the card sent back, untrusted. */
  press(caller: Caller, verb: string, data: unknown): Promise<Answer>;
  /** A typed message, without the mention. The cards are to be posted, in order. */
  typed(caller: Caller, text: string, activityId: string): Promise<readonly CardMessage[]>;
  /** The bot was installed for this person, or their chat was opened. */
  arrived(caller: Caller): Promise<readonly CardMessage[]>;
  /** Resolves when nothing is under way any more, also what was answered with "still working". */
  idle(): Promise<void>;
}
