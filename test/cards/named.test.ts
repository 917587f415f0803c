// A card says what to press only where it can be pressed, and says nothing twice: people who are tired look for a button that
// a sentence names, and read a sentence again that stands there again.
import assert from 'node:assert/strict';
import type { Card } from '../../src/cards/blocks.ts';
import { usualGallery, type Shown } from './gallery/gallery.ts';
import * as inside from './inside.ts';

/** What a sentence tells people to press, by its name: "press **Verify**", "press Advice first". */
const named =
  /\b[Pp]ress (?:\*\*)?([A-Z][^.,:;*\n]*?)(?:\*\*| when\b| if\b| to\b| or\b| and\b| again\b| first\b|[.,:;\n]|$)/g;
const namedIn = (card: Card): readonly string[] =>
  [...inside.oursIn(card).join('\n').matchAll(named)].map(([, name = '']) => name.trim());
/** What can be pressed there; a row is named by what it shows. */
const pressedOn = (card: Card): readonly string[] =>
  inside.actionsOf(card).map((action) => inside.textOf(action, 'title'));
const missingOn = (card: Card): readonly string[] => {
  const there = pressedOn(card);
  return namedIn(card).filter((name) => !there.some((title) => title.startsWith(name)));
};

/** What a press does: what it sends, or where it leads. */
const doneBy = (action: inside.Part): string =>
  JSON.stringify([action['verb'], action['data'], action['url'], action['targetElements']]);
/** The clients say the title of a button, and nothing else that a card could give them. */
const heardAlike = (card: Card): readonly string[] => {
  const actions = inside.actionsOf(card);
  const alike = actions.filter((one) =>
    actions.some(
      (other) => inside.textOf(other, 'title') === inside.textOf(one, 'title') && doneBy(other) !== doneBy(one),
    ),
  );
  return [...new Set(alike.map((action) => inside.textOf(action, 'title')))];
};

const choicesIn = (card: Card): readonly string[] =>
  inside
    .inputsOf(card)
    .flatMap((part) => inside.partsIn(part['choices']).map((choice) => inside.textOf(choice, 'title')));

/** A row of a list, for those who may press it and for those who read it. */
const isRow = (part: inside.Part): boolean =>
  'selectAction' in part || (part['type'] === 'Container' && part['separator'] === true && part['spacing'] === 'Small');
/** The button of a line, as wide as it has to be. */
const isButtonOfLine = (part: inside.Part): boolean =>
  inside
    .partsIn(part['columns'])
    .some((column) => inside.partsIn(column['items']).some((one) => 'selectAction' in one));
/** Rows of a list may be alike, buttons of lines, and what people wrote; what the card itself says may not. */
function saidTwice(card: Card): readonly string[] {
  const own = {
    ...card,
    body: inside.partsIn(card['body']).filter((part) => !isRow(part) && !isButtonOfLine(part)),
  } as Card;
  const said = inside
    .oursIn(own)
    .map((text) => text.replaceAll('**', '').replace(/^✓ /, ''))
    .filter((text) => text.length > 8);
  return said.filter((text, place) => said.indexOf(text) !== place);
}

const isMore = (card: Card): boolean => inside.oursIn(card)[0] === 'More';

describe('What a card says', () => {
  let gallery: readonly Shown[] = [];
  before(async () => {
    gallery = await usualGallery();
  });

  it('names a button only where the button is', () => {
    const wrong = gallery.flatMap(({ name, card }) => missingOn(card).map((button) => `${name}: ${button}`));
    assert.deepEqual(wrong, []);
  });

  it('that a child is missing is recorded from the card of the case itself, and is never behind More', () => {
    const more = gallery.filter(({ card }) => isMore(card));
    assert.ok(more.length > 20, `${more.length}`);
    const behind = more.filter(({ card }) => pressedOn(card).includes('Record missing')).map(({ name }) => name);
    assert.deepEqual(behind, []);
    const opened = gallery.filter(({ card }) => pressedOn(card).includes('More'));
    assert.ok(opened.filter(({ card }) => pressedOn(card).includes('Record missing')).length > 20);
  });

  it('has no two buttons of the history that are heard alike and do different things', () => {
    const histories = gallery.filter(({ card }) => inside.oursIn(card)[0] === 'History, step by step');
    const wrong = histories.flatMap(({ name, card }) => heardAlike(card).map((title) => `${name}: ${title}`));
    assert.deepEqual(wrong, []);
    const several = histories.filter(
      ({ card }) => inside.pressedPartsOf(card).filter((part) => inside.shownIn(part) === 'Put right').length > 1,
    );
    assert.ok(several.length > 0);
  });

  it('is said once', () => {
    const wrong = gallery.flatMap(({ name, card }) => saidTwice(card).map((text) => `${name}: ${text}`));
    assert.deepEqual(wrong, []);
  });

  /** A word that people meet, and the one that is said instead. */
  const pairs: readonly (readonly [word: RegExp, instead: string])[] = [
    [/\bUnknown\b(?! callers)/, 'Not known'],
    [/\boverdue since\b|\blate since\b/i, 'was due'],
    [/\bRecord (?:return )?interview\b/, 'Return interview'],
    [/\bSept\b/, 'Sep'],
    [/\bset of minutes\b|\bminutes to approve, [23]/, 'sets of minutes'],
    [/\bReport progress\b/, 'Mark done'],
  ];
  it('has one word for one thing', () => {
    const wrong = gallery.flatMap(({ name, card }) => {
      const said = [...inside.oursIn(card), ...inside.quotedIn(card), ...pressedOn(card), ...choicesIn(card)];
      return pairs.flatMap(([word, instead]) =>
        said.filter((text) => word.test(text)).map((text) => `${name}: ${instead}, not “${text.slice(0, 80)}”`),
      );
    });
    assert.deepEqual(wrong, []);
  });
});
