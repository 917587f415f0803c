// Where people's own words may stand: in texts shown as typed and in the inputs they were typed into, and nowhere else.
import assert from 'node:assert/strict';
import type { Card } from '../../src/cards/blocks.ts';
import { checkCard } from '../../src/cards/referral/check.ts';
import { pageCard } from '../../src/cards/referral/page.ts';
import { readThroughCard } from '../../src/cards/referral/read-through.ts';
import { cardFor } from '../../src/notices/render.ts';
import { extraPages } from '../../src/domain/case/referral/form/extra-pages.ts';
import { pages, referralFields } from '../../src/domain/case/referral/form/pages.ts';
import type { Fact } from '../../src/domain/case/whole/case.ts';
import type { Case } from '../../src/domain/case/state/stages.ts';
import { isAsked, type Answers, type Field } from '../../src/domain/kernel/fields.ts';
import {
  colin,
  directory,
  greta,
  hal,
  kestrelReference,
  moira,
  monday10,
  must,
  noor,
  priya,
  ravi,
} from '../people/builders.ts';
import { inputsOf, oursIn, quotedIn, textOf } from './inside.ts';
import { hasMark, isTyped, mark, markedAnswers, ourTexts } from './marks.ts';
import { caseAt, factsOf, turns } from './cases/stages.ts';
import { commandOf, deskOver, tuesday } from '../worlds/desk-in-memory.ts';

const people = [priya, colin, greta, hal, moira, noor, ravi];
const data = { ref: kestrelReference, command: commandOf('ripe') };
/** The case with a mark in everything that people typed. */
function marked(childCase: Case): Case {
  const full = { ...childCase, ...markedAnswers(childCase) };
  switch (full.stage) {
    case 'returned':
      return { ...full, returned: { ...full.returned, note: mark('note') } };
    case 'notAuthorised':
      return {
        ...full,
        declined: { ...full.declined, rationale: mark('rationale'), alternativePlan: mark('alternativePlan') },
        ...(full.challenge && {
          challenge: { ...full.challenge, concern: mark('concern'), outcomeWanted: mark('outcome') },
        }),
      };
    case 'withdrawn':
      return { ...full, withdrawn: { ...full.withdrawn, reason: mark('reason') } };
    default:
      return full;
  }
}
/** A submission of these answers, and one of none: each of them has changed. */
const submittedTwice = (fact: Fact & { step: 'submit' }, answers: Answers): readonly Fact[] => [
  { ...fact, data: { ...fact.data, answers } },
  { ...fact, step: 'resubmit', data: { ...fact.data, answers: {} } },
];

/** Every card that opens of a marked case. */
async function openCards(childCase: Case): Promise<readonly Card[]> {
  const again = factsOf.received.flatMap((fact) =>
    fact.step === 'submit' ? submittedTwice(fact, childCase.answers) : [fact],
  );
  const desk = deskOver({ cases: [childCase], facts: again });
  const cards: Card[] = [];
  for (const person of people) {
    for (const [verb, more] of presses) cards.push(await desk.press(person, verb, { ...data, ...more }));
  }
  return cards;
}
const presses = [
  ['case.open', {}],
  ['case.read', { part: 1 }],
  ['case.read', { part: 2 }],
  ['case.read', { part: 3 }],
  ['case.history', {}],
  ['refer.open', {}],
  ['list.mine', {}],
  ['list.names', { list: 'mine' }],
  ['find.go', { what: mark('what') }],
  ['consent.return', {}],
  ['consent.decline', {}],
  ['consent.return.go', { note: mark('note') }],
  ['consent.decline.go', { rationale: mark('rationale') }],
  ['refer.withdraw.go', { reason: mark('reason') }],
  ['refer.challenge.go', { concern: mark('concern') }],
] as const;

describe('people’s own words', () => {
  for (const turn of turns) {
    it(`of a case “${turn}” are never read as markdown, spoken or offered as a choice`, async () => {
      const cards = await openCards(marked(caseAt(turn)));
      for (const card of cards) assert.deepEqual(ourTexts(card).filter(hasMark), [], textOf(card, 'speak'));
      assert.ok(
        cards.some((card) => quotedIn(card).some(hasMark)),
        'they are shown to somebody',
      );
    });
    it(`of a case “${turn}” never stand in a message, nor does anything else of the child`, async () => {
      const childCase = marked(caseAt(turn));
      const named: Case = { ...childCase, answers: { ...childCase.answers, surname: 'Madeup', forenames: 'Kestrel' } };
      const desk = deskOver({ cases: [named] });
      const posted = await Promise.all(people.map((person) => desk.type(person, `case ${kestrelReference}`)));
      const lists = await Promise.all([
        desk.press(priya, 'list.mine'),
        desk.press(colin, 'list.consent'),
        desk.press(moira, 'list.queue'),
      ]);
      const kept = people.flatMap((person) => cardFor(named, person, directory, tuesday) ?? []);
      const stored = [...posted.flat(), ...lists, ...kept.map(({ card }) => card)];
      const theChild = [/Q\w+Q/, /Kestrel|Madeup/, /2011/, /Example Row/, /ZZ99/, /T-1001/];
      for (const text of [...stored.map((card) => JSON.stringify(card)), ...kept.map(({ summary }) => summary)]) {
        assert.deepEqual(
          theChild.filter((part) => part.test(text)),
          [],
          text,
        );
      }
    });
  }

  it('on the pages stand in the inputs only, also while they are wrong', () => {
    const typed = referralFields.filter((field) => isTyped(field.name)).map((field) => [field.name, mark(field.name)]);
    const answers: Answers = { ...Object.fromEntries(typed), mustNotBeTold: 'yes', referredBefore: 'yes' };
    const isShown = (field: Field): boolean => isTyped(field.name) && isAsked(field, answers);
    for (const page of [...pages.slice(0, -1), ...extraPages]) {
      const problems = Object.fromEntries(page.fields.map((field) => [field.name, 'look at this again.']));
      const view = { reference: kestrelReference, command: 'c', page, answers, savedAt: monday10, problems };
      const card = pageCard(view);
      assert.deepEqual(ourTexts(card).filter(hasMark), []);
      const inputs = page.fields.filter(isShown).map((field) => field.name);
      assert.deepEqual(
        inputsOf(card)
          .filter((part) => hasMark(textOf(part, 'value')))
          .map((part) => part['id']),
        inputs,
      );
    }
    const last = {
      page: must(pages.at(-1)),
      notKnown: { fields: ['nrm'], why: mark('why') },
      gaps: [],
      eligible: [colin],
      again: false,
    };
    const card = checkCard({ reference: kestrelReference, command: 'c', answers, savedAt: monday10, ...last });
    assert.deepEqual(ourTexts(card).filter(hasMark), []);
    const view = { reference: kestrelReference, command: 'c', answers, notKnown: last.notKnown };
    const read = [1, 2, 3].map((part) => readThroughCard({ ...view, part }));
    assert.deepEqual(read.flatMap(ourTexts).filter(hasMark), []);
    assert.ok([card, ...read].flatMap(quotedIn).filter(hasMark).length >= 8, 'they are read back');
  });

  it('of those who decide, return, challenge or withdraw are read by the referrer', async () => {
    const written = {
      returned: ['note'],
      'not authorised': ['rationale', 'alternativePlan'],
      challenged: ['rationale', 'alternativePlan', 'concern', 'outcome'],
      withdrawn: ['reason'],
    } as const;
    for (const [turn, names] of Object.entries(written)) {
      const desk = deskOver({ cases: [marked(caseAt(turn as keyof typeof written))] });
      const read = quotedIn(await desk.press(priya, 'case.open', data)).join('\n');
      assert.deepEqual(
        names.filter((name) => !read.includes(mark(name))),
        [],
        turn,
      );
    }
  });
  it('that changed in great number are counted, not passed over in silence', async () => {
    const before = caseAt('received');
    const facts = factsOf.received.flatMap((fact) =>
      fact.step === 'submit' ? submittedTwice(fact, before.answers) : [fact],
    );
    const card = await deskOver({ cases: [before], facts }).press(priya, 'case.history', data);
    const changes = quotedIn(card)
      .flatMap((text) => text.split('\n'))
      .filter((line) => line.includes(', before ')).length;
    const rest = Object.keys(before.answers).length - changes;
    assert.ok(rest > 0 && oursIn(card).includes(`and ${rest} more answers`), oursIn(card).join('\n'));
  });

  it('reach the manager whole: all of a text in English is read on one of the three cards', async () => {
    const childCase = caseAt('with manager, read');
    const full = Object.fromEntries(
      referralFields
        .filter((field) => field.kind === 'long')
        .map((field) => [
          field.name,
          `<${field.name}>${'He said “no” at 10.\n'.repeat(200).slice(0, (field.most ?? 2000) - 60)}</${field.name}>`,
        ]),
    );
    const needed = { safeTonight: 'no', section47: 'notNeeded', parentsKnow: 'no' };
    const desk = deskOver({ cases: [{ ...childCase, answers: { ...childCase.answers, ...needed, ...full } }] });
    const cards = await Promise.all([1, 2, 3].map((part) => desk.press(colin, 'case.read', { ...data, part })));
    const read = cards.flatMap(quotedIn).join('\n');
    assert.deepEqual(
      Object.values(full).filter((text) => !read.includes(text)),
      [],
    );
  });
  it('are nowhere forgotten: every answer of the referral is read on one of the three cards', async () => {
    const childCase = marked(caseAt('with manager, police-led'));
    const desk = deskOver({ cases: [childCase] });
    const cards = await Promise.all([1, 2, 3].map((part) => desk.press(colin, 'case.read', { ...data, part })));
    const read = cards.flatMap(quotedIn).join('\n');
    const typed = referralFields.filter(
      (field) => isTyped(field.name) && !['date', 'birth'].includes(field.kind) && field.name !== 'consenter',
    );
    assert.deepEqual(
      typed.filter((field) => !read.includes(mark(field.name))).map((field) => field.name),
      [],
    );
    const rest = referralFields.filter(
      (field) => !typed.includes(field) && field.name !== 'consenter' && field.name in childCase.answers,
    );
    const titles = rest.filter((field) => field.name !== 'dateOfBirth').map((field) => field.title);
    assert.deepEqual(
      titles.filter((title) => !read.includes(title)),
      [],
    );
  });
});
