// A press that takes longer than its answer may wait: it goes on, it is tried again where it faults, and its person is told what
// became of it (docs/design.md 5, "Limits").
import { contactOf } from '../casework/tell/reach.ts';
import { canonical } from '../domain/kernel/canonical.ts';
import type { CardMessage, Place, PostResult } from '../casework/ports/chat-ports.ts';
import { personIn } from '../domain/people/directory.ts';
import type { Instant } from '../domain/time/calendar.ts';
import { lateCard, type Came } from '../notices/late.ts';
import { mentionedIn } from '../notices/render.ts';
import type { Answer } from './scene/answer.ts';
import { savesItself, stillWorkingReply } from './fault.ts';
import { pressedOn, stepTitle } from './pressed-on.ts';
import { homeButton } from './form/replies.ts';
import { textIn, type DeskTools, type Pause, type Pressed } from './scene/scene.ts';

/** One press, from its arrival until its person knows what became of it. */
export interface Pressing {
  readonly what: Pressed;
  readonly at: Instant;
  /** By the machine's clock. */
  readonly ms: number;
  /** The how manyth press of this process it is. */
  readonly nth: number;
  /** "Still working" was the answer. */
  isLate: boolean;
  /** The same press was answered since, or its own answer is to come. */
  isAnswered: boolean;
  /** Another press that asked for the same was done while this one was under way: it is not told as not done. */
  isDoneByAnother: boolean;
  /** Its person has pressed something else since, and may have a form open that a message would wipe. */
  isFollowed: boolean;
}

/** What one try came to; `again`: an earlier one failed. */
export type Try = (pressing: Pressing, again: boolean) => Promise<{ readonly answer: Answer; readonly came: Came }>;

export interface InHand {
  /** The answer of the press in time, or "still working"; `arrivedMs` by `performance.now()`. */
  press(what: Pressed, arrivedMs: number): Promise<Answer>;
  /** No pause is long any more, and no try begins late. */
  hurry(): void;
}

/** Before each further try, in milliseconds. */
const pausesMs = [250, 1000, 3000, 8000, 20_000] as const;
/** While the bot stops: so long at most between two tries, and no further one after so long. */
const hurriedMs = 2000;
const lastTryMs = 25_000;
/** How often it is looked whether a form has been closed. */
const lookMs = 5000;
const longestPatienceMs = 60_000;

export function createPresses(
  tools: DeskTools,
  { attempt, tracked }: { readonly attempt: Try; readonly tracked: <T>(work: Promise<T>) => Promise<T> },
): InHand {
  const { pause = byTimer } = tools;
  const { machine, log } = tools.ports;
  const underWay = new Set<Pressing>();
  const cut = new AbortController();
  let presses = 0;
  let hurriedAtMs = Number.POSITIVE_INFINITY;
  const isHurried = (): boolean => machine.nowMs() >= hurriedAtMs;
  const rest: Pause = async (ms) => (isHurried() ? pause(Math.min(ms, hurriedMs)) : pause(ms, cut.signal));
  const mayTryAgain = ({ isLate, what }: Pressing): boolean =>
    isLate && !savesItself(what.verb) && machine.nowMs() - hurriedAtMs < lastTryMs;

  const untilDone = async (pressing: Pressing): Promise<Answer> => {
    let tried = await attempt(pressing, false);
    for (const ms of pausesMs) {
      if (tried.came !== 'fault' || !mayTryAgain(pressing)) break;
      await rest(ms);
      tried = await attempt(pressing, true);
    }
    if (tried.came === 'done') doneFor(pressing);
    if (pressing.isLate) await tellOf(pressing, tried.came);
    else if (tried.came !== 'fault' && tried.came !== 'refused') answers(pressing);
    return tried.answer;
  };
  const tellOf = async (pressing: Pressing, came: Came): Promise<void> => {
    if (savesItself(pressing.what.verb) || (came === 'refused' && pressing.isDoneByAnother)) return;
    try {
      while (!isHurried() && (await isFormOpen(tools, pressing))) await rest(lookMs);
      // Where the bot stops, what was done can be looked up; what was not is said also where that wipes a form.
      if (isHurried() && came !== 'fault' && (await isFormOpen(tools, pressing))) return;
      if (!pressing.isAnswered) await tell(tools, pressing, came, rest);
    } catch (error) {
      log.error('late press not told', error);
    }
  };
  /** The others of its person: mostly none, and then nothing is worked out of what was sent. */
  const besides = ({ what, nth }: Pressing): readonly Pressing[] =>
    [...underWay].filter((other) => other.nth !== nth && other.what.caller.objectId === what.caller.objectId);
  /** The older ones that are the same press need no answer of their own. */
  const answers = (pressing: Pressing): void => {
    const older = besides(pressing).filter(({ nth }) => nth < pressing.nth);
    for (const other of older) if (isSame(other.what, pressing.what)) other.isAnswered = true;
  };
  const doneFor = (pressing: Pressing): void => {
    for (const other of besides(pressing)) if (isAskedBy(other.what, pressing.what)) other.isDoneByAnother = true;
  };

  return {
    press: async (what, arrivedMs) => {
      presses += 1;
      const when = { at: machine.now(), ms: machine.nowMs(), nth: presses };
      const pressing: Pressing = {
        what,
        ...when,
        isLate: false,
        isAnswered: false,
        isDoneByAnother: false,
        isFollowed: false,
      };
      for (const other of besides(pressing)) other.isFollowed = true;
      underWay.add(pressing);
      const answered = tools.pressing?.();
      const work = tracked(untilDone(pressing).finally(() => underWay.delete(pressing)));
      work.catch((error: unknown) => log.error('press failed', error));
      return withinTime(work, tools.answerWithinMs - (performance.now() - arrivedMs), () => {
        pressing.isLate = true;
        answers(pressing);
        return stillWorkingReply(tools, what);
      }).finally(answered);
    },
    hurry: () => {
      hurriedAtMs = machine.nowMs();
      cut.abort();
    },
  };
}

/** Whether two presses of one person are the same one: by the command, or else by all that was sent. */
const isSame = (one: Pressed, other: Pressed): boolean => isAlike(one, other, sentWith);
const sentWith = (what: Pressed): string => textIn(what, 'command') || canonical(what.data);
/** Whether they ask for the same, also where the form of one was opened again. */
const isAskedBy = (one: Pressed, other: Pressed): boolean => isAlike(one, other, askedIn);
const askedIn = ({ data }: Pressed): string => canonical({ ...data, command: '' });
/** What was sent may nest too deep for a text of it: that is the same as nothing, and neither press fails by it. */
function isAlike(one: Pressed, other: Pressed, textOf: (what: Pressed) => string): boolean {
  if (one.verb !== other.verb) return false;
  try {
    return textOf(one) === textOf(other);
  } catch {
    return false;
  }
}

/** The answer, or what to say when it is not there in time; the work goes on. */
async function withinTime(work: Promise<Answer>, ms: number, late: () => Answer): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<Answer>((resolve) => {
    timer = setTimeout(() => resolve(late()), Math.max(0, ms));
  });
  const first = await Promise.race([work, timeout]);
  clearTimeout(timer);
  return first;
}

/** By the machine's own timers. */
export const byTimer: Pause = async (ms, cut) =>
  new Promise((resolve) => {
    // A pause that was cut before it began leaves no timer, which would keep the process from ending.
    if (cut?.aborted === true) {
      resolve();
      return;
    }
    const over = (): void => {
      clearTimeout(timer);
      cut?.removeEventListener('abort', over);
      resolve();
    };
    const timer = setTimeout(over, ms);
    cut?.addEventListener('abort', over);
  });

/** A form was opened in that chat since, here or on another instance: a message would wipe what is typed (docs/design.md 6.2). */
export async function isFormOpen(
  { ports: { contacts, machine } }: DeskTools,
  { what: { caller, data }, isFollowed }: Pressing,
): Promise<boolean> {
  const contact = await contacts.of(caller.objectId).catch(() => undefined);
  if (contact === undefined || contact.quietUntil <= machine.nowMs()) return false;
  const own = ['ref', 'meeting', 'advice', 'training', 'register', 'policeList'].map((name) => textIn({ data }, name));
  return isFollowed || (contact.formOf !== undefined && !own.includes(contact.formOf));
}

/** Posts the card; a few times where Teams does not take it. */
async function tell(tools: DeskTools, pressing: Pressing, came: Came, rest: Pause): Promise<void> {
  const { log, poster } = tools.ports;
  let twice = false;
  for (const ms of [...pausesMs, undefined]) {
    const [place, message] = await messageOf(tools, pressing, came);
    const result: PostResult = place === undefined ? noPlace : await poster.post(place, message);
    if (result.ok) return;
    const { why, detail } = result;
    if (why === 'gone' || (why === 'unknown' && twice) || ms === undefined) {
      log.warn('late press not told', { why, detail });
      return;
    }
    twice = why === 'unknown';
    await rest(Math.min(longestPatienceMs, (why === 'later' ? result.retryAfterMs : undefined) ?? ms));
  }
}
const noPlace: PostResult = { ok: false, why: 'gone', detail: 'no personal chat' };

/** In the person's own chat; where they have none, where they pressed, with nothing of what it was about. */
async function messageOf(
  { ports }: DeskTools,
  { what, at }: Pressing,
  came: Came,
): Promise<readonly [Place | undefined, CardMessage]> {
  const { caller, verb } = what;
  const late = { came, at, now: ports.machine.now() };
  const on = pressedOn(what);
  const card = lateCard({ ...late, title: stepTitle(verb), name: on?.name, buttons: [on?.show ?? homeButton] });
  if (caller.tab !== true && caller.noChat !== true) return [caller.contact, card];
  const chat = await contactOf(ports, caller.objectId);
  if (!('ok' in chat)) return [chat, card];
  if (caller.tab === true) return [undefined, card];
  const person = personIn(await ports.directories.current(), caller.objectId);
  const bare = lateCard({ ...late, buttons: [] });
  return [caller.contact, person === undefined ? bare : mentionedIn(bare, person)];
}
