// The bot without Teams: each press, word or arrival goes to the desk, and its answer goes back.
import type { CardMessage, Poster, PostResult } from '../casework/ports/chat-ports.ts';
import type { Log } from '../casework/ports/ports.ts';
import { createTurns } from '../machine/turns.ts';
import type { Caller, Desk } from '../desk/scene/answer.ts';
import { createBounded } from '../machine/bounded.ts';
import type { ContactBook } from './contacts.ts';
import { threadOf, writeConversation } from './conversation.ts';
import { inTime } from './in-time.ts';
import type { Begun, Happened, Inbound, MeetingBegan, Moved, Press, Search, Typed } from './inbound.ts';
import { given } from '../domain/kernel/given.ts';

/** Turns what came in, then (`performance.now()`), into what the desk understands. Gives back the body that answers an invoke. */
export type Bot = (inbound: Inbound | MeetingBegan, arrivedMs: number) => Promise<object | undefined>;

export interface BotParts {
  readonly desk: Desk;
  readonly contacts: ContactBook;
  readonly poster: Poster;
  readonly log: Log;
  readonly answerWithinMs: number;
}

const mostSeen = 10_000;
const adaptive = 'application/vnd.microsoft.card.adaptive';

/** Makes the bot. Presses may be repeated, the desk knows them; words and arrivals are answered once. */
export function createBot(parts: BotParts): Bot {
  const once = createOnce();
  const turns = createTurns();
  return async (inbound, arrivedMs) => {
    if (inbound.kind === 'press') return press(parts, inbound, arrivedMs);
    const untilMs = arrivedMs + parts.answerWithinMs;
    if (inbound.kind === 'search') return search(parts, inbound, untilMs);
    if (inbound.kind === 'begun') return begun(parts, inbound, untilMs);
    // Starting what has started changes nothing, so repeats need not be known.
    if (inbound.kind === 'meeting') return happened(parts, inbound);
    if (inbound.kind === 'meetingBegan') return parts.desk.meetingBegan(inbound.channel).then(() => undefined);
    const key = `${inbound.conversation.conversation.id} ${inbound.activityId}`;
    await once(key, async () => {
      if (inbound.kind === 'typed') await typed(parts, inbound);
      // Teams tells of one installation twice, at the same moment.
      else await turns.take(inbound.person, async () => moved(parts, inbound));
    });
    return undefined;
  };
}

async function press({ desk, contacts }: BotParts, inbound: Press, arrivedMs: number): Promise<object> {
  const { card } = await desk.press(await callerOf(contacts, inbound), inbound.verb, inbound.data, arrivedMs);
  return { statusCode: 200, type: adaptive, value: card };
}

/** A list to choose from: only the person who looks sees it; the card they choose is for everyone in that chat. */
async function search({ desk, contacts }: BotParts, inbound: Search, untilMs: number): Promise<object> {
  const finding = callerOf(contacts, inbound).then(async (caller) => desk.search(caller, inbound.text));
  const found = (await inTime(finding, untilMs)) ?? [];
  const attachments = found.map(({ title, line, card }) => ({
    contentType: adaptive,
    content: card,
    preview: { contentType: 'application/vnd.microsoft.card.thumbnail', content: { title, text: line } },
  }));
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } };
}

async function begun({ desk, contacts }: BotParts, inbound: Begun, untilMs: number): Promise<object> {
  const beginning = callerOf(contacts, inbound).then(async (caller) => desk.begun(caller, inbound.activityId));
  const value = (await inTime(beginning, untilMs)) ?? stillBeginning;
  return { task: { type: 'message', value } };
}

const stillBeginning = 'Still working. Look in your chat with MSET in a minute: if no new card is there, type refer.';

async function typed({ desk, contacts, poster, log }: BotParts, inbound: Typed): Promise<void> {
  const caller = await callerOf(contacts, inbound);
  for (const { here, ...message } of await desk.typed(caller, inbound.text, inbound.activityId)) {
    const posted = here === true ? postHere(poster, inbound, message) : poster.post(caller.contact, message);
    report(log, await posted);
  }
}

async function moved({ desk, contacts, poster, log }: BotParts, inbound: Moved): Promise<void> {
  if (inbound.kind === 'left') {
    await contacts.left(inbound);
    return;
  }
  const caller = await callerOf(contacts, inbound);
  for (const message of await desk.arrived(caller)) report(log, await poster.post(caller.contact, message));
}

async function happened({ desk, contacts }: BotParts, inbound: Happened): Promise<undefined> {
  await desk.happened(await callerOf(contacts, inbound), inbound.what);
}

async function callerOf(contacts: ContactBook, inbound: Inbound): Promise<Caller> {
  const { person: objectId, shared, channel, conversation } = inbound;
  const contact = await contacts.of(inbound);
  const noChat = shared && contact.conversation === conversation.conversation.id;
  return { objectId, contact, shared, ...(noChat && { noChat }), ...given({ channel }) };
}

/** Where it was typed; in a channel as a reply to the message it was typed in, or under. */
async function postHere(poster: Poster, inbound: Typed, message: CardMessage): Promise<PostResult> {
  const { conversation, activityId, channel } = inbound;
  const { id } = conversation.conversation;
  const place = { conversation: id, reference: writeConversation(conversation) };
  return poster.post(
    place,
    message,
    channel === undefined || channel.kind === 'group' ? undefined : (threadOf(id) ?? activityId),
  );
}

function report(log: Log, result: PostResult): void {
  // The person sees that nothing came and types again; a notice would be tried again by the outbox.
  if (!result.ok) log.warn('teams.answerNotPosted', { why: result.why, detail: result.detail });
}

/** Work that failed may be sent again; work that was done, or is being done, is not repeated. */
function createOnce(): (key: string, work: () => Promise<void>) => Promise<void> {
  const seen = createBounded<string, true>(mostSeen);
  return async (key, work) => {
    if (seen.has(key)) return;
    seen.set(key, true);
    try {
      await work();
    } catch (error) {
      seen.delete(key);
      throw error;
    }
  };
}
