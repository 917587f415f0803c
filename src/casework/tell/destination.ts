// Where a notice goes and what it says there: a person's own chat, a channel, or a thread of it (docs/process.md P11.4, P11.5).
import { personIn } from '../../domain/people/directory.ts';
import { goneMessage, mentionedIn } from '../../notices/render.ts';
import { contactOf, noChat } from './reach.ts';
import type { CardMessage, Channel, Contact, Place, Refused } from '../ports/chat-ports.ts';
import type { Ports, Posted } from '../ports/ports.ts';
import type { Work } from './work.ts';

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
/** `nowhere`: no one can be reached; `tells` whether someone else is told of that. */
export type Found =
  | Destination
  | { readonly nowhere: string; readonly tells: boolean }
  /** What was posted there goes; `nowhere` where its person is reached no other way. */
  | { readonly takeDown: Place; readonly nowhere?: string }
  | { readonly waitMs: number }
  | { readonly later: Refused }
  | { readonly blocked: string }
  | 'nothing';

const postPauseMs = 2000;

/** Finds where this notice goes now; `rings` says that it calls. */
export async function destinationOf(ports: Ports, work: Work, rings: boolean): Promise<Found> {
  const { notice, posted } = work;
  if (notice.channel !== undefined) return inChannel(work, notice.channel, rings);
  const reached = notice.person === undefined ? noChat : await contactOf(ports, notice.person);
  if ('ok' in reached && reached.why !== 'gone') return { later: reached };
  const contact = 'ok' in reached ? undefined : reached;
  const message = personalMessage(ports, work, contact !== undefined);
  // What no one was ever shown is worth no message.
  if (message === undefined && posted?.activity === undefined) return 'nothing';
  if (contact !== undefined && isLeftNothing(work)) return { takeDown: contact };
  const shown = { message: message ?? goneMessage(), rings: rings && message !== undefined };
  return contact === undefined ? inThread(ports, work, shown) : { place: contact, contact, ...shown };
}

/** Whether its person must not learn of the matter: what stands in their chat goes. */
export const isLeftNothing = ({ notice: { person }, telling }: Work): boolean =>
  person !== undefined && telling.leavesNothing?.(person) === true;

/** In a thread of a channel others read along: there the card leads to no page, and tells no more than the post does. */
function personalMessage(
  { tabLink }: Ports,
  { notice, telling, directory }: Work,
  alone: boolean,
): CardMessage | undefined {
  const person = personIn(directory, notice.person ?? '');
  if (person === undefined) return undefined;
  if (alone) return telling.cardFor(person, tabLink);
  return telling.threadCardFor === undefined ? telling.cardFor(person) : telling.threadCardFor(person);
}

function inChannel(
  { telling, posted, channel }: Work,
  target: NonNullable<Work['notice']['channel']>,
  rings: boolean,
): Found {
  if (telling.isPrivate?.(target) === true) return isIn(channel, posted) ? { takeDown: channel } : 'nothing';
  const post = telling.post?.(target);
  if (post === undefined) return 'nothing';
  if ('identifies' in post) return { blocked: `it would hold ${post.identifies} of the child` };
  const { message, stays, isOver } = post;
  const isPosted = posted?.activity !== undefined;
  if (channel === undefined) return stays ? { nowhere: 'no channel', tells: isPosted } : 'nothing';
  const moved = isPosted && posted.conversation !== channel.conversation;
  return { place: channel, message, rings: (rings && (isPosted || isOver !== true)) || (moved && stays) };
}

/** Whether something of it stands in this channel, or in a thread there. */
const isIn = (channel: Channel | undefined, posted: Posted | undefined): channel is Channel =>
  posted?.activity !== undefined && posted.conversation === channel?.conversation;

/** Guests have no chat of their own with the bot: they are mentioned below the post (docs/design.md 6). */
async function inThread(
  ports: Ports,
  work: Work,
  { message, rings }: Pick<Destination, 'message' | 'rings'>,
): Promise<Found> {
  const { notice, telling, directory } = work;
  const unreached: Found = { nowhere: noChat.detail, tells: true };
  const person = personIn(directory, notice.person ?? '');
  const thread = person && telling.thread?.(person);
  if (person === undefined || thread === undefined) return unreached;
  const channel = await ports.channels.lately(thread.channel);
  if (channel === undefined) return unreached;
  if (telling.isPrivate?.(thread.channel) === true) {
    return isIn(channel, work.posted) ? { takeDown: channel, ...(rings && { nowhere: noChat.detail }) } : unreached;
  }
  const isThere = (one: Posted | undefined): one is Posted & { readonly activity: string } =>
    one?.activity !== undefined && one.conversation === channel.conversation;
  const post = await postOf(ports, work, thread.key, isThere);
  if (post === 'waits') return { waitMs: postPauseMs };
  if (!isThere(post)) return unreached;
  return { place: channel, thread: post.activity, message: mentionedIn(message, person), rings };
}

/** The post that others are mentioned below; or that it is still to come. */
async function postOf(
  { outbox }: Ports,
  { notice, beside }: Work,
  key: string,
  isThere: (post: Posted | undefined) => boolean,
): Promise<Posted | undefined | 'waits'> {
  const { matter } = notice.about;
  if (beside.has(key)) return isThere(beside.get(key)) ? beside.get(key) : 'waits';
  const post = await outbox.posted(matter, key);
  if (isThere(post)) return post;
  const pending = (await outbox.ofMatter(matter)).find((one) => one.key === key);
  if (pending !== undefined) return pending.trouble === undefined ? 'waits' : undefined;
  // What does not wait any more may have been posted since it was looked for.
  return outbox.posted(matter, key);
}
