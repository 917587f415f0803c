// One person's chat with the bot as Teams shows it, and what they can do in it: type, fill in, press.
import assert from 'node:assert/strict';
import type { Person } from '../../../src/domain/people/actor.ts';
import type { Clock } from '../../worlds/clock.ts';
import type { World } from '../../worlds/harness.ts';
import { buttonsIn, inputsIn, readable, type Button, type Input } from './readable.ts';
import { channel, type TeamsService, tenantId } from '../../worlds/teams-service.ts';
import { watched } from './watched.ts';

export type Card = Readonly<Record<string, unknown>>;
interface Who {
  readonly objectId: Person['objectId'];
  readonly name: string;
}
/** What somebody did and what came of it, in order. */
export type Happening =
  | {
      readonly kind: 'does';
      readonly who: string;
      readonly at: string;
      readonly what: string;
      readonly filled: readonly string[];
    }
  | {
      readonly kind: 'answer';
      readonly who: string;
      readonly status: number;
      readonly card: Card | undefined;
      readonly body: unknown;
    }
  | {
      readonly kind: 'posted' | 'updated' | 'removed';
      readonly conversation: string;
      readonly summary: string;
      readonly card: Card;
    }
  | { readonly kind: 'mailed'; readonly text: string }
  | { readonly kind: 'passes'; readonly at: string };

/** A message of the chat as this person sees it: their private answer stands in for the card until it is updated. */
interface Shown {
  readonly id: string;
  readonly summary: string;
  readonly stored: Card;
  readonly card: Card;
}
export interface PressOptions {
  /** A text on the card; the newest card that holds it and the button is pressed. */
  readonly on?: string;
  /** The row of a list: the button that carries this reference, this meeting, or this fact. */
  readonly ref?: string;
  /** What is typed and picked first: by label or by the input's id; '' empties it. */
  readonly fill?: Readonly<Record<string, string>>;
  /** Milliseconds since the press or word before. Default 1500: nobody's second click. */
  readonly after?: number;
  readonly activityId?: string;
  /** Does not wait for what follows: while the database is down nothing can be delivered. */
  readonly unsettled?: boolean;
}
interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly card: Card | undefined;
}
export interface PersonWindow {
  readonly who: Who;
  readonly conversation: string;
  messages(): readonly Shown[];
  /** The newest message whose card holds this text. */
  card(text: string): Shown;
  /** All the chat shows now, as text. */
  reads(): string;
  installs(): Promise<void>;
  says(text: string, more?: { readonly activityId?: string }): Promise<void>;
  /** Fills in and presses as a person does; what follows is delivered before it resolves. Gives the answer as text. */
  presses(title: string, options?: PressOptions): Promise<string>;
  /** Presses what opens this: the button that says what is done there, or the row of a list. */
  opens(options?: PressOptions): Promise<string>;
  /** History of a case, and then step by step. */
  steps(options?: PressOptions): Promise<string>;
  /** What a press of this button would send. */
  sending(title: string, options?: PressOptions): { readonly id: string; readonly verb: string; readonly data: Fields };
  /** Sends a press as it is, and nothing else. */
  sends(verb: string, data: unknown, more?: Fields): Promise<Answer>;
}
type Fields = Readonly<Record<string, unknown>>;

/** Opens the chat of one person in a world, or a channel as they see it: its posts, each with its thread. */
export function openWindow(
  world: World,
  who: Who,
  tell: (happening: Happening) => void,
  inChannel?: string,
): PersonWindow {
  const speaker = world.teams.person(who);
  const conversation = inChannel ?? speaker.conversation;
  const there = inChannel === undefined ? {} : channel(inChannel, tenantId);
  const answers = new Map<string, { readonly card: Card; readonly updates: number }>();
  const updatesOf = (id: string): number =>
    world.teams.arrived.filter((call) => call.method === 'PUT' && call.id === id).length;
  const shownIn = ({ id, summary, card }: ReturnType<TeamsService['chat']>[number]): Shown => {
    const answer = answers.get(id);
    const stored = card as Card;
    return { id, summary, stored, card: answer?.updates === updatesOf(id) ? answer.card : stored };
  };
  const threadOf = (id: string) => (inChannel === undefined ? [] : world.teams.chat(`${inChannel};messageid=${id}`));
  const messages = (): readonly Shown[] =>
    world.teams
      .chat(conversation)
      .flatMap((message) => [message, ...threadOf(message.id).filter(({ id }) => id !== message.id)])
      .map(shownIn);
  const doing = async (work: () => Promise<unknown>): Promise<void> => {
    for (const one of await watched(world, work)) tell(one);
  };
  const does = (what: string, filled: readonly string[] = []): void => {
    const said = inChannel === undefined ? what : `${what} in ${inChannel}`;
    tell({ kind: 'does', who: who.name, at: world.clock.now(), what: said, filled });
  };
  const send: PersonWindow['sends'] = async (verb, data, more = {}) => {
    const answer = answerOf(await speaker.presses(verb, data, { ...there, ...more }));
    tell({ kind: 'answer', who: who.name, ...answer });
    return answer;
  };
  const window: PersonWindow = {
    who,
    conversation,
    messages,
    card: (text) => newest(who, messages(), text),
    reads: () =>
      messages()
        .map(({ card }) => readable(card))
        .join('\n---\n'),
    sends: async (verb, data, more) => {
      does(`sends ${verb} as no button does`);
      return send(verb, data, more);
    },
    installs: async () => doing(async () => speaker.installs()),
    says: async (text, { activityId = said(who, world.clock) } = {}) => {
      world.clock.passes(1500);
      does(`types “${text}”`);
      const mention = inChannel !== undefined;
      await doing(async () => speaker.says(text, { id: activityId, mention, ...there }));
    },
    opens: async (options) => openedBefore(messages(), options) ?? window.presses(opening, options),
    steps: async (options) => {
      await window.presses('History', options);
      return window.presses('Step by step');
    },
    sending: (title, options = {}) => sendingOf(who, messages(), title, options),
    presses: async (title, options = {}) => {
      const before = title === 'Open' ? openedBefore(messages(), options) : undefined;
      if (before !== undefined) return before;
      world.clock.passes(options.after ?? 1500);
      const { id, verb, data, filled, pressed } = sendingOf(who, messages(), title, options);
      does(`presses **${pressed}**`, filled);
      let answer = '';
      const press = async (): Promise<void> => {
        const updates = updatesOf(id);
        const named = options.activityId === undefined ? {} : { id: options.activityId };
        const { status, card } = await send(verb, data, { replyToId: id, ...named });
        assert.equal(status, 200, `${title} is answered with ${status}`);
        assert.ok(card, `${title} is answered with a card`);
        answers.set(id, { card, updates });
        answer = readable(card);
      };
      await (options.unsettled === true ? press() : doing(press));
      return answer;
    },
  };
  return window;
}

const said = (who: Who, clock: Clock): string => `typed-${who.objectId}-${clock.nowMs()}`;

function answerOf({ status, body }: { readonly status: number; readonly body: unknown }): Answer {
  const value = typeof body === 'object' && body !== null && 'value' in body ? (body.value as Card) : undefined;
  return { status, body, card: value };
}

function newest(who: Who, messages: readonly Shown[], text: string, title?: string): Shown {
  const holds = ({ card }: Shown): boolean =>
    readable(card).includes(text) && (title === undefined || buttonsIn(card).some((button) => isCalled(button, title)));
  const found = messages.findLast(holds);
  if (found !== undefined) return found;
  const shown = messages.map(({ card }) => readable(card)).join('\n---\n');
  throw new Error(`${who.name} sees no card with “${text}”${title === undefined ? '' : ` and ${title}`}:\n${shown}`);
}

function sendingOf(who: Who, messages: readonly Shown[], title: string, { on = '', ref, fill = {} }: PressOptions) {
  const { id, card } = newest(who, messages, on, title);
  const button = oneButton(card, title, ref);
  const inputs = inputsIn(card);
  const values = new Map(inputs.map((input) => [input.id, input.value]));
  const filled = Object.entries(fill).map(([name, wanted]) => {
    const input = inputs.find((one) => one.id === name || one.label === name || one.label === `${name} (optional)`);
    assert.ok(input, `There is no input “${name}” on:\n${readable(card)}`);
    values.set(input.id, valueFor(input, wanted));
    return `${input.label}: ${wanted === '' ? '(emptied)' : titlesOf(input, valueFor(input, wanted))}`;
  });
  // Teams leaves empty inputs out, and lays what was filled in over the button's own data.
  const sent = Object.fromEntries([...values].filter(([, value]) => value !== ''));
  return { id, verb: button.verb, data: { ...button.data, ...sent }, filled, pressed: button.title };
}

/** Instead of a title: whatever opens a case, an action, a meeting. */
const opening = 'what opens it';
/** A step is answered with what it was about, opened: there is nothing to press. */
function openedBefore(messages: readonly Shown[], { on = '' }: PressOptions = {}): string | undefined {
  const leads = ({ card }: Shown): boolean => buttonsIn(card).some((button) => isCalled(button, opening));
  const isOpened = ({ card }: Shown): boolean =>
    readable(card).startsWith('| ✓ ') && buttonsIn(card).some(({ verb }) => verb.endsWith('.close'));
  const found = messages.findLast((one) => readable(one.card).includes(on) && (leads(one) || isOpened(one)));
  return found === undefined || leads(found) ? undefined : readable(found.card);
}
/** What is pressed as a whole is called by what it shows, and ends with what a press does. */
const isCalled = ({ title, verb }: Button, wanted: string): boolean =>
  title.endsWith(`: ${wanted.toLowerCase()}`) ||
  (verb === 'case.story' && wanted === 'History') ||
  // Of a line of the history: what is shown comes first, then the line.
  (verb === 'right.put' && title.startsWith(`${wanted}: `)) ||
  (wanted === opening ? /^(case|action|meeting|advice|training)\.open$|^meeting\.item$/.test(verb) : title === wanted);

function oneButton(card: Card, title: string, ref: string | undefined): Button {
  const found = buttonsIn(card).filter(
    (button) =>
      isCalled(button, title) &&
      (ref === undefined || ['ref', 'meeting', 'fact'].some((name) => button.data[name] === ref)),
  );
  assert.equal(found.length, 1, `${title} is there ${found.length} times`);
  return found[0] as Button;
}

/** What the client sends for this: a choice may be named by its title, several divided by "; ". */
function valueFor(input: Input, wanted: string): string {
  if (input.choices === undefined || wanted === '') {
    assert.ok(
      wanted.length <= (input.maxLength ?? wanted.length),
      `${input.label} takes ${input.maxLength} characters`,
    );
    return wanted;
  }
  const values = input.choices.map(({ value }) => value);
  const picked = wanted.split(values.includes(wanted.split(',')[0] ?? '') ? ',' : '; ');
  return picked
    .map((one) => {
      const choice = input.choices?.find(({ value, title }) => value === one || title === one);
      assert.ok(choice, `“${one}” is no choice of ${input.label}: ${values.join(', ')}`);
      return choice.value;
    })
    .join(',');
}

const titlesOf = (input: Input, value: string): string =>
  input.choices === undefined
    ? value
    : value
        .split(',')
        .map((one) => input.choices?.find((choice) => choice.value === one)?.title ?? one)
        .join('; ');
