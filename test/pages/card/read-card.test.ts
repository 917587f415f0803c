// What a card tells the page that shows it, of real cards and of whatever else may come.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Card } from '../../../src/cards/blocks.ts';
import { ApiProblem } from '../../../src/pages/data/api.ts';
import * as read from '../../../src/pages/card/panel/read-card.ts';
import { htmlOf } from '../../../src/pages/card/draw/markdown.ts';
import { must } from '../../people/builders.ts';
import { usualGallery, type Shown } from '../../cards/gallery/gallery.ts';
import * as inside from '../../cards/inside.ts';

describe('A card tells its page', () => {
  let gallery: readonly Shown[] = [];
  const card = (name: string): Card => must(gallery.find((shown) => shown.name === name)).card;
  before(async () => {
    gallery = await usualGallery();
  });

  it('whether it saves itself: the pages of the referral do, and nothing else', () => {
    for (const { name, card } of gallery) {
      const verbs = inside.actionsOf(card).map((action) => action['verb']);
      const isPage = verbs.includes('refer.next') || verbs.includes('refer.submit');
      const saves = read.autosaveOf(card);
      assert.equal(saves !== undefined, isPage && inside.inputsOf(card).length > 0, name);
      if (saves === undefined) continue;
      assert.equal(saves.verb, 'refer.autosave');
      const { ref, page, command } = saves.data;
      assert.ok(
        [ref, page, command].every((one) => typeof one === 'string' && one !== ''),
        name,
      );
    }
  });
  it('when it was saved, or that it was not', () => {
    const page = card('page 2, filled in');
    assert.deepEqual(read.readSaved({ card: page, saved: '10:00' }), { ok: true, at: '10:00' });
    const wrong = { card: card('page 2, everything wrong'), saved: '10:00', problems: ['Surname: this is needed.'] };
    assert.deepEqual(read.readSaved(wrong), { ok: true, at: '10:00' });
    const fault = read.readSaved({ card: card('fault on page 2'), problems: ['Something went wrong on our side.'] });
    assert.deepEqual(fault, { ok: false, why: 'It will try again automatically.', final: false });
    const late = read.readSaved({ card: card('refused: too late') });
    assert.ok(!late.ok && late.final && late.why.length > 10);
    assert.equal(read.readSaved({ card: {} }).ok, false);
  });
  it('its buttons, and what it says aloud', () => {
    for (const { name, card } of gallery) {
      assert.equal(read.speakOf(card), inside.textOf(card, 'speak').trim(), name);
      for (const action of inside.actionRowsOf(card).flat())
        assert.ok(read.hasVerb(card, inside.textOf(action, 'verb')), name);
      assert.equal(read.hasVerb(card, 'no.such'), false);
    }
  });
  it('nothing, and without a fault, when it is no card at all', () => {
    fc.assert(
      fc.property(
        fc.object({ maxDepth: 4, key: fc.constantFrom('body', 'actions', 'items', 'type', 'text', 'verb', 'data') }),
        (thing) => {
          for (const ask of [read.autosaveOf, read.speakOf]) ask(thing);
          read.readSaved({ card: thing });
        },
      ),
    );
  });
});

describe('A button that ends a sitting', () => {
  it('is Close or Home, of anything', () => {
    for (const verb of ['home', 'case.close', 'action.close', 'meeting.close']) assert.ok(read.isClosing(verb), verb);
    for (const verb of ['home.more', 'refer.save', 'case.open', 'closed', '']) assert.ok(!read.isClosing(verb), verb);
  });
});

const isFinal = (status: number): boolean => {
  const outcome = read.unsaved(new ApiProblem(status, 'No.'));
  return !outcome.ok && outcome.final;
};

describe('A press that failed', () => {
  it('says what the server said, and what support may be told', () => {
    assert.equal(read.sayProblem(new ApiProblem(500, 'Press again.', 'AB12')), 'Press again. (Tell support: AB12.)');
    assert.equal(read.sayProblem(new ApiProblem(429, 'Wait 3 seconds.')), 'Wait 3 seconds.');
    assert.equal(read.sayProblem(new TypeError('x is not a function')), 'That did not work. Try again.');
  });
  it('of a save is tried again unless it was refused', () => {
    assert.deepEqual([0, 401, 429, 500, 503].map(isFinal), [false, false, false, false, false]);
    assert.deepEqual([400, 403, 404].map(isFinal), [true, true, true]);
  });
});

describe('A text of ours on a card', () => {
  it('is bold where it says so, keeps its lines, and is nothing else than text', () => {
    assert.equal(htmlOf('ring **999** & **101**'), 'ring <strong>999</strong> &amp; <strong>101</strong>');
    assert.equal(htmlOf('one\ntwo'), 'one<br>two');
    assert.equal(htmlOf('1. a [link](https://x.example) *x* `y` _z_'), '1. a [link](https://x.example) *x* `y` _z_');
    assert.equal(
      htmlOf('**<img src=x onerror="alert(1)">**'),
      '<strong>&lt;img src=x onerror=&quot;alert(1)&quot;&gt;</strong>',
    );
  });
  it('never lets an element of its own through', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const rest = htmlOf(text).replaceAll(/<\/?strong>|<br>/g, '');
        assert.doesNotMatch(rest, /[<>"']/);
      }),
    );
  });
});
