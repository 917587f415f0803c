// Where a notice goes and what it says there: a person's own chat, a channel, or a thread of it (design.md 6.1, 9).
import { isOpen, type Action } from '../../domain/case/action/action.ts';
import { belongsTo } from '../../domain/case/action/who.ts';
import type { Person } from '../../domain/people/actor.ts';
import type { Case } from '../../domain/case/stages.ts';
import { personIn, type Directory } from '../../domain/people/directory.ts';
import { agencyInKey, personInKey, postKey, teamPostKey } from '../../notices/keys.ts';
import {
  actionCardFor,
  cardFor,
  goneMessage,
  mentionedIn,
  postFor,
  teamPostFor,
  type TabLink,
} from '../../notices/render.ts';
import { isTrouble, troubleCard } from '../../notices/trouble.ts';
import { contactOf, noChat } from './reach.ts';
import type { CardMessage, Contact, Place, Refused } from '../ports/chat-ports.ts';
import type { MatterRecord } from '../ports/matter-ports.ts';
import type { CaseTypes } from '../../domain/case/case.ts';
import type { Notice, PendingNotice, Posted, Ports } from '../ports/ports.ts';

/** What is known of a notice while it is delivered. */
export interface Work {
  readonly notice: PendingNotice;
  readonly posted: Posted | undefined;
  readonly call: number;
  /** What the message is about, for the line that points from an older one. */
  readonly name: string;
  /** Who hears of it when it cannot be delivered. */
  readonly fallback: readonly Notice[];
}
/** Of a notice about a case or one of its actions. */
export interface CaseWork extends Work {
  readonly record: MatterRecord<CaseTypes>;
  /** The action the notice is about, if it is about one. */
  readonly action: Action | undefined;
  readonly directory: Directory;
}

export interface Destination {
  readonly place: Place;
  /** A person's own chat, where a form may be open. */
  readonly contact?: Contact;
  /** The message of a channel that is replied to. */
  readonly thread?: string;
  readonly message: CardMessage;
  /** Whether it is worth a new message; what is over only changes the older one. */
  readonly rings: boolean;
}
/** `nowhere`: nobody can be reached; `tells` whether somebody else is told of that. */
export type Found =
  | Destination
  | { readonly nowhere: string; readonly tells: boolean }
  | { readonly waitMs: number }
  | { readonly later: Refused }
  | { readonly blocked: string }
  | 'nothing';

const postPauseMs = 2000;

/** Finds where this notice goes now; `rings` says that it calls. */
export async function destinationOf(ports: Ports, work: CaseWork, rings: boolean): Promise<Found> {
  if (work.notice.channel !== undefined) return inChannel(ports, work, rings);
  const { notice, directory } = work;
  const reached = notice.person === undefined ? noChat : await contactOf(ports, notice.person);
  if ('ok' in reached && reached.why !== 'gone') return { later: reached };
  const contact = 'ok' in reached ? undefined : reached;
  // In a thread of a channel others read along: there the card leads to no page.
  const tabLink = contact === undefined ? undefined : ports.tabLink;
  const message = isTrouble(notice.key) ? await troubleMessage(ports, work) : personalMessage(ports, work, tabLink);
  // Trouble that was over before anybody was told of it, and what nobody was ever shown, is worth no message.
  if (message === undefined && work.posted?.activity === undefined) return 'nothing';
  const telling = { message: message ?? goneMessage(), rings: rings && message !== undefined };
  if (contact !== undefined) return { place: contact, contact, ...telling };
  const person = personIn(directory, notice.person ?? '');
  // Nobody from outside the agency is called into its channel.
  const outside =
    work.action === undefined || person === undefined || !belongsTo(person, work.action.agency, directory);
  return outside || isTrouble(notice.key)
    ? { nowhere: 'no personal chat', tells: true }
    : inThread(ports, work, work.action, person, telling);
}

function personalMessage(
  ports: Ports,
  { notice, record, action, directory }: CaseWork,
  tabLink: TabLink | undefined,
): CardMessage | undefined {
  const person = personIn(directory, notice.person ?? '');
  const now = ports.machine.now();
  if (person === undefined) return undefined;
  return action === undefined
    ? cardFor(record.root, person, directory, now, tabLink)
    : actionCardFor({ case: record.root, action }, person, directory, now, tabLink);
}

async function inChannel(ports: Ports, work: CaseWork, rings: boolean): Promise<Found> {
  const { notice, record, action, posted, directory } = work;
  const channel = notice.channel === undefined ? undefined : await ports.channels.of(notice.channel);
  const agency = agencyInKey(notice.key);
  const now = ports.machine.now();
  const message =
    action === undefined || agency === undefined
      ? teamPostFor(record.root, now)
      : postFor({ case: record.root, action }, agency, directory, now);
  if ('identifies' in message) return { blocked: `it would hold ${message.identifies} of the child` };
  if (channel !== undefined) {
    // The agency has another channel now: what is still open is posted there.
    const moved = posted?.activity !== undefined && posted.conversation !== channel.conversation;
    const stays = action !== undefined && action.agency === agency && isOpen(action);
    return { place: channel, message, rings: rings || (moved && stays) };
  }
  // A team that linked no channel is told nothing; an agency's post waits for its channel, and the owner is told.
  return action === undefined || action.agency !== agency || !isOpen(action)
    ? 'nothing'
    : { nowhere: 'no channel', tells: posted?.activity !== undefined };
}

/** Guests have no chat of their own with the bot: they are mentioned below the action's post (design.md 6.1). */
async function inThread(
  ports: Ports,
  { notice }: CaseWork,
  action: Action,
  person: Person,
  { message, rings }: Pick<Destination, 'message' | 'rings'>,
): Promise<Found> {
  const key = postKey(action.id, action.agency);
  const [channel, post] = await Promise.all([
    ports.channels.of(`agency:${action.agency}`),
    ports.outbox.posted(notice.reference, key),
  ]);
  if (channel === undefined) return { nowhere: 'no personal chat', tells: true };
  if (post?.activity === undefined || post.conversation !== channel.conversation) {
    const pending = (await ports.outbox.ofCase(notice.reference)).find((one) => one.key === key);
    return pending === undefined || pending.trouble !== undefined
      ? { nowhere: 'no personal chat', tells: true }
      : { waitMs: postPauseMs };
  }
  return { place: channel, thread: post.activity, message: mentionedIn(message, person), rings };
}

/** Undefined when the trouble was over before anybody was told of it. */
async function troubleMessage(
  ports: Ports,
  { notice, record, posted, directory }: CaseWork,
): Promise<CardMessage | undefined> {
  const about = (await ports.outbox.ofCase(notice.reference)).find((one) => one.key === notice.about);
  if (about?.trouble === undefined && posted?.activity === undefined) return undefined;
  const key = notice.about ?? '';
  const person = personIn(directory, about?.person ?? personInKey(key) ?? '')?.objectId;
  const agency = agencyInKey(key);
  const team = key === teamPostKey ? teamOf(record.root, directory, about) : undefined;
  const troubled = { key, person, ...(agency !== undefined && { agency }), ...(team !== undefined && { team }) };
  return troubleCard(record.root, troubled, about?.trouble, directory, ports.machine.now());
}

/** Once the post has arrived its notice is gone: then the referrer's own team is the one. */
const teamOf = (one: Case, directory: Directory, about: PendingNotice | undefined): string =>
  about?.channel?.replace(/^team:/, '') ?? personIn(directory, one.referrer.objectId)?.team ?? 'the referrer';
