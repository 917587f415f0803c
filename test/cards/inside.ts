// What a card is made of, and what a client sends back of it.
import assert from 'node:assert/strict';
import type { Card, Json } from '../../src/cards/blocks.ts';
import type { Answer } from '../../src/desk/scene/answer.ts';

/** Any object of a card's JSON. */
export type Part = Readonly<Record<string, Json | undefined>>;

export const isPart = (value: unknown): value is Part =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

export const partsIn = (value: Json | undefined): readonly Part[] => (Array.isArray(value) ? value.filter(isPart) : []);

/** An element and the style of the nearest container around it. */
export interface Placed {
  readonly part: Part;
  readonly inside: string;
}

const known = new WeakMap<object, readonly Placed[]>();

/** Every element of the body, containers included, in order. Each rule asks it of each card again: it is walked once. */
export function elementsOf(card: Card): readonly Placed[] {
  const found = known.get(card) ?? partsIn(card['body']).flatMap((part) => placed(part, 'default'));
  known.set(card, found);
  return found;
}

function placed(part: Part, inside: string): readonly Placed[] {
  const holds = part['type'] === 'Container' || part['type'] === 'Column';
  const style = holds && typeof part['style'] === 'string' ? part['style'] : inside;
  return [
    { part, inside },
    ...[...partsIn(part['items']), ...partsIn(part['columns'])].flatMap((item) => placed(item, style)),
  ];
}

export const ofType = (card: Card, start: string): readonly Part[] =>
  elementsOf(card)
    .map(({ part }) => part)
    .filter((part) => textOf(part, 'type').startsWith(start));

export const inputsOf = (card: Card): readonly Part[] => ofType(card, 'Input.');

/** The rows of buttons: those in the body, then the card's own. */
export const actionRowsOf = (card: Card): readonly (readonly Part[])[] => [
  ...ofType(card, 'ActionSet').map((set) => partsIn(set['actions'])),
  ...(card['actions'] === undefined ? [] : [partsIn(card['actions'])]),
];
/** What is pressed as a whole: a tile, a row of a list. */
export const pressedPartsOf = (card: Card): readonly Part[] =>
  elementsOf(card)
    .map(({ part }) => part)
    .filter((part) => 'selectAction' in part);
const pressedOf = (card: Card): readonly Part[] =>
  pressedPartsOf(card).flatMap((part) => (isPart(part['selectAction']) ? [part['selectAction']] : []));
export const actionsOf = (card: Card): readonly Part[] => [...actionRowsOf(card).flat(), ...pressedOf(card)];

/** A property that is text, or ''. */
export const textOf = (part: Part, name: string): string => {
  const value = part[name];
  return typeof value === 'string' ? value : '';
};

/** What the card's own buttons are called. */
export const buttonsOf = (card: Card): readonly string[] =>
  partsIn(card['actions']).map((action) => textOf(action, 'title'));

/** The texts of ours: everything that is read as markdown. */
export const oursIn = (card: Card): readonly string[] =>
  ofType(card, 'TextBlock').map((part) => textOf(part, 'text').trim());

/** The card of an answer. What a person reads at its lines, that it is given back, a page is told as data. */
export function cardOf({ card, problems, about }: Answer, verb: string): Card {
  if (about !== undefined) isOf(card as Card, about, verb);
  const isGivenBack = oursIn(card as Card).some((text) => text.startsWith('× '));
  assert.equal(problems !== undefined, isGivenBack, `${verb}: ${problems?.join(' ')}`);
  return card as Card; // every answer is a card
}

/** What leads on from a card, and what its title names, is the case or the action that the answer says it is about. */
function isOf(card: Card, about: string, verb: string): void {
  for (const action of partsIn(card['actions'])) {
    const data = isPart(action['data']) ? action['data'] : {};
    const reference = textOf(data, 'ref');
    const name = about.includes('/') ? `${reference}/${textOf(data, 'action')}` : reference;
    if (reference !== '') assert.equal(name, about, `${verb}: ${textOf(action, 'title')}`);
  }
  const named =
    // A receipt may name what was done before, such as the item before this one.
    oursIn({ ...card, body: belowReceipt(card) })
      .slice(0, 2)
      .join(' ')
      .match(/MSET-[0-9A-Z]{4}-[0-9A-Z]{2}/g) ?? [];
  assert.ok(
    named.every((reference) => about.startsWith(reference)),
    `${verb}: ${named.join()} over ${about}`,
  );
}

/** Whether it begins, below a receipt, with the strip that says what nobody may overlook: a ground, a sign, and words that are said aloud. */
export function isWarned(card: Card): boolean {
  const [first = {}] = belowReceipt(card);
  const said = partsIn(first['items']).filter((part) => part['type'] === 'TextBlock');
  return (
    first['type'] === 'Container' &&
    first['style'] === 'attention' &&
    said.length > 0 &&
    said.every((part) => {
      const text = textOf(part, 'text');
      return text.startsWith('▲ ') && textOf(card, 'speak').includes(text.slice(2));
    })
  );
}

const signs = /[▲●○✓✖] ?/g;
const innerOf = (part: Part): readonly Part[] =>
  ['items', 'columns', 'inlines', 'actions'].flatMap((name) => partsIn(part[name]));
/** All that an element shows, in order. */
export const shownWithSigns = (part: Part): string =>
  [textOf(part, 'text').trim(), ...innerOf(part).map(shownWithSigns)].filter((text) => text !== '').join(' ');
/** The same as it is said. */
export const shownIn = (part: Part): string => shownWithSigns(part).replaceAll('**', '').replaceAll(signs, '');
/** Whether something in it can be pressed or filled in by itself. */
export const holdsPress = (part: Part): boolean =>
  innerOf(part).some((one) => 'selectAction' in one || /^(Action|Input)/.test(textOf(one, 'type')) || holdsPress(one));

export const isHeading = (part: Part = {}): boolean => part['type'] === 'TextBlock' && part['style'] === 'heading';
const grounds = ['attention', 'warning', 'accent', 'good', 'emphasis'];
/** State left, time right, over the full width. */
export function isBand(part: Part = {}): boolean {
  const [set = {}, ...more] = partsIn(part['items']);
  const bled = part['bleed'] === true && grounds.includes(textOf(part, 'style'));
  return bled && set['type'] === 'ColumnSet' && more.length === 0 && /^[▲●○✓✖] /.test(shownWithSigns(set));
}
/** What a press has just written: what is wide on the left, and the time on the right. */
export function isReceipt(part: Part = {}): boolean {
  const [set = {}] = partsIn(part['items']);
  const [wide = {}] = partsIn(set['columns']);
  const isDone = part['bleed'] === true && part['style'] === 'good' && shownWithSigns(set).startsWith('✓ ');
  return isDone && wide['width'] === 'stretch';
}
/** The body without the receipt that it may begin with. */
export function belowReceipt(card: Card): readonly Part[] {
  const body = partsIn(card['body']);
  return isReceipt(body[0]) ? body.slice(1) : body;
}
export const bandsOf = (card: Card): readonly Part[] =>
  ofType(card, 'Container').filter((part) => isBand(part) && !isReceipt(part));
export const isBandLine = (part: Part = {}): boolean => /^\*\*[▲●○✓✖] /.test(textOf(part, 'text'));
/** The boxes on the ground that alarms. */
export const redGroundsOf = (card: Card): readonly Part[] =>
  ofType(card, 'Container').filter((part) => part['style'] === 'attention');

/** The texts that are shown as they are. */
export const quotedIn = (card: Card): readonly string[] =>
  ofType(card, 'RichTextBlock').map((part) =>
    partsIn(part['inlines'])
      .map((run) => textOf(run, 'text'))
      .join(''),
  );

const isWarningAgain = (part: Part): boolean => part['color'] === 'Attention' && textOf(part, 'text').startsWith('▲ ');
/** What is warned of again directly above the buttons, where one turns a form as well; '' where nothing is. */
export function warnedAbove(card: Card): string {
  const turns = (part: Part): boolean =>
    partsIn(part['actions']).some(({ type }) => type === 'Action.ToggleVisibility');
  const last = partsIn(card['body']).findLast((part) => !turns(part)) ?? {};
  return isWarningAgain(last) ? textOf(last, 'text').slice(2) : '';
}
/** The last words above the buttons, and above the warning that is repeated there. */
export const footOf = (card: Card): string =>
  textOf(partsIn(card['body']).findLast((part) => part['type'] !== 'ActionSet' && !isWarningAgain(part)) ?? {}, 'text');

/** What a client sends back of an untouched card: the value of each input, absent where empty. */
export const sentBackBy = (card: Card): Readonly<Record<string, string>> =>
  Object.fromEntries(
    inputsOf(card).flatMap((part) => {
      const value = textOf(part, 'value');
      return value === '' ? [] : [[textOf(part, 'id'), value] as const];
    }),
  );

export const bytesOf = (card: Card): number => Buffer.byteLength(JSON.stringify(card));
