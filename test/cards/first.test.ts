// What an opened case offers at once: what fits the child's day, and what a person came for; the rest is behind More.
import assert from 'node:assert/strict';
import type { Card } from '../../src/cards/blocks.ts';
import { kestrelReference, must, priya } from '../people/builders.ts';
import { deskOver } from '../worlds/desk-in-memory.ts';
import { caseIn } from './cases/triage-cases.ts';
import { usualGallery, type Shown } from './gallery/gallery.ts';
import * as inside from './inside.ts';

const pressedOn = (card: Card): readonly string[] =>
  inside.actionsOf(card).map((action) => inside.textOf(action, 'title'));
const primaryOf = (card: Card): readonly string[] =>
  inside
    .actionsOf(card)
    .filter((action) => action['style'] === 'positive')
    .map((action) => inside.textOf(action, 'title'));
const has = (card: Card, title: string): boolean => pressedOn(card).some((one) => one.startsWith(title));

describe('An opened case offers', () => {
  let gallery: readonly Shown[] = [];
  before(async () => {
    gallery = await usualGallery();
  });
  const cardOf = (name: string): Card => must(gallery.find((shown) => shown.name === name)).card;

  it('of a child who has died no episode and no assessment, and the notice first to those who record it', () => {
    const ofDeath = gallery.filter(({ name }) => /^(?:death|put right, a death.*taken$)/.test(name));
    const died = ofDeath.filter(({ card }) => inside.oursIn(card).some((text) => /has died|legal hold/i.test(text)));
    assert.ok(died.length >= 12, `${died.length}`);
    for (const { name, card } of died)
      for (const title of ['Record missing', 'Assess risk', 'Challenge'])
        assert.ok(!has(card, title), `${name}: ${title}`);
    assert.deepEqual(primaryOf(cardOf('death, notice due, Moira Example')), ['Record notice']);
    assert.ok(
      inside
        .oursIn(cardOf('death, notice sent, Priya Testworth'))
        .some((text) => text.includes('Nothing is asked of you today.')),
    );
  });

  it('the challenge of a decision at once, and never behind More because there is something to add', async () => {
    for (const name of ['family, open', 'handed over, open', 'ends, closing, Priya Testworth', 'ends.propose, taken'])
      assert.ok(has(cardOf(name), 'Challenge'), name);
    const desk = deskOver({ cases: [caseIn('open', undefined)] });
    const [opened, more] = await Promise.all(
      ['case.open', 'case.more'].map(async (verb) => desk.press(priya, verb, { ref: kestrelReference })),
    );
    assert.deepEqual(
      [must(opened), must(more)].map((card) => ['Challenge', 'Add person or place'].map((title) => has(card, title))),
      [
        [true, false],
        [false, true],
      ],
    );
  });

  it('to the person who recorded that the child is missing: how urgent it is, and that the child is back', () => {
    const card = cardOf('missing.record, taken');
    assert.ok(inside.oursIn(card).some((text) => text.includes('Urgent: a child is missing')));
    assert.deepEqual(primaryOf(card), ['Child has returned']);
  });
});
