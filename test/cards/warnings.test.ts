// What nobody may overlook is the first thing on every card of a case, and on none that stays in a chat.
import assert from 'node:assert/strict';
import type { Card } from '../../src/cards/blocks.ts';
import { sayTonight } from '../../src/cards/case/true-now.ts';
import { rowOf } from '../../src/domain/case/owed/row.ts';
import { shortWarnings, warningKindsOf, warningsOf } from '../../src/domain/case/whole/warnings.ts';
import type { Answers } from '../../src/domain/kernel/fields.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import {
  caseOf,
  colin,
  conflicted,
  directory,
  monday10,
  consented,
  filledIn,
  given,
  greta,
  kestrel,
  kestrelReference,
  moira,
  must,
  noConflict,
  priya,
  ravi,
  submitted,
  saidWhatWasDone,
  withdrawn,
  withdrawnUnsafe,
} from '../people/builders.ts';
import { readable } from '../journeys/people/readable.ts';
import { wholeGallery, worstGallery, type Shown } from './gallery/gallery.ts';
import {
  actionRowsOf,
  actionsOf,
  belowReceipt,
  inputsOf,
  isPart,
  isWarned,
  partsIn,
  quotedIn,
  textOf,
  warnedAbove,
} from './inside.ts';
import { actionAt } from './cases/actions.ts';
import { commandOf, deskOver } from '../worlds/desk-in-memory.ts';

const all = {
  mustNotBeTold: 'yes',
  toldWho: 'His uncle Kit',
  toldWhy: 'He may warn the others.',
  urgency: 'beforePreMset',
  safeTonight: 'notSure',
  planTonight: 'His aunt stays.',
};
const told =
  'Someone must not be told. Do not contact the family before speaking to Priya Testworth. The case is police-led.';
const receivedWith = (answers: Answers) =>
  caseOf(given(filledIn(priya, { ...kestrel, ...answers }), submitted(), noConflict(), consented()));

/** A card of one case that is opened: something to read or to fill in, and buttons that lead on with that case. */
function isOpened({ card, stored }: Shown): boolean {
  const leads = partsIn(card['actions']).some(({ data }) => isPart(data) && textOf(data, 'ref').startsWith('MSET-'));
  return stored !== true && leads && inputsOf(card).length + quotedIn(card).length > 0;
}
/** The referrer writes the referral itself; a manager who has not said yet whether they know the family reads nothing of it; what reached the wrong person, who looked, who broke the glass, that a record is held, asked for or ends, is said of no child. */
const isFreeOf = ({ card }: Shown): boolean =>
  actionsOf(card).some((action) =>
    /^(refer\.(?!withdraw)|consent\.(clear|conflict)|advice\.|register\.(report\.go|why|hold|dispose|access|looks)|glass\.review\.go)/.test(
      textOf(action, 'verb'),
    ),
  );
/** Of a child who is safe tonight, and of whom no one must not be told. */
const isOfNoWarning = ({ name }: Shown): boolean => /^(?:submitted|put right, to be confirmed, taken), /.test(name);
/** Made of what was sent, while the store does not answer. */
const isGivenBack = ({ name }: Shown): boolean => /broken store|store down|fault/.test(name);

/** It has a button that leads neither back nor away. */
const acts = ({ card }: Shown): boolean =>
  actionRowsOf(card)
    .flat()
    .some((action) => action['type'] === 'Action.Execute' && !/^(?:Back|Close|Home)$/.test(textOf(action, 'title')));
/** Of several children, each with its own warnings. */
const isOfSeveral = (card: Card): boolean =>
  actionsOf(card).some(({ verb }) => verb === 'action.accept-all.go') &&
  partsIn(card['body']).some((part) => textOf(part, 'text').startsWith('▲ '));
/** The first line of its strip. */
const gravestOf = ({ card }: Shown): string =>
  textOf(partsIn(belowReceipt(card)[0]?.['items'])[0] ?? {}, 'text').slice(2);
const policeFirst = 'Ring the police first: 101, or 999 if the child is in danger';

const pressed = async (person: Person, verb: string, data: object = {}, answers: Answers = all): Promise<Card> => {
  const desk = deskOver({ cases: [receivedWith(answers)], parts: [actionAt('proposed')] });
  return desk.press(person, verb, { ref: kestrelReference, ...data });
};
const opened = async (person: Person): Promise<string> =>
  JSON.stringify(await deskOver({ cases: [receivedWith(all)] }).press(person, 'case.open', { ref: kestrelReference }));

describe('Whom to speak to before anyone contacts the family', () => {
  it('stands with a number and a chat beside the warning, for all but the lead worker', async () => {
    const lead = must(directory.people.find(({ objectId }) => objectId === priya.objectId));
    const card = await opened(moira);
    assert.match(card, /before speaking to Priya Testworth[^]*Chat with Priya/);
    assert.ok(card.includes(`https://teams.microsoft.com/l/chat/0/0?users=${encodeURIComponent(must(lead.email))}`));
    if (lead.phone !== undefined) assert.ok(card.includes(lead.phone));
    const own = await opened(priya);
    assert.doesNotMatch(own, /Chat with|before speaking to/);
    assert.match(own, /You are the lead worker: others speak to you before they contact the family\./);
  });
});

describe('What nobody may overlook', () => {
  it('is said in order, with who and why in the referrer’s words', () => {
    const childCase = receivedWith(all);
    assert.deepEqual(
      warningsOf(childCase, { now: monday10, directory }).map(({ is, words }) => [is, words]),
      [
        ['notSureSafe', 'Not sure that the child is safe tonight: according to the referral, Mon 4 Jan 10:09.'],
        ['mustNotBeTold', told],
      ],
    );
    assert.deepEqual(
      warningsOf(childCase, { now: monday10, directory })[1]?.own.map(([, answer]) => answer),
      [all.toldWho, all.toldWhy],
    );
    assert.deepEqual(
      warningsOf(receivedWith({ ...all, safeTonight: 'no' }), { now: monday10, directory })[0]?.is,
      'notSafe',
    );
    assert.deepEqual(warningsOf(receivedWith({}), { now: monday10, directory }), []);
  });
  it('is of a restricted case that it is; and of one that is over no longer what was tonight', () => {
    const restricted = caseOf(given(filledIn(), submitted(), conflicted(colin, greta)));
    assert.deepEqual(
      warningsOf(restricted, { now: monday10, directory }).map(({ is }) => is),
      ['restricted'],
    );
    const over = caseOf(given(filledIn(priya, { ...kestrel, ...all }), submitted(), withdrawn()));
    assert.deepEqual(
      warningsOf(over, { now: monday10, directory }).map(({ is }) => is),
      ['mustNotBeTold'],
    );
  });

  it('is of a referral that was withdrawn of a child who was not safe that the child is not, until what was done is said', () => {
    const unsafe = caseOf(given(filledIn(), submitted(), withdrawnUnsafe()));
    const { words } = must(warningsOf(unsafe, { now: monday10, directory })[0]);
    assert.match(words, /^Not safe tonight: Priya Testworth, /);
    assert.match(must(sayTonight(unsafe, monday10)), /^No \(Priya Testworth, /);
    assert.deepEqual(warningKindsOf(rowOf(unsafe), monday10), ['notSafe']);
    const said = caseOf(given(filledIn(), submitted(), withdrawnUnsafe(), saidWhatWasDone()));
    assert.deepEqual(warningKindsOf(said, monday10), []);
  });

  it('comes first on every opened card of the gallery, and on no card that is stored', async () => {
    const gallery = await worstGallery('width');
    const opened = gallery.filter(
      (shown) => isOpened(shown) && !isFreeOf(shown) && !isGivenBack(shown) && !isOfNoWarning(shown),
    );
    assert.ok(opened.length > 60, `${opened.length} cards`);
    assert.deepEqual(
      opened.filter(({ card }) => !isWarned(card)).map(({ name }) => name),
      [],
    );
    // Lists of one's own chat say it in a few words; what others may read, and what calls people, says nothing.
    const ownLists = /^(agenda|list (mine|consent|queue)|my cases|my actions|queue|found)/i;
    const stored = gallery.filter((shown) => shown.stored === true && !ownLists.test(shown.name));
    assert.ok(stored.length > 60, `${stored.length} cards`);
    assert.deepEqual(
      stored.filter(({ card }) => /must not be told|safe tonight/i.test(JSON.stringify(card))).map(({ name }) => name),
      [],
    );
  });

  it('is said again, the gravest in one line, directly above the buttons of every card that acts, and of no other', async () => {
    const gallery = await wholeGallery();
    const warned = gallery.filter(({ card }) => isWarned(card));
    const acting = warned.filter(acts);
    assert.ok(acting.length > 400, `${acting.length} of ${warned.length}`);
    // What says it otherwise in a few words than in full.
    const { doNotVisit, missingOften, notKnownTold } = shortWarnings;
    const others = [doNotVisit, missingOften, notKnownTold, 'Nothing can be recorded now'];
    const isSaid = (shown: Shown): boolean => {
      const [said, full] = [warnedAbove(shown.card), gravestOf(shown)];
      return said !== '' && (full.startsWith(said.split(' · ')[0] ?? '') || others.includes(said));
    };
    assert.deepEqual(
      acting.filter((shown) => !isSaid(shown)).map((shown) => `${shown.name}: ${gravestOf(shown)}`),
      [],
    );
    assert.deepEqual(
      gallery.filter((shown) => warnedAbove(shown.card) !== '' && !acting.includes(shown)).map(({ name }) => name),
      gallery.filter(({ card }) => isOfSeveral(card)).map(({ name }) => name),
    );
  });
  it('is, before a missing child is recorded, that the police are rung, first and above the buttons, whatever comes of the form', async () => {
    const forms = (await wholeGallery()).filter(({ card }) =>
      actionsOf(card).some(({ verb }) => verb === 'missing.record.go'),
    );
    assert.ok(forms.length > 10, `${forms.length} forms`);
    assert.deepEqual(
      forms
        .filter(
          (shown) => !gravestOf(shown).startsWith(policeFirst) || !warnedAbove(shown.card).startsWith(policeFirst),
        )
        .map(({ name }) => name),
      [],
    );
    assert.ok(forms.some(({ card }) => warnedAbove(card) === `${policeFirst} · ${shortWarnings.notSureSafe}`));
  });

  const own = /His uncle Kit[^]*He may warn the others/;
  for (const [name, verb, data] of [
    ['the case', 'case.open', {}],
    ['the reading', 'case.read', { part: 2 }],
    ['its actions', 'case.actions', {}],
    ['Return for information', 'triage.return', {}],
    ['Merge', 'triage.merge', {}],
  ] as const) {
    it(`says who and why first on ${name}`, async () => {
      const card = await pressed(moira, verb, data);
      assert.ok(isWarned(card), readable(card));
      assert.match(readable(card), own);
      assert.ok(textOf(card, 'speak').startsWith('Not sure that the child is safe tonight'));
      assert.ok(!isWarned(await pressed(moira, verb, data, {})));
    });
  }
  for (const verb of ['triage.return', 'triage.merge', 'triage.strategy']) {
    it(`stays on the form of ${verb} when it is given back without the store, however often`, async () => {
      const form = await pressed(moira, verb);
      const button = (card: Card) => must(actionsOf(card).find((action) => action['verb'] === `${verb}.go`));
      const down = deskOver({ broken: true });
      const again = await down.press(moira, `${verb}.go`, Object(button(form)['data']) as object);
      assert.ok(isWarned(again), readable(again));
      assert.match(readable(again), /Not sure that the child is safe tonight[^]*Someone must not be told/);
      assert.doesNotMatch(JSON.stringify(again), /uncle Kit|Testworth/);
      const once = await down.press(moira, `${verb}.go`, Object(button(again)['data']) as object);
      assert.ok(isWarned(once));
    });
  }
  it('is made of no words but our own when something else is sent', async () => {
    const sent = { ref: kestrelReference, warned: 'notSafe,<b>Kestrel</b>', command: commandOf('ripe') };
    const card = await deskOver({ broken: true }).press(moira, 'triage.return.go', sent);
    assert.doesNotMatch(JSON.stringify(card), /Kestrel/);
  });
  it('tells an agency that has an action of the case, without the referrer’s words', async () => {
    const card = await pressed(ravi, 'action.open', { action: 'A1' });
    assert.ok(isWarned(card) && readable(card).includes(told));
    assert.doesNotMatch(JSON.stringify(card), /uncle Kit/);
  });
  it('tells nothing to whoever has not said yet whether they know the family', async () => {
    const asked = deskOver({ cases: [caseOf(given(filledIn(priya, { ...kestrel, ...all }), submitted()))] });
    const card = await asked.press(colin, 'case.open', { ref: kestrelReference });
    assert.doesNotMatch(JSON.stringify(card), /must not be told|safe tonight/);
  });
});
