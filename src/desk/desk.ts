// What a press or a typed word means, without Teams: verb → handler → card. Faults become cards, never errors.
import { adviceCard } from '../cards/advice/numbers.ts';
import { hashOf } from '../casework/write/hashing.ts';
import { createPace, type Limits } from '../casework/tell/pace.ts';
import type { CardMessage } from '../casework/ports/chat-ports.ts';
import { noTelemetry } from '../casework/ports/telemetry-ports.ts';
import { personIn } from '../domain/people/directory.ts';
import type { CommandId } from '../domain/kernel/ids.ts';
import type { PartitionId } from '../domain/matters/partition.ts';
import type { Came } from '../notices/late.ts';
import { lookedBy, type Answer, type Caller, type Desk, type Shareable, type TypedAnswer } from './scene/answer.ts';
import { faultReply, slowDownReply } from './fault.ts';
import { byTimer, createPresses, isFormOpen, type Pressing } from './late.ts';
import { greet, showHome } from './home/home.ts';
import { createAskedToday } from '../casework/read/asked-today.ts';
import { createSaidToday } from '../casework/read/said-today.ts';
import { createSitting } from '../casework/read/sitting.ts';
import { beginFromMessage, findToShare } from './home/share.ts';
import { meetingBegan, meetingHappened } from './meeting/run.ts';
import { mint, textIn, type DeskTools, type Pressed, type Reply, type Scene } from './scene/scene.ts';
import { answerOf } from './form/about.ts';
import { openChatFirst } from './form/replies.ts';
import { nothing, typedReply } from './typed.ts';
import { handlers } from './verbs.ts';
import { visited, type Visits } from './scene/visit.ts';
import type { Reached } from './scene/reached.ts';
import { portsOfPress } from './scene/press-reads.ts';
import { allAsRead, asRead } from '../domain/kernel/typed.ts';

const quietMs = 15 * 60 * 1000;
/** So long a receipt is left to be read, and what is opened from it, unless its person closes it or goes elsewhere. */
const readsMs = 2 * 60 * 1000;
/** How long a stop waits for presses. With the ten seconds of running requests it is less than the platform's minute. */
const mostStopMs = 45_000;
const summary = 'MSET: here is what you asked for';
const channelSummary = 'MSET: this channel';

/** The verbs there are, for tests that go through all of them. */
export const verbs: readonly string[] = [...handlers.keys()];

/** More presses than this are not a person's (and a stuck key must not fill the database). */
const personLimits: Limits = {
  conversation: [
    { withinMs: 1000, most: 20 },
    { withinMs: 60_000, most: 300 },
  ],
  tenant: [],
};

/** That it was a lot is said so often to one person. */
const hintLimits: Limits = { conversation: [{ withinMs: 60_000, most: 1 }], tenant: [] };

const notBegun = {
  stranger: 'You are not in the MSET directory. Open the chat with MSET: it says whom to ring.',
  busy: 'That was a lot at once. Please wait a minute, then try again.',
  fault: 'That did not work. Nothing was begun. Open the chat with MSET and type refer.',
} as const;

export function createDesk(given: Omit<DeskTools, 'sitting' | 'saidToday' | 'askedToday'>): Desk & Visits {
  const { machine, secretHash = hashOf } = given.ports;
  const sitting = createSitting(() => machine.nowMs());
  const remembered = { saidToday: createSaidToday(secretHash), askedToday: createAskedToday(secretHash) };
  const tools: DeskTools = { ...given, sitting, ...remembered };
  const pace = createPace(personLimits);
  const hints = createPace(hintLimits);
  const underWay = new Set<Promise<unknown>>();
  const tracked = <T>(work: Promise<T>): Promise<T> => {
    underWay.add(work);
    const over = (): void => void underWay.delete(work);
    // Not `finally`: that would be a second promise, whose rejection no one hears.
    void work.then(over, over);
    return work;
  };
  const presses = createPresses(tools, { attempt: (pressing, again) => attempt(tools, pressing, again), tracked });
  const visit: Visits['visit'] = async (caller, work) => {
    const waitMs = pace.take(caller.objectId, tools.ports.machine.nowMs());
    return waitMs > 0 ? { is: 'busy', waitMs } : tracked(visited(tools, caller, work));
  };
  /** Beside the cards: a fault is told in words. */
  const visitOr = async <T>(
    caller: Caller,
    otherwise: Readonly<Record<'stranger' | 'busy' | 'fault', T>>,
    work: (scene: Scene) => Promise<T>,
  ): Promise<T> => {
    try {
      const done = await visit(caller, work);
      return done.is === 'done' ? done.value : otherwise[done.is];
    } catch (error) {
      tools.ports.log.error('message extension failed', error);
      return otherwise.fault;
    }
  };
  return {
    press: async (caller, verb, data, arrivedMs = performance.now()) => {
      const fields = data !== null && typeof data === 'object' && !Array.isArray(data) ? allAsRead({ ...data }) : {};
      const wait = pace.take(caller.objectId, tools.ports.machine.nowMs());
      const what = { caller, verb, data: fields, spareCommand: spareCommand(tools) };
      return wait > 0 ? slowDownReply(tools, what, wait) : presses.press(what, arrivedMs);
    },
    typed: async (caller, text, activityId) => {
      const nowMs = tools.ports.machine.nowMs();
      const wait = pace.take(caller.objectId, nowMs);
      if (wait === 0) return tracked(typed(tools, caller, asRead(text), activityId));
      // An answer is a post of its own: where that was a lot it is said once, and only in their own chat.
      const isTold = caller.noChat === true || hints.take(caller.objectId, nowMs) > 0;
      return isTold ? [] : [{ card: slowDownReply(tools, { caller, verb: '', data: {} }, wait).card, summary }];
    },
    search: async (caller, text) =>
      visitOr<readonly Shareable[]>(caller, { stranger: [], busy: [], fault: [] }, (scene) =>
        findToShare(scene, asRead(text)),
      ),
    begun: async (caller, activityId) =>
      visitOr(caller, notBegun, (scene) => beginFromMessage(scene, hashOf(caller.objectId, activityId))),
    happened: async (caller, what) => {
      if (pace.take(caller.objectId, tools.ports.machine.nowMs()) > 0) tools.ports.log.warn('meeting event cut off');
      else await tracked(happened(tools, caller, what));
    },
    meetingBegan: async (channel) => {
      if (pace.take(channel.conversation, tools.ports.machine.nowMs()) > 0) return;
      await tracked(
        meetingBegan(tools, channel).catch((error: unknown) => tools.ports.log.error('meeting not begun', error)),
      );
    },
    // Who is not greeted now is greeted at the next sign of them.
    arrived: async (caller) =>
      pace.take(caller.objectId, tools.ports.machine.nowMs()) > 0 ? [] : tracked(arrived(tools, caller)),
    visit,
    idle: async () => {
      presses.hurry();
      const over = new AbortController();
      const all = async (): Promise<void> => {
        while (underWay.size > 0) await Promise.allSettled(underWay);
        over.abort();
      };
      await Promise.race([all(), (tools.pause ?? byTimer)(mostStopMs, over.signal)]);
      if (!over.signal.aborted) tools.ports.log.warn('presses cut off');
    },
  };
}

/** For a press whose card carried no command: the same at each try, so that it is taken once. */
function spareCommand(tools: DeskTools): () => CommandId {
  let minted: CommandId | undefined;
  return () => (minted ??= mint(tools));
}

/** One try of a press. A verb that no button has may be anything someone sent. */
const attempt = (tools: DeskTools, pressing: Pressing, again: boolean): Promise<Guarded> => {
  const { what, at, ms: pressedMs } = pressing;
  const verb = handlers.has(what.verb) ? what.verb : 'unknown';
  const when = { pressedMs, ...(again && { pressedAt: at }) };
  return guarded(tools, verb, { ...what, ...when }, async (scene) => {
    // Beside the press: in the end its chat is kept quiet by this.
    if (isQuietKept(what) && textIn(what, 'command') !== '')
      void tools.ports.contacts.known(what.caller.objectId).catch(() => undefined);
    const handler = handlers.get(what.verb);
    const reply =
      handler === undefined
        ? await showHome(scene, 'That button is from an older card.')
        : await ledOn(scene, await handler(scene));
    // A form that was opened since stays open, whatever this press shows or closes.
    if (!pressing.isLate || !(await isFormOpen(tools, pressing))) await keepQuiet(tools, what, reply);
    return reply;
  });
};

/**
 * After a step the thing itself, as its button shows it; the reply's own card where that shows nothing of it, or cannot be read
 * now: what was written is said all the same. In the tab the page beside it is the thing.
 */
async function ledOn(scene: Scene, { leads, ...reply }: Reply): Promise<Reply> {
  const handler = leads === undefined || scene.caller.tab === true ? undefined : handlers.get(leads.verb);
  if (handler === undefined || leads === undefined) return reply;
  try {
    const shown = await handler({ ...scene, data: leads.data });
    return shown.of === undefined && shown.shows !== true
      ? reply
      : { ...shown, ...(reply.receipt && { receipt: reply.receipt }) };
  } catch (error) {
    scene.ports.log.error('what follows a press cannot be shown', error);
    return reply;
  }
}

async function typed(
  tools: DeskTools,
  caller: Caller,
  text: string,
  activityId: string,
): Promise<readonly TypedAnswer[]> {
  const message = hashOf(caller.contact.conversation, activityId);
  const { answer } = await guarded(tools, 'typed', { caller, verb: '', data: {} }, async (scene) => {
    if (!(await tools.ports.contacts.firstTime(message))) return nothing;
    const reply = await typedReply(scene, text, activityId);
    await keepQuiet(tools, { caller, verb: '', data: {} }, {});
    return reply;
  });
  if (answer.card === nothing.card) return [];
  const { card, here } = caller.noChat === true && answer.here !== true ? openChatFirst : answer;
  return [here === true ? { card, summary: channelSummary, here } : { card, summary }];
}

async function arrived(tools: DeskTools, caller: Caller): Promise<readonly CardMessage[]> {
  if (caller.contact.greeted) return [];
  const { answer } = await guarded(tools, 'arrived', { caller, verb: '', data: {} }, async (scene) => {
    const home = await greet(scene);
    await tools.ports.contacts.save({ ...caller.contact, greeted: true });
    return home;
  });
  tools.released(caller.objectId);
  return [{ card: answer.card, summary }];
}

/** A meeting began or ended in Teams. Anyone who may not run meetings, or is a stranger, changes nothing. */
async function happened(tools: DeskTools, caller: Caller, what: 'start' | 'end'): Promise<void> {
  await guarded(tools, 'happened', { caller, verb: '', data: {} }, async (scene) => {
    await meetingHappened(scene, what);
    return nothing;
  });
}

type GuardedAnswer = Answer & Pick<Reply, 'here'>;
/** The answer, and what the press came to. */
interface Guarded {
  readonly answer: GuardedAnswer;
  readonly came: Came;
}
/** What was pressed, and when, if that was before now. */
type PressedWhen = Pressed & Partial<Pick<Scene, 'pressedMs' | 'pressedAt'>>;

/** Looks the person up at the moment of the press; strangers get advice only; a fault becomes a card. */
async function guarded(
  tools: DeskTools,
  verb: string,
  what: PressedWhen,
  work: (scene: Scene) => Promise<Reply>,
): Promise<Guarded> {
  const faulty = async (error: unknown): Promise<Guarded> => ({
    answer: await faultReply(tools, what, error),
    came: 'fault',
  });
  const { telemetry = noTelemetry } = tools.ports;
  return telemetry.measure(
    'turn',
    { verb },
    () => answered(tools, what, work).catch(faulty),
    ({ came }) => (came === 'fault' ? came : 'answered'),
  );
}

async function answered(
  tools: DeskTools,
  { caller, verb: _verb, ...pressed }: PressedWhen,
  work: (scene: Scene) => Promise<Reply>,
): Promise<Guarded> {
  const directory = await tools.ports.directories.current();
  const person = personIn(directory, caller.objectId);
  if (person === undefined) return { answer: { card: adviceCard(directory.settings, 'stranger') }, came: 'shown' };
  const ports = portsOfPress(tools.ports);
  // Told once the answer is made: else a post that a press changes is now here before its answer, now after it, and hides it.
  const written = new Set<PartitionId>();
  const committed = (partition: PartitionId): void => void written.add(partition);
  const steps: Parameters<Scene['tried']>[0][] = [];
  const tried: Scene['tried'] = (came) => void steps.push(came);
  const people: Reached[] = [];
  const reached: Scene['reached'] = (all) => void people.push(...all);
  const { machine } = ports;
  const of = { caller, person, directory, now: machine.now(), pressedMs: machine.nowMs(), ...pressed };
  const ask = tools.ask.by(lookedBy(caller));
  const scene: Scene = { ...tools, ask, committed, ports, tried, reached, ...of };
  try {
    const reply = await work(scene);
    return { answer: answerOf(scene, reply, people), came: cameOf(steps, reply) };
  } finally {
    for (const partition of written) tools.committed(partition);
  }
}

function cameOf(steps: readonly Parameters<Scene['tried']>[0][], { problems = [] }: Reply): Came {
  const refused = steps.filter((step) => step === 'refused').length;
  if (refused > 0 && refused < steps.length) return 'partly';
  if (refused > 0 || problems.length > 0) return 'refused';
  return steps.length > 0 ? 'done' : 'shown';
}

const isQuietKept = ({ caller }: Pick<Pressed, 'caller'>): boolean => !caller.shared && caller.tab !== true;

/**
 * While a form is open in a chat, notices to it wait (docs/design.md 6.2), and while a receipt is read what only changes a card.
 * For a form that is handed out by a press from outside it the store is asked: another instance may have ended the quiet of the
 * form before it a moment ago.
 */
async function keepQuiet(tools: DeskTools, { caller, data }: Pressed, reply: Partial<Reply>): Promise<void> {
  if (!isQuietKept({ caller })) return;
  const { contacts, machine } = tools.ports;
  const nowMs = machine.nowMs();
  const begins = reply.formOf !== undefined && textIn({ data }, 'command') === '';
  const stored = await (begins ? contacts.of(caller.objectId) : contacts.known(caller.objectId));
  const contact = stored ?? caller.contact;
  const { formOf: _before, readsUntil = 0, ...rest } = contact;
  const reads = readsUntil > nowMs;
  if (reply.formOf !== undefined) {
    // Renewed only when it is running out: a page after page costs no write.
    const fresh = contact.formOf === reply.formOf && contact.quietUntil - nowMs > quietMs * 0.6;
    const until = nowMs + quietMs;
    if (!fresh)
      await contacts.save({ ...rest, formOf: reply.formOf, quietUntil: until, ...(reads && { readsUntil: until }) });
    return;
  }
  // What is opened from the card with the receipt stands in the same message.
  const stays = reply.receipt !== undefined || (reads && reply.of !== undefined);
  const waited = contact.quietUntil > nowMs;
  if (stays) {
    const saved = contacts.save({ ...rest, quietUntil: 0, readsUntil: nowMs + readsMs });
    // What was written is said all the same; the worst is that a change comes while it is read.
    await saved.catch((error: unknown) => tools.ports.log.error('the quiet of a receipt is not kept', error));
  } else if (waited || reads) await contacts.save({ ...rest, quietUntil: 0 });
  if (waited || (reads && !stays)) tools.released(caller.objectId);
}
