// The keys of what is told: same key, same posted card (docs/design.md 2).
import type { ActionId } from '../domain/case/action/action.ts';
import type { ObjectId } from '../domain/kernel/ids.ts';
import type { MatterKind, PartKind } from '../domain/matters/matters.ts';

/** How the keys of these begin, as they are stored; those of any other kind begin with its name. */
const beginnings: Readonly<Partial<Record<MatterKind | PartKind, string>>> = {
  case: 'card',
  meeting: 'meet',
  training: 'train',
  entity: 'record',
  action: 'act',
};
/** The key of a person's card of a matter of this kind. */
export const cardKeyOf =
  (kind: MatterKind) =>
  (person: ObjectId): string =>
    `${beginnings[kind] ?? kind}-${person}`;
/** The key of a person's card of a part of this kind, where such parts have a card of their own. */
export const partCardKeyOf =
  (kind: PartKind) =>
  (part: string, person: ObjectId): string =>
    `${beginnings[kind] ?? kind}-${part}-${person}`;

export const cardKey = cardKeyOf('case');
export const meetingCardKey = cardKeyOf('meeting');
export const adviceCardKey = cardKeyOf('advice');
export const trainingCardKey = cardKeyOf('training');
export const councilCardKey = cardKeyOf('council');
export const entityCardKey = cardKeyOf('entity');
export const actionCardKey = partCardKeyOf('action');
/** An action's post in its agency's channel. */
export const postKey = (action: ActionId, agency: string): string => `post-${action}-${agency}`;
/** That a referral is waiting for consent, in a team's channel. */
export const teamPostKey = 'post-consent';
/**
 * That what a case has in channels is told again, from this place in the list of its calls on: when it is restricted, and
 * when that is lifted (docs/process.md P11.4).
 */
export const channelsKey = (from = 0): string => `channels-${from}`;
/** What a fact tells beyond what one write holds. */
export const restKey = (fact: number): string => `rest-${fact}`;
/** The mail to the MSET mailbox at consent. */
export const receivedMailKey = 'mail-received';
/** A person's daily digest. */
export const digestKey = 'digest';

/** A person's card of all that could not be delivered to others. */
export const troublesKey = 'troubles';

/** What kind of thing a key names, without whose it is: card, act, post, mail, … */
export const kindOfKey = (key: string): string => key.split('-')[0] ?? '';

/** A person's agenda of a meeting, in their own chat. */
export const agendaKey = (person: ObjectId): string => `agenda-${person}`;
/** The mail that puts a meeting into a person's calendar. */
export const calendarMailKey = (person: ObjectId): string => `mail-calendar-${person}`;
/** Whether the key is that of a mail, and not of a post. */
export const isMail = (key: string): boolean => kindOfKey(key) === 'mail';
/** The shared post in a meeting's chat. */
export const meetingPostKey = 'post-meeting';
