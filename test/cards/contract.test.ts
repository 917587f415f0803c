// What people see, in the exact words of contract.ts.
import assert from 'node:assert/strict';
import type { Card } from '../../src/cards/blocks.ts';
import { homeCard } from '../../src/cards/home.ts';
import { colin, kestrel, kestrelReference, monday10, must, priya } from '../people/builders.ts';
import {
  adviceContract,
  decisionContract,
  followUpsContract,
  homeContract,
  optionalPages,
  pagesContract,
} from './contract.ts';
import { usualGallery, worstGallery, type Shown } from './gallery/gallery.ts';
import { commandOf, deskOver } from '../worlds/desk-in-memory.ts';
import { caseAt } from './cases/stages.ts';
import {
  actionsOf,
  buttonsOf,
  inputsOf,
  oursIn,
  partsIn,
  pressedPartsOf,
  quotedIn,
  shownWithSigns,
  textOf,
  type Part,
} from './inside.ts';

const labelIn = (label: string): string => (label.endsWith('*') ? label.slice(0, -1) : `${label} (optional)`);
const labelsOf = (card: Card): readonly string[] => inputsOf(card).map((part) => textOf(part, 'label'));
const titlesOf = (part: Part): readonly string[] => partsIn(part['choices']).map((choice) => textOf(choice, 'title'));
const chosenIn = (part: Part): string | undefined => {
  const chosen = partsIn(part['choices']).find((choice) => choice['value'] === part['value']);
  return chosen && textOf(chosen, 'title');
};

const inputIn = (card: Card, label: string): Part =>
  must(inputsOf(card).find((part) => part['label'] === labelIn(label)));

describe('what people see', () => {
  let gallery: readonly Shown[] = [];
  const named = (name: string): Card => must(gallery.find((shown) => shown.name === name)).card;
  before(async () => {
    gallery = await usualGallery();
  });

  for (const page of pagesContract) {
    const empty = page.id === '9' ? 'page 9, complete' : `page ${page.id}, empty`;

    it(`page ${page.id} is called “${page.title}” and asks what was agreed, in that order`, () => {
      const card = named(empty);
      assert.equal(oursIn(card)[0], page.title);
      assert.ok(oursIn(card)[1]?.startsWith(`Page ${page.id} of 9 · MSET-4F7K-24`));
      assert.deepEqual(labelsOf(card), page.labels.map(labelIn));
      for (const [label, titles] of Object.entries(page.choices ?? {})) {
        assert.deepEqual(titlesOf(inputIn(card, label)), titles);
      }
      for (const [label, title] of Object.entries(page.presets ?? {})) {
        assert.equal(chosenIn(inputIn(card, label)), title);
      }
    });
    it(`page ${page.id} has the buttons that were agreed, and says where one is once more above them`, () => {
      const last = ['Back', 'Save and close', 'Submit for consent'];
      const unknown = page.id === '1' ? [] : ['Rest not known'];
      const onward = ['Back', 'Next', ...unknown, 'Save and close'];
      assert.deepEqual(buttonsOf(named(empty)), page.id === '9' ? last : onward);
      assert.ok(oursIn(named(empty)).at(-1)?.startsWith(`Page ${page.id} of 9`));
    });
    it(`page ${page.id} chooses nothing beforehand but what was agreed`, () => {
      const preset = Object.keys(page.presets ?? {}).map(labelIn);
      const filled = inputsOf(named(page.id === '9' ? 'page 9, nothing answered' : empty)).filter(
        (part) => 'value' in part,
      );
      assert.deepEqual(
        filled.map((part) => textOf(part, 'label')),
        preset,
      );
    });
  }

  it('the last page says the referral in four lines, and nothing of it twice', () => {
    const card = named('page 9, complete');
    assert.deepEqual(quotedIn(card), [
      'Child: Kestrel Madeup, 15\nWorry: Criminal: county lines; Missing only\nSafe tonight: Yes\nYou ask for: Disruption; Multi-agency plan',
    ]);
    assert.ok(oursIn(card).includes('✓ Everything needed is there'));
    const basis = pressedPartsOf(card).map(shownWithSigns);
    assert.deepEqual(basis, [
      '**Shared as:** Public task and legal obligation; substantial public interest: safeguarding',
    ]);
  });
  it('behind Read it through every page is read back, each with its Change, and the optional pages are offered', () => {
    const cards = [1, 2, 3].map((part) => named(`read through, ${part}`));
    const changes = cards.flatMap(actionsOf).filter((action) => action['verb'] === 'refer.change');
    const titles = changes.map((action) => textOf(action, 'title')).filter((title) => title !== 'Back to check');
    const numbered = ['1', '2', '3', '4', '5', '6', '7', '8'].map((id) => `Change page ${id}`);
    assert.deepEqual(titles, [...numbered, ...optionalPages]);
    for (const id of ['1', '2', '3', '4', '5', '6', '7', '8']) {
      const title = must(pagesContract.find((page) => page.id === id)).title;
      assert.ok(cards.flatMap(oursIn).includes(`Page ${id} · ${title}`), title);
    }
    assert.ok(cards.flatMap(quotedIn).some((text) => text.includes('Surname: Madeup')));
    assert.ok(cards.flatMap(quotedIn).some((text) => text.includes('Date of birth: Monday 14 March 2011')));
    assert.deepEqual(cards.map(buttonsOf), [
      ['Read on', 'Back to check'],
      ['Back', 'Read on', 'Back to check'],
      ['Back', 'Back to check'],
    ]);
  });
  it('long answers are read back whole, and it says so where the card has no room for all of them', async () => {
    const worries = 'He was seen at 23:10 by the shop. '.repeat(100).trim();
    const draft = { ...caseAt('draft, filled in'), answers: { ...kestrel, worries } };
    const card = await deskOver({ cases: [draft] }).press(priya, 'refer.read', { ref: kestrelReference, part: 2 });
    assert.ok(quotedIn(card).some((text) => text.includes(worries)));
    const full = must((await worstGallery('bytes')).find((shown) => shown.name.startsWith('read through, 3')));
    assert.ok(quotedIn(full.card).some((text) => text.includes('(shortened here)')));
  });
  it('the last page has a row for each answer that is missing, and from seven on one for each page', () => {
    const two = pressedPartsOf(named('page 9, two missing')).map(shownWithSigns);
    assert.deepEqual(two.slice(0, 2), [
      '**Education status** Page 3, Home and school',
      '**Trusted adult** Page 6, The child’s voice',
    ]);
    const many = pressedPartsOf(named('page 9, nothing answered')).map(shownWithSigns);
    assert.equal(many.length, 9, 'eight pages, and the basis');
    assert.equal(many[1], '**Page 2, The child** Case system ID and 5 more');
  });
  it('the last page counts what is not known yet, once, with its one reason; which they are is a press away', () => {
    const unknown = pressedPartsOf(named('page 9, two missing')).map(shownWithSigns)[2];
    assert.equal(unknown, '**○ 23 are not known yet** He was not at school this week.');
    assert.deepEqual(labelsOf(named('page 9, two missing')), ['Consenting manager']);
    assert.deepEqual(labelsOf(named('page unknowns')), ['Tick what is not known', 'Why']);
    const ticks = titlesOf(inputIn(named('page unknowns'), 'Tick what is not known*'));
    assert.ok(ticks.includes('Trusted adult') && ticks.includes('Case system ID'));
    for (const never of ['Surname', 'Date of birth', 'How urgent is this?', 'Section 47 determination']) {
      assert.ok(!ticks.includes(never), never);
    }
  });
  it('the reason is asked on the last page, as a question, while it is missing', () => {
    const card = named('page 9, no reason');
    assert.deepEqual(labelsOf(card), ['Why', 'Consenting manager']);
    assert.ok(oursIn(card).includes('● Because something is not known yet'));
  });
  for (const { page, sent, because, labels } of followUpsContract) {
    it(`what an answer of page ${page} raises is asked alone and as a question, under why; left empty, it is a mistake`, async () => {
      const desk = deskOver({ cases: [caseAt('draft')] });
      const on = { ref: kestrelReference, page };
      const card = await desk.press(priya, 'refer.next', { ...on, ...sent, command: commandOf('ripe') });
      assert.deepEqual(labelsOf(card), labels);
      assert.deepEqual(
        oursIn(card).filter((text) => text.startsWith('● ')),
        because.map((text) => `● ${text}`),
      );
      assert.ok(!oursIn(card).some((text) => text.startsWith('× ')), 'nothing is called a mistake');
      assert.deepEqual(buttonsOf(card), ['Back', 'Next', 'Save and close']);
      const { data } = must(actionsOf(card).find((action) => textOf(action, 'title') === 'Next'));
      const left = await desk.press(priya, 'refer.next', { ...Object(data), command: commandOf('ripe') });
      assert.deepEqual(labelsOf(left), labels);
      assert.equal(oursIn(left).filter((text) => text.startsWith('× ')).length, labels.length + 1);
      const whole = await desk.press(priya, 'refer.back', { ...Object(data), command: commandOf('ripe') });
      assert.deepEqual(
        labels.filter((label) => !labelsOf(whole).includes(label)),
        [],
        'Back has the whole page',
      );
    });
  }
  it('the optional pages lead back to the last', () => {
    for (const [place, id] of ['names', 'household', 'network', 'links'].entries()) {
      assert.equal(oursIn(named(`page ${id}, empty`))[0], optionalPages[place]);
      assert.deepEqual(buttonsOf(named(`page ${id}, empty`)), ['Back', 'Done', 'Save and close']);
      assert.ok(labelsOf(named(`page ${id}, empty`)).every((label) => label.endsWith('(optional)')));
    }
  });
  it('a new referral is begun with Start, and with the Section 47 question before anything else', () => {
    assert.deepEqual(buttonsOf(named('new referral')), ['Start']);
    assert.deepEqual(labelsOf(named('start')), [
      'Section 47 determination',
      'Date of strategy discussion',
      'Date Section 47 concluded',
    ]);
    assert.deepEqual(buttonsOf(named('start')), ['Close', 'Next']);
  });
  it('“Not yet determined” says whom to ring, and has no way on but back', () => {
    const card = named('section 47, not yet determined');
    assert.deepEqual(buttonsOf(card), ['Back', 'Close']);
    const text = oursIn(card).join(' ');
    for (const number of ['999', '0345 2000 109', '0330 333 7475']) assert.ok(text.includes(number), number);
  });

  for (const [name, buttons] of Object.entries(homeContract)) {
    it(`${name} is greeted with the buttons of the role`, () => {
      assert.deepEqual(buttonsOf(named(`home of ${name}, idle, local run`)), buttons);
    });
  }
  it('the chair has the meetings, who works for an agency its actions', () => {
    assert.ok(buttonsOf(named('home of Tess Gavel, with actions')).includes('Meetings'));
    assert.ok(buttonsOf(named('home of Sgt Ravi Mock, with actions')).includes('My actions'));
  });
  it('what waits stands on tiles that are pressed, the most urgent first, and only a manager is asked for consent', () => {
    const tiles = (name: string): readonly string[] => pressedPartsOf(named(name)).map(shownWithSigns);
    assert.deepEqual(tiles('home of Colin Fixture, busy').slice(0, 2), [
      '▲ 1 urgent consent for you to decide was due Mon 4 Jan 11:09',
      '▲ 5 consents for you to decide the first was due Tue 5 Jan 10:09',
    ]);
    assert.ok(tiles('home of Priya Testworth, busy').every((tile) => !tile.includes('consent')));
    assert.deepEqual(tiles('home of Priya Testworth, idle, local run'), []);
    assert.ok(oursIn(named('home of Priya Testworth, idle, local run')).includes('✓ Nothing is waiting for you'));
  });
  it('of what waits the six most urgent have a tile, however much it is', () => {
    const tiles = Array.from({ length: 9 }, (_, place) => ({ number: place, what: 'drafts', press: { verb: 'home' } }));
    const card = homeCard({ name: 'Priya', panelName: 'MSET', now: monday10, tiles, buttons: [], fictional: false });
    assert.deepEqual(
      pressedPartsOf(card).map(shownWithSigns),
      [0, 1, 2, 3, 4, 5].map((place) => `${place} drafts`),
    );
  });
  it('how the quarter goes stands below what waits, and is heard after it', () => {
    const glance = { title: 'Quarter 1 of 2027 so far', says: '', figures: [{ title: 'Late now', value: '3' }] };
    const tiles = [{ number: 1, what: 'draft', press: { verb: 'home' } }];
    const more = { now: monday10, tiles, buttons: [], fictional: false, glance };
    const card = homeCard({ name: 'Moira', panelName: 'MSET', ...more });
    assert.equal(card.speak, 'MSET for Moira. 1 draft. Quarter 1 of 2027 so far. Late now: 3.');
    const said = oursIn(card).join(' ');
    assert.ok(said.indexOf('draft') < said.indexOf('Quarter 1 of 2027 so far'), said);
  });
  it('a stranger gets the advice line, the front door and 999 and 101, and no button', () => {
    const card = named('advice for a stranger');
    const text = oursIn(card).join(' ');
    for (const part of ['Professional Advice line', '0191 643 5555', 'Refer to Social Care', '999', '101']) {
      assert.ok(text.includes(part), part);
    }
    assert.deepEqual(buttonsOf(card), []);
  });
  it('a partner gets the same, and is not told to refer or to ask; staff may ask the co-ordinator', () => {
    const text = oursIn(named('advice for a partner')).join(' ');
    for (const part of ['Professional Advice line', '0191 643 5555', 'Refer to Social Care', '999', '101']) {
      assert.ok(text.includes(part), part);
    }
    assert.deepEqual(buttonsOf(named('advice for a partner')), ['Home']);
    assert.deepEqual(buttonsOf(named('advice')), ['Ask the co-ordinator', 'Home']);
  });
  it('guidance has its other parts behind buttons', () => {
    const parts = ['Pathway', 'Thresholds', 'Language', 'Contacts'];
    for (const part of ['thresholds', 'language', 'contacts']) {
      const others = parts.filter((one) => one.toLowerCase() !== part);
      assert.deepEqual(buttonsOf(named(`guidance, ${part}`)), [...others, 'Home']);
    }
    assert.deepEqual(buttonsOf(named('guidance')), [...parts.slice(1), 'Home']);
    assert.deepEqual(buttonsOf(named('guidance, questions')), [...parts, 'Home']);
    assert.ok(oursIn(named('guidance, questions')).includes('Older ones are on the page Help.'));
  });
  it('what is not understood is said so', () => {
    const card = named('typed: not understood');
    assert.equal(oursIn(card)[0], '○ I did not understand that');
    assert.deepEqual(buttonsOf(card), ['Help', 'Advice', 'Home']);
  });
  it('immediate danger shows whom to ring, and goes on only by its button', () => {
    const card = named('emergency');
    assert.deepEqual(buttonsOf(card), ['The danger has been dealt with', 'Save and close']);
    const text = oursIn(card).join(' ');
    for (const number of ['999', '101', '0345 2000 109', '0330 333 7475']) assert.ok(text.includes(number), number);
  });

  it('the manager’s card says what is needed, and opens to the question about the family', () => {
    const base = named('chat of Colin Fixture, with manager');
    assert.deepEqual(oursIn(base), [
      '▲ Late',
      'was due Tue 5 Jan 10:09',
      'Management consent needed',
      'Priya Testworth asks.',
      'MSET-4F7K-24',
    ]);
    assert.deepEqual(buttonsOf(base), ['Read and decide']);
    const question = named('open, Colin Fixture, with manager');
    assert.equal(oursIn(question)[0], 'Do you know this family personally?');
    assert.deepEqual(quotedIn(question), ['Child: Kestrel Madeup\nBorn: 2011']);
    assert.deepEqual(buttonsOf(question), ['No, go on', 'Yes, another manager should decide', 'Close']);
  });
  it('the referral is read in three cards, strengths first, and decided on the last only', async () => {
    const desk = deskOver({ cases: [caseAt('with manager, read')] });
    const parts: Card[] = [];
    for (const part of [1, 2, 3]) parts.push(await desk.press(colin, 'case.read', { ref: kestrelReference, part }));
    assert.deepEqual(
      parts.map((card) => oursIn(card).at(-1)),
      ['Read 1 of 3', 'Read 2 of 3', 'Read 3 of 3'],
    );
    assert.deepEqual(parts.map(buttonsOf), [
      ['Read on', 'Close'],
      ['Read on', 'Back', 'Close'],
      ['Back', 'Give consent', 'Return for information', 'Do not authorise', 'Close'],
    ]);
    const [first, , third] = parts;
    const order = ['Strengths: what already works', 'The child’s own words, wishes and feelings', 'Tonight'];
    assert.deepEqual(
      oursIn(must(first)).filter((text) => order.includes(text)),
      order,
    );
    assert.ok(oursIn(must(third)).some((text) => text.startsWith('I have read this referral.')));
  });
  for (const [name, labels] of Object.entries({ ...decisionContract, ...adviceContract })) {
    it(`the form “${name}” asks what was agreed`, () => {
      assert.deepEqual(labelsOf(named(name)), labels.map(labelIn));
      assert.equal(buttonsOf(named(name))[0], 'Back');
    });
  }
  it('after the decision the manager’s card says who and when, and has no button', () => {
    const base = named('chat of Colin Fixture, received');
    assert.deepEqual(oursIn(base), ['✓ Done', 'Consent given by Colin Fixture, Mon 4 Jan 10:11', 'MSET-4F7K-24']);
    assert.deepEqual(buttonsOf(base), []);
  });
  it('the co-ordinator is told that a referral was received', () => {
    const base = named('chat of Moira Example, received');
    assert.deepEqual(oursIn(base).slice(0, 3), ['● For you', 'by Wed 6 Jan 10:11', 'Referral received']);
    assert.deepEqual(buttonsOf(base), ['Read and triage']);
  });
  it('an open card in a shared chat says that nobody else sees it', () => {
    const opened = ['', ', read'].map((more) => `open in a channel, Colin Fixture, with manager${more}`);
    for (const name of [...opened, 'open in a channel, Priya Testworth, returned', 'return in a channel']) {
      assert.ok(oursIn(named(name)).includes('Only you see this.'), name);
    }
    assert.ok(!oursIn(named('return')).includes('Only you see this.'));
  });
});
