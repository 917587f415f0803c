// People's own words about an action stand in texts shown as typed, and never in a message; forms give them back.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formCard, readStep } from '../../src/cards/form.ts';
import type { Card } from '../../src/cards/blocks.ts';
import type { Action, ActionState } from '../../src/domain/case/action/action.ts';
import * as lists from '../../src/domain/case/referral/form/support.ts';
import { mostOf, type Field } from '../../src/domain/kernel/fields.ts';
import { colin, kestrelReference, moira, priya, ravi } from '../people/builders.ts';
import { actingWorld, deskWith } from './cases/acting-world.ts';
import { actionAt, actionTurns, ola, tess } from './cases/actions.ts';
import { actionsOf, elementsOf, inputsOf, quotedIn, sentBackBy, textOf } from './inside.ts';
import { commandOf, tuesday } from '../worlds/desk-in-memory.ts';

const mark = (name: string): string => `[Q${name}Q](https://q.test) **${name}**`;
const hasMark = (text: string): boolean => /Q\w+Q|q\.test/.test(text);
const data = { ref: kestrelReference, action: 'A1', command: commandOf('ripe') };
const people = [ola, ravi, moira, tess, colin, priya];

const markedState = (state: ActionState): ActionState => {
  if (state.is === 'verified') return { ...state, note: mark('note'), done: { ...state.done, evidence: mark('seen') } };
  if (state.is === 'done') return { ...state, evidence: mark('evidence') };
  return 'reason' in state ? { ...state, reason: mark('reason') } : state;
};
const marked = (action: Action): Action => ({
  ...action,
  text: mark('text'),
  needToKnow: mark('needToKnow'),
  state: markedState(action.state),
  ...(action.timeAsked && { timeAsked: { ...action.timeAsked, reason: mark('time') } }),
  ...(action.escalation && { escalation: { ...action.escalation, concern: mark('concern'), timescale: mark('when') } }),
});
const written = (action: Action): readonly string[] =>
  [...JSON.stringify(action).matchAll(/Q(\w+)Q/g)].map(([, name]) => name ?? '');

/** Every text that is neither shown as typed nor the value of an input. */
const ourTexts = (card: Card): readonly string[] => [
  textOf(card, 'speak'),
  textOf(card, 'fallbackText'),
  ...elementsOf(card).flatMap(({ part }) => ['text', 'label', 'title'].map((name) => textOf(part, name))),
  ...actionsOf(card).map((action) => JSON.stringify(action)),
];

describe('people’s own words about an action', () => {
  const world = actingWorld(undefined);
  for (const turn of actionTurns) {
    const action = marked(actionAt(turn));
    const desk = () => deskWith(world, [action], { linked: ['police', 'licensing'] });

    it(`“${turn}” are shown as typed, all of them, and nowhere else`, async () => {
      const verbs = ['open', 'settle', 'answer', 'verify', 'not-done', 'cancel', 'details', 'done', 'add'];
      const cards: Card[] = [];
      for (const person of people) {
        for (const verb of verbs) cards.push(await desk().press(person, `action.${verb}`, data));
        cards.push(await desk().press(person, 'action.done.go', { ...data, evidence: mark('typed') }));
      }
      for (const card of cards) assert.deepEqual(ourTexts(card).filter(hasMark), [], textOf(card, 'speak'));
      const read = quotedIn(await desk().press(moira, 'action.open', data)).join('\n');
      assert.deepEqual(
        written(action).filter((name) => !read.includes(`Q${name}Q`)),
        [],
      );
    });
    it(`“${turn}” never stand in a message, nor does anything of the child`, async () => {
      const here = { conversation: '19:agency', reference: '{}', kind: 'standard' } as const;
      const stored: Card[] = [];
      for (const person of people) {
        stored.push(...(await desk().type(person, 'my actions')));
        stored.push(...(await desk().type(person, 'actions', here)));
        stored.push(...(await desk().type(person, `case ${kestrelReference}/A1`)));
        stored.push(await desk().press(person, 'list.actions', {}));
        for (const shared of [true, false]) stored.push(await desk().press(person, 'action.close', data, shared));
        stored.push(await desk().press(person, 'action.accept-all.go', { ...data, actions: `${kestrelReference}/A1` }));
      }
      const telling = [/Q\w+Q/, /Kestrel|Madeup/, /2011/, /Example Row/, /ZZ99/, /T-1001/];
      for (const text of stored.map((card) => JSON.stringify(card))) {
        assert.deepEqual(
          telling.filter((part) => part.test(text)),
          [],
          text,
        );
      }
    });
  }
});

const choice = { value: 'police|x', title: 'Northumbria Police: PC Ola Sketch' };
const forms: Readonly<Record<string, readonly Field[]>> = {
  add: lists.addFields([choice]),
  details: lists.detailFields([choice]),
  dispute: lists.disputeFields,
  block: lists.blockFields,
  time: lists.timeFields,
  done: lists.doneFields,
  verify: lists.verifyFields('cawn'),
  verifyOther: lists.verifyFields('health'),
  notDone: lists.notDoneFields,
  cancel: lists.cancelFields,
  answer: lists.answerTimeFields,
  settle: lists.settleFields([choice]),
  escalate: lists.escalationFields,
};
describe('the forms of an action', () => {
  for (const [name, fields] of Object.entries(forms)) {
    it(`“${name}” gives back what was typed when it is shown again`, () => {
      const typed = fc.record(
        Object.fromEntries(
          fields.map((field): [string, fc.Arbitrary<string>] => [
            field.name,
            field.choices === undefined
              ? fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => `${text}**[x]“\n`.slice(0, mostOf(field)))
              : fc.constantFrom('', ...field.choices.map(({ value }) => value)),
          ]),
        ),
      );
      fc.assert(
        fc.property(typed, (sent) => {
          const { answers, problems } = readStep(fields, { data: sent, now: tuesday });
          const form = { title: name, line: '', foot: '', key: name, fields, values: answers, problems, buttons: [] };
          const card = formCard(form);
          assert.equal(inputsOf(card).length, fields.length);
          assert.deepEqual(readStep(fields, { data: sentBackBy(card), now: tuesday }), { answers, problems });
        }),
        { numRuns: 40 },
      );
    });
  }
});
