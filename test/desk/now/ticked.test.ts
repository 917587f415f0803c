// Several things have changed: what each tick raises is a card of its own, and one press at the end changes all of them.
import assert from 'node:assert/strict';
import type { Card } from '../../../src/cards/blocks.ts';
import { actionsOf, buttonsOf, footOf, inputsOf, oursIn, sentBackBy, textOf } from '../../cards/inside.ts';
import { caseIn } from '../../cards/cases/triage-cases.ts';
import { isOpenCase } from '../../../src/domain/case/state/stage-table.ts';
import { intoReview } from '../../../src/domain/case/state/stages.ts';
import { mintCommandId } from '../../../src/domain/kernel/ids.ts';
import { kestrelReference, moira, must, priya } from '../../people/builders.ts';
import { commandOf, deskOver, tuesday, type DeskInMemory } from '../../worlds/desk-in-memory.ts';

const go = 'now.change.go';
const madeAt = (afterMs: number): string => mintCommandId(Date.parse(tuesday) + afterMs, new Uint8Array(8));
const data = { ref: kestrelReference, command: commandOf('ripe') };
const idsOn = (card: Card): readonly string[] => inputsOf(card).map((part) => textOf(part, 'id'));
const dataOf = (card: Card, verb: string): object =>
  Object(actionsOf(card).find((action) => action['verb'] === verb)?.['data']);
/** What a client sends: what the button carries, and every input of the card as it is then. */
const sends = (card: Card, verb: string, typed: object): object => ({
  ...dataOf(card, verb),
  ...sentBackBy(card),
  ...typed,
  command: commandOf('ripe'),
});

const open = must([caseIn('open')].find(isOpenCase));
/** The other forms that ask about what is true now, and what else is typed on them. */
const alsoAsk = [
  ['an update', 'review.update.go', open, { news: 'He moved.', risk: 'no' }],
  [
    'a review',
    'review.prepare.go',
    intoReview(open),
    { changed: 'He moved.', childsWords: 'I like it.', obtained: 'asked', familyView: 'They want him home.' },
  ],
] as const;

describe('Several ticks of what is true now', () => {
  let desk: DeskInMemory;
  let first: Card;
  beforeEach(async () => {
    desk = deskOver({ cases: [caseIn('open')] });
    first = await desk.press(moira, go, { ...data, trueNow: 'home,phone' });
  });

  it('are asked one a card, which says what follows and goes on with Next', () => {
    assert.deepEqual(idsOn(first), ['livesAt', 'address', 'postcode', 'placement', 'placedBy']);
    assert.match(footOf(first), /^Nothing is sent yet: 5 more questions above\. Then: The child’s phone\.$/);
    assert.ok(buttonsOf(first).includes('Next'));
  });
  it('are asked with the last how that is known, and changed by one press', async () => {
    const second = await desk.press(moira, go, sends(first, go, { livesAt: 'foster', address: '9 New Road' }));
    assert.deepEqual(idsOn(second), ['phone', 'knownBy']);
    const taken = await desk.press(moira, go, sends(second, go, { phone: '0191 498 0000', knownBy: 'She told me.' }));
    const said = JSON.stringify(taken);
    for (const one of ['Changed: where the child lives, the child’s phone', 'Foster care. 9 New Road', '0191 498 0000'])
      assert.ok(said.includes(one), one);
  });
  it('what is wrong on one of the cards is put right on it, before the next', async () => {
    const again = await desk.press(moira, go, sends(first, go, { livesAt: '', placement: 'With Mr Fakename' }));
    assert.deepEqual(idsOn(again), idsOn(first));
    assert.ok(oursIn(again).some((text) => text.startsWith('× Where the child lives')));
    assert.equal(sentBackBy(again)['placement'], 'With Mr Fakename');
  });
  it('keep what was typed on the card before, also where the store is down', async () => {
    const second = await desk.press(moira, go, sends(first, go, { livesAt: 'foster', address: '9 New Road' }));
    const down = await deskOver({ broken: true, cases: [caseIn('open')] }).press(
      moira,
      go,
      sends(second, go, { phone: '0191 498 0000', knownBy: 'She told me.' }),
    );
    const kept = sends(down, go, {});
    assert.equal(idsOn(down).includes('trueNow'), false);
    for (const [name, value] of Object.entries({
      trueNow: 'home,phone',
      address: '9 New Road',
      phone: '0191 498 0000',
    }))
      assert.equal(Object(kept)[name], value);
  });
  it('what another person changed since the first card is told before it is written over; what was typed is kept', async () => {
    const second = await desk.press(moira, go, sends(first, go, { livesAt: 'foster', address: '9 New Road' }));
    const others = {
      livesAt: 'family',
      address: '1 Other Street',
      postcode: '',
      placement: '',
      placedBy: '',
      knownBy: 'Her mother.',
    };
    // Made after hers, and taken before her last.
    const change = {
      ...data,
      command: madeAt(-30_000),
      trueNow: 'home',
      raised: 'livesAt,address,postcode,placement,placedBy,knownBy',
    };
    assert.match(
      JSON.stringify(await desk.press(priya, go, { ...change, ...others })),
      /Changed: where the child lives/,
    );
    const typed = { phone: '0191 498 0000', knownBy: 'She told me.' };
    const told = await desk.press(moira, go, { ...sends(second, go, typed), command: madeAt(1) });
    assert.match(JSON.stringify(told), /Changed since you opened this\. Where the child lives: .*1 Other Street/);
    const kept = sends(told, go, {});
    for (const [name, value] of Object.entries({ ...typed, address: '9 New Road' }))
      assert.equal(Object(kept)[name], value);
  });
  for (const [name, verb, childCase, typed] of alsoAsk)
    it(`what another person changed since ${name} was opened is told before it is written over; what was typed is kept`, async () => {
      desk = deskOver({ cases: [childCase] });
      const home = await desk.press(priya, verb, { ...data, ...typed, trueNow: 'home' });
      const others = { livesAt: 'family', address: '1 Other Street', postcode: '', placement: '', placedBy: '' };
      const change = {
        ...data,
        command: madeAt(-30_000),
        trueNow: 'home',
        raised: `${Object.keys(others).join()},knownBy`,
      };
      const taken = await desk.press(moira, go, { ...change, ...others, knownBy: 'Her mother.' });
      assert.match(JSON.stringify(taken), /Changed: where the child lives/);
      const mine = { livesAt: 'foster', address: '9 New Road', knownBy: 'She told me.' };
      const told = await desk.press(priya, verb, { ...sends(home, verb, mine), command: madeAt(1) });
      assert.match(JSON.stringify(told), /Changed since you opened this\. Where the child lives: .*1 Other Street/);
      const kept = sends(told, verb, {});
      for (const [field, value] of Object.entries({ ...typed, ...mine }))
        assert.equal(Object(kept)[field], value, field);
      const again = await desk.press(priya, verb, { ...kept, command: madeAt(2) });
      assert.doesNotMatch(JSON.stringify(again), /Changed since you opened this/);
    });
  it('of an update come back with what was typed after Back from one of them', async () => {
    const update = { ...data, news: 'He moved.', risk: 'no', trueNow: 'home,phone' };
    const home = await desk.press(moira, 'review.update.go', update);
    const form = await desk.press(moira, 'review.update', sends(home, 'review.update', { livesAt: 'foster' }));
    assert.deepEqual(idsOn(form), ['news', 'risk', 'mark', 'trueNow']);
    const homeAgain = await desk.press(moira, 'review.update.go', sends(form, 'review.update.go', {}));
    assert.equal(sentBackBy(homeAgain)['livesAt'], 'foster');
  });
});
