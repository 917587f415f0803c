// One form, drawn by two people at once; each changes something of it, and the second saves after the first: from the older drawing.
import type { Card } from '../../../src/cards/blocks.ts';
import type { Answer } from '../../../src/desk/scene/answer.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import * as inside from '../../cards/inside.ts';
import type { DeskInMemory } from '../../worlds/desk-in-memory.ts';

type Typed = Readonly<Record<string, string>>;
export interface Form {
  /** Of the button that shows it. */
  readonly verb: string;
  /** Of the button that saves, where that is not the verb with `.go`. */
  readonly go?: string;
  /** The step, where it has no verb of its own. */
  readonly step?: string;
  /** The matters, as they are when both open it. */
  readonly over: () => DeskInMemory;
  /** What the button carries. */
  readonly on: Typed;
  readonly first: Hand;
  readonly second: Hand;
  /** Where the form does not show again what was saved: where that is. */
  readonly kept?: (desk: DeskInMemory) => Promise<unknown>;
}
/** Who changes what of it, and what is typed besides and belongs to this save alone: a reason, news. */
export interface Hand {
  readonly by: Person;
  readonly types: Typed;
  readonly besides?: Typed;
}

interface Drawn {
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
}
const dataOf = (part: inside.Part): Readonly<Record<string, unknown>> => {
  const { data } = part;
  return inside.isPart(data) ? data : {};
};
export const inputsIn = (card: Card): Typed =>
  Object.fromEntries(inside.inputsOf(card).map((part) => [inside.textOf(part, 'id'), inside.textOf(part, 'value')]));
const buttonIn = (card: Card, verb: string): inside.Part | undefined =>
  inside.actionsOf(card).find((action) => inside.textOf(action, 'verb') === verb);
const cardIn = ({ card }: Answer): Card => card as Card; // every answer is a card
/** What of this is asked on this card, and what the card holds besides. */
function filled(card: Card, types: Typed): Typed {
  const held = inputsIn(card);
  return { ...held, ...Object.fromEntries(Object.entries(types).filter(([name]) => name in held)) };
}

/** Opens the form and goes through its pages, as far as the button that saves. */
async function draws(
  desk: DeskInMemory,
  { verb, on, go: saves = `${verb}.go` }: Form,
  { by, types: own, besides }: Hand,
): Promise<Drawn> {
  const types = { ...own, ...besides };
  let card = cardIn(await desk.answer(by, verb, on));
  for (let pages = 0; pages < 4; pages += 1) {
    const go = buttonIn(card, saves);
    if (go !== undefined)
      return { verb: saves, data: { ...on, ...dataOf(go), ...filled(card, types), command: on['command'] } };
    const next = buttonIn(card, `${verb}.next`);
    if (next === undefined) break;
    card = cardIn(await desk.answer(by, `${verb}.next`, { ...on, ...dataOf(next), ...filled(card, types) }));
  }
  throw new Error(`${by.name} has no form ${verb}: ${inside.oursIn(card).join(' ').slice(0, 300)}`);
}
/** What the form holds, over all its pages, when it is opened once more. */
async function holds(desk: DeskInMemory, { verb, on, kept }: Form, { by, types }: Hand): Promise<Typed> {
  if (kept !== undefined) {
    const stored = JSON.stringify(await kept(desk));
    const names = Object.entries(types).filter(([, value]) => listed(value).every((one) => stored.includes(one)));
    return Object.fromEntries(names);
  }
  let card = cardIn(await desk.answer(by, verb, on));
  let all: Typed = {};
  for (let pages = 0; pages < 4; pages += 1) {
    all = { ...all, ...inputsIn(card) };
    const next = buttonIn(card, `${verb}.next`);
    if (next === undefined) break;
    card = cardIn(await desk.answer(by, `${verb}.next`, { ...on, ...dataOf(next), ...inputsIn(card) }));
  }
  return all;
}

const listed = (value = ''): readonly string[] => value.split(',').filter((one) => one !== '');
/** Of several choices each; of a text the words. */
const keeps = (held: Typed, types: Typed): readonly string[] =>
  Object.entries(types)
    .filter(([name, value]) => {
      const now = held[name] ?? '';
      return !now.includes(value) && !listed(value).every((one) => listed(now).includes(one));
    })
    .map(([name]) => name);

export interface Came {
  /** What of the first is gone, and what of the second was not taken, by the name of its question. */
  readonly lost: readonly string[];
  /** The second was told: that it was not taken, or what it took the place of. */
  readonly said: boolean;
}
const isSaid = (answer: Answer): boolean =>
  answer.problems !== undefined || inside.oursIn(cardIn(answer)).join(' ').startsWith('○');

/** Throws unless what this hand saves by itself is taken, and is there: the table would be wrong. */
async function savesAlone(desk: DeskInMemory, form: Form, hand: Hand, { verb, data }: Drawn): Promise<void> {
  const answer = await desk.answer(hand.by, verb, data);
  if (isSaid(answer))
    throw new Error(`${form.verb}: ${hand.by.name} cannot save it: ${(answer.problems ?? []).join(' ')}`);
  const gone = keeps(await holds(desk, form, { ...hand, by: form.first.by }), hand.types);
  if (gone.length > 0) throw new Error(`${form.verb} does not show what ${hand.by.name} saved: ${gone.join()}`);
}

export async function pressedByBoth(form: Form): Promise<Came> {
  const { over, first, second } = form;
  const other = over();
  await savesAlone(other, form, second, await draws(other, form, second));

  const desk = over();
  const [one, next] = [await draws(desk, form, first), await draws(desk, form, second)];
  await savesAlone(desk, form, first, one);
  const answer = await desk.answer(second.by, next.verb, next.data);
  return {
    lost: [
      ...keeps(await holds(desk, form, first), first.types),
      ...keeps(await holds(desk, form, { ...second, by: first.by }), second.types),
    ],
    said: isSaid(answer),
  };
}
