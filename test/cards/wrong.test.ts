// A form that is given back says each mistake once, at its question, and has a button that leads to the first one.
import assert from 'node:assert/strict';
import type { Card } from '../../src/cards/blocks.ts';
import { wholeGallery, type Shown } from './gallery/gallery.ts';
import * as inside from './inside.ts';

const isMistake = (text: string): boolean => text.startsWith('× ');
/** What is wrong, in order: of the questions, and of the whole. */
const mistakesOn = (card: Card): readonly string[] => inside.oursIn(card).filter(isMistake);
/** The input below each mistake that is about a question. */
const wrongOn = (card: Card): readonly (readonly [mistake: string, input: inside.Part])[] => {
  const all = inside.elementsOf(card).map(({ part }) => part);
  return all.flatMap((part, place) => {
    const next = all[place + 1] ?? {};
    const said = inside.textOf(part, 'text');
    return isMistake(said) && inside.textOf(next, 'type').startsWith('Input.') ? [[said, next] as const] : [];
  });
};
const titleOf = (input: inside.Part): string => inside.textOf(input, 'label').replace(/ \(optional\)$/, '');

const turnsOf = (card: Card): readonly inside.Part[] =>
  inside.actionsOf(card).filter((action) => action['type'] === 'Action.ToggleVisibility');
const targetsOf = (action: inside.Part): readonly string[] =>
  (action['targetElements'] as readonly unknown[]).map(String);
/** The same card after such a press, as the client turns it. */
const turned = (card: Card, action: inside.Part): Card => ({
  ...card,
  body: inside
    .partsIn(card['body'])
    .map((part) =>
      targetsOf(action).includes(inside.textOf(part, 'id'))
        ? { ...part, isVisible: part['isVisible'] === false }
        : part,
    ) as never,
});
/** What of it is in sight. */
const seen = (card: Card): Card => ({
  ...card,
  body: inside
    .partsIn(card['body'])
    .filter((part) => part['isVisible'] !== false)
    .map(({ isVisible: _shown, ...part }) => part),
});

const all = (cards: readonly Shown[], rule: (card: Card) => readonly string[]): void => {
  const broken = cards.flatMap(({ name, card }) => rule(card).map((what) => `${name}: ${what}`));
  assert.ok(broken.length === 0, `${broken.length} times:\n${broken.slice(0, 15).join('\n')}`);
};

describe('A form that is given back', () => {
  let refused: readonly Shown[] = [];
  let wrong: readonly Shown[] = [];
  before(async () => {
    refused = (await wholeGallery()).filter(({ card }) => mistakesOn(card).length > 0);
    wrong = refused.filter(({ card }) => wrongOn(card).length > 0);
    assert.ok(refused.length > 400 && wrong.length > 150, `${refused.length}, of which ${wrong.length} of questions`);
  });
  it('says each mistake once', () => {
    all(refused, (card) => {
      const texts = inside.oursIn(card);
      return mistakesOn(card).filter((one) => texts.filter((text) => text.includes(one.slice(2))).length !== 1);
    });
  });
  it('says it above its question, by the label of that', () => {
    all(wrong, (card) =>
      wrongOn(card)
        .filter(([said, input]) => !said.startsWith(`× ${titleOf(input)}`))
        .map(([said]) => said),
    );
  });
  it('counts them at its end, and names none of them again', () => {
    all(wrong, (card) => {
      const many = wrongOn(card).length;
      const foot =
        many === 1 ? '× 1 answer to look at again, marked ×.' : `× ${many} answers to look at again, each marked ×.`;
      return inside.footOf(card) === `${foot} Nothing you typed is lost.` ? [] : [inside.footOf(card)];
    });
  });
  it('has a button to the first of them, which takes the other questions away, and one that brings them back', () => {
    let led = 0;
    all(wrong, (card) => {
      const [[, first] = []] = wrongOn(card);
      const [to, back] = turnsOf(card);
      if (first === undefined) return ['nothing is wrong'];
      if (to === undefined || back === undefined) {
        return inside
          .partsIn(card['body'])
          .filter((part) => inside.inputsOf({ ...card, body: [part] as never }).length > 0).length > 1
          ? ['no button to it']
          : [];
      }
      led += 1;
      const [begun, after] = [seen(card), seen(turned(card, to))];
      const [nearest] = inside.inputsOf(after);
      const asked = inside.inputsOf(card).map((part) => part['id']);
      const again = seen(turned(turned(card, to), back));
      return [
        ...(titleOf(first).startsWith(inside.textOf(to, 'title').replace('Go to: ', '').replace('…', ''))
          ? []
          : [`${inside.textOf(to, 'title')} instead of ${titleOf(first)}`]),
        ...(inside.inputsOf(after).some(({ id }) => id === first['id']) ? [] : ['the question is not there after it']),
        ...(nearest?.['id'] === first['id'] || wrongOn(after).length > 0 ? [] : ['something else is there']),
        ...(inside.inputsOf(after).length < asked.length || asked.length === 1 ? [] : ['all is still there']),
        ...(inside.inputsOf(begun).length === asked.length ? [] : ['something is hidden before it']),
        ...(JSON.stringify(again) === JSON.stringify(begun) ? [] : ['it does not come back']),
        ...([begun, after].map((one) => turnsOf(one).length).join() === '1,1' ? [] : ['not one button at a time']),
      ];
    });
    assert.ok(led > 100, `${led}`);
  });
});
