// The keys of what is told: same key, same posted card (docs/design.md 2).
import type { ActionId } from '../domain/case/action/action.ts';
import type { ObjectId } from '../domain/ids.ts';

/** A person's card of a case. */
export const cardKey = (person: ObjectId): string => `card-${person}`;
/** A person's card of an action. */
export const actionCardKey = (action: ActionId, person: ObjectId): string => `act-${action}-${person}`;
/** An action's post in its agency's channel. */
export const postKey = (action: ActionId, agency: string): string => `post-${action}-${agency}`;
/** That a referral is waiting for consent, in a team's channel. */
export const teamPostKey = 'post-consent';
/**
 * That what a case has in channels is told again, from this place in the list of its calls on: when it is restricted, and
 * when that is lifted (docs/process.md P11.4).
 */
export const channelsKey = (from = 0): string => `channels-${from}`;
/** The mail to the MSET mailbox at consent. */
export const receivedMailKey = 'mail-received';
/** A person's daily digest. */
export const digestKey = 'digest';

/** A person's card of all that could not be delivered to others. */
export const troublesKey = 'troubles';

/** What kind of thing a key names, without whose it is: card, act, post, mail, … */
export const kindOfKey = (key: string): string => key.split('-')[0] ?? '';

/** A person's card of a request for advice. */
export const adviceCardKey = (person: ObjectId): string => `advice-${person}`;
/** A person's card of a training. */
export const trainingCardKey = (person: ObjectId): string => `train-${person}`;
/** A person's card of a meeting. */
export const meetingCardKey = (person: ObjectId): string => `meet-${person}`;
/** A person's agenda of a meeting, in their own chat. */
export const agendaKey = (person: ObjectId): string => `agenda-${person}`;
/** The mail that puts a meeting into a person's calendar. */
export const calendarMailKey = (person: ObjectId): string => `mail-calendar-${person}`;
/** Of what is mailed, not posted. */
export const isMail = (key: string): boolean => kindOfKey(key) === 'mail';
/** The shared post in a meeting's chat. */
export const meetingPostKey = 'post-meeting';
