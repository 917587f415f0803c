import type { CardMessage, Log, Poster } from '../casework/ports.ts';
import type { Caller, Desk } from '../desk/answer.ts';
import type { ContactBook } from './contacts.ts';
import type { Inbound, Moved, Press, Typed } from './inbound.ts';
import { createSeen } from './seen.ts';

/** Turns what came in into what the desk understands. Gives back the card that answers a press. */
export type Bot = (inbound: Inbound) => Promise<object | undefined>;

export interface BotParts {
  readonly desk: Desk;
  readonly contacts: ContactBook;
  readonly poster: Poster;
  readonly log: Log;
}

const mostSeen = 10_000;

/** Makes the bot. Presses may be repeated, the desk knows them; words and arrivals are answered once. */
export function createBot(parts: BotParts): Bot {
  const once = createOnce();
  const queued = createQueue();
  return async (inbound) => {
    if (inbound.kind === 'press') return press(parts, inbound);
    const key = `${inbound.conversation.conversation.id} ${inbound.activityId}`;
    await once(key, async () => {
      if (inbound.kind === 'typed') await typed(parts, inbound);
      // Teams tells of one installation twice, at the same moment.
      else await queued(inbound.person, async () => moved(parts, inbound));
    });
    return undefined;
  };
}

async function press({ desk, contacts }: BotParts, inbound: Press): Promise<object> {
  const { card } = await desk.press(await callerOf(contacts, inbound), inbound.verb, inbound.data);
  return card;
}

async function typed(parts: BotParts, inbound: Typed): Promise<void> {
  const caller = await callerOf(parts.contacts, inbound);
  await postAll(parts, caller, await parts.desk.typed(caller, inbound.text, inbound.activityId));
}

async function moved(parts: BotParts, inbound: Moved): Promise<void> {
  if (inbound.kind === 'left') {
    await parts.contacts.left(inbound);
    return;
  }
  const caller = await callerOf(parts.contacts, inbound);
  await postAll(parts, caller, await parts.desk.arrived(caller));
}

async function callerOf(contacts: ContactBook, inbound: Inbound): Promise<Caller> {
  return { objectId: inbound.person, contact: await contacts.of(inbound), shared: inbound.shared };
}

async function postAll({ poster, log }: BotParts, caller: Caller, messages: readonly CardMessage[]): Promise<void> {
  for (const message of messages) {
    const result = await poster.post(caller.contact, message);
    // The person sees that nothing came and types again; a notice would be tried again by the outbox.
    if (!result.ok) log.warn('teams.answerNotPosted', { why: result.why, detail: result.detail });
  }
}

/** Work that failed may be sent again; work that was done, or is being done, is not repeated. */
function createOnce(): (key: string, work: () => Promise<void>) => Promise<void> {
  const seen = createSeen(mostSeen);
  return async (key, work) => {
    if (!seen.first(key)) return;
    try {
      await work();
    } catch (error) {
      seen.forget(key);
      throw error;
    }
  };
}

/** One after the other for each key. */
function createQueue(): (key: string, work: () => Promise<void>) => Promise<void> {
  const tails = new Map<string, Promise<void>>();
  return async (key, work) => {
    const before = tails.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    tails.set(key, mine);
    try {
      await mine;
    } finally {
      if (tails.get(key) === mine) tails.delete(key);
    }
  };
}
