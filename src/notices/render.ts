// Draws the cards and posts that notices send, each from its matter as it is now.
import { pageOfAction, sayActionId } from '../domain/case/action/action.ts';
import { seesAction, type OnAction } from '../domain/case/action/who.ts';
import { mayRead } from '../domain/case/access/access.ts';
import type { Person } from '../domain/people/actor.ts';
import { sayWhen, type Instant } from '../domain/time/calendar.ts';
import { isUrgent, type Case } from '../domain/case/state/stages.ts';
import type { Directory } from '../domain/people/directory.ts';
import { baseCard, goneCard, isQuiet, mentioning, pointerCard, previewOf, type Standing } from '../cards/base-card.ts';
import type { Card } from '../cards/blocks.ts';
import type { ActionId } from '../domain/case/action/action.ts';
import type { Reference } from '../domain/kernel/ids.ts';
import { actionHead, actionStandingOf, givenAway, postStandingOf, teamPostStanding } from './action/standing.ts';
import { standingOf } from './case/standing.ts';
import type { CalendarEntry } from './meeting/calendar.ts';

export interface RenderedCard {
  readonly card: Card;
  readonly summary: string;
  /** Not worth a ring: a card that is there changes instead. */
  readonly quiet?: true;
}

/** The address of a page of the tab, `case/MSET-4F7K-24`; undefined where the tab has none. */
export type TabLink = (page: string) => string | undefined;

/** The card of this person for this case as it is now; undefined when it is nothing to them. */
export function cardFor(
  childCase: Case,
  person: Person,
  directory: Directory,
  now: Instant,
  tabLink?: TabLink,
): RenderedCard | undefined {
  const standing = standingOf(childCase, person, directory, now);
  if (standing === undefined) return undefined;
  // Who was asked once learns that it is settled, and has no page of it any more.
  const page = !mayRead('status', childCase, person, directory, now)
    ? undefined
    : tabLink?.(`case/${childCase.reference}`);
  return { card: baseCard(childCase.reference, standing, now, page), ...saidOf(standing) };
}

/** The card of this person for this action as it is now; undefined when it is nothing to them. */
export function actionCardFor(
  on: OnAction,
  person: Person,
  directory: Directory,
  now: Instant,
  tabLink?: TabLink,
): RenderedCard | undefined {
  const standing = actionStandingOf(on, person, directory, now);
  if (standing === undefined) return undefined;
  const page = seesAction(on, person, directory, now) ? tabLink?.(pageFor(on, person, directory, now)) : undefined;
  const card = baseCard(actionHead(on.action), standing, now, page);
  return { card, ...saidOf(standing) };
}
/** What a notification says of it, and whether it is worth one. */
const saidOf = (standing: Standing): Pick<RenderedCard, 'summary' | 'quiet'> => ({
  summary: previewOf(standing),
  ...(isQuiet(standing) && { quiet: true }),
});

/** The same for a thread of a channel, where others read along: a kind as in the post, and no page. */
export function actionThreadCardFor(
  on: OnAction,
  person: Person,
  directory: Directory,
  now: Instant,
): RenderedCard | undefined {
  const standing = actionStandingOf(on, person, directory, now, { inChannel: true });
  return standing && { card: baseCard(actionHead(on.action), standing, now), ...saidOf(standing) };
}

/** Those who may read what it belongs to find the action there; others have it in their list. */
const pageFor = ({ host, action }: OnAction, person: Person, directory: Directory, now: Instant): string =>
  host.reads(person, directory, now)('actions') ? pageOfAction(action) : `action/${sayActionId(action)}`;

/** The post of an action; or what of the child it would give away, and then it must not be sent (docs/process.md P10.11). */
export function postFor(
  on: OnAction,
  agency: string,
  directory: Directory,
  now: Instant,
): RenderedCard | { readonly identifies: string } {
  const standing = postStandingOf(on, agency, directory, now);
  const identifies = givenAway(on, agency, directory);
  if (identifies !== undefined) return { identifies };
  return {
    card: baseCard(agency === on.action.agency ? actionHead(on.action) : sayActionId(on.action), standing, now),
    summary: standing.asks === true ? previewOf(standing) : quietSummary,
  };
}

/** The post in a team's channel. */
export const teamPostFor = (childCase: Case, now: Instant): RenderedCard => ({
  card: baseCard(childCase.reference, teamPostStanding(childCase), now),
  summary: childCase.stage === 'awaitingConsent' ? 'MSET: a referral is waiting for consent' : quietSummary,
});

const quietSummary = 'MSET: nothing new for you here';

/** What an older card becomes when a newer one of the same case has been posted. */
export const pointerMessage = (reference: string): RenderedCard => ({
  card: pointerCard(reference),
  summary: quietSummary,
});

/** Of an action that was set aside: its words are gone with it. */
export const asideMessage = (reference: Reference, id: ActionId): RenderedCard => ({
  card: baseCard(sayActionId({ reference, id }), asideStanding, ''),
  summary: `MSET: ${asideStanding.preview}`,
});
const asideStanding = {
  label: 'Action taken back',
  preview: 'an action was set by mistake, you need do nothing',
  done: true,
  line: 'It was set by mistake, and is not asked of anyone. You need do nothing more here.',
  buttons: [],
} as const;

/** What the card becomes of someone who has nothing to do with the case any more. */
export const goneMessage = (): RenderedCard => ({ card: goneCard(), summary: quietSummary });

/** The same message for a thread, with the person mentioned whom it calls. */
export const mentionedIn = <M extends { readonly card: object }>(message: M, person: Person): M => ({
  ...message,
  card: mentioning(message.card, person),
});

export interface RenderedMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly calendar?: CalendarEntry;
}

/** The mail to the MSET mailbox at consent: reference, urgency, how to open it; nothing about the child (docs/process.md P1.5). */
export function mailFor(childCase: Case, directory: Directory, now: Instant): RenderedMail | undefined {
  if (childCase.stage !== 'received') return undefined;
  const { panelName, mailbox } = directory.settings;
  const urgency = isUrgent(childCase) ? 'Needs a decision before the next pre-MSET' : 'Routine';
  return {
    to: mailbox,
    subject: `${panelName} referral received: ${childCase.reference}${isUrgent(childCase) ? ' (urgent)' : ''}`,
    text: [
      `A referral with management consent has been received.`,
      '',
      `Reference: ${childCase.reference}`,
      `Urgency: ${urgency}`,
      `Received: ${sayWhen(childCase.consent.at, now)}`,
      '',
      `To open it: in Microsoft Teams, open the chat with the ${panelName} bot and send`,
      `    case ${childCase.reference}`,
      '',
      'This mail holds no personal data. Please do not reply with any.',
      '',
    ].join('\n'),
  };
}
