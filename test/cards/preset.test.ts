// What is chosen on a form before a person chooses anything. A choice that is there already is answered by whoever presses on,
// so that there are few, and each has its reason.
import assert from 'node:assert/strict';
import type { Card } from '../../src/cards/blocks.ts';
import { usualGallery, type Shown } from './gallery/gallery.ts';
import * as inside from './inside.ts';

/** By the title of the form and the name of the question, and why it may be so. */
const presets: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'Add action': { priority: 'most actions are; the sharper ones say so' },
  'Lawful basis for sharing': {
    lawfulBasis: 'the council’s basis in nearly every case (docs/process.md P3.2); the last page says it',
  },
  'Check and submit': {
    consenter: 'the manager of who refers, by the directory; nothing about the child',
  },
  'Do not authorise': { reason: '“Other”, the one that says nothing: the rationale says why' },
  'Send on': { next: 'the next manager of the line; nothing about the child' },
  'List for pre-MSET': {
    meeting: 'the next one; nothing about the child',
    invited: 'the agencies that the council always invites (docs/process.md P5.3)',
  },
  'Put mark right': {
    mark: 'what is chosen now: the form is to change it',
  },
  'Add person of concern': { mark: 'all who may read the case: what is narrower is said (docs/process.md P22.4)' },
  'Add place': { mark: 'all who may read the case: what is narrower is said (docs/process.md P22.4)' },
  'Add vehicle': { mark: 'all who may read the case: what is narrower is said (docs/process.md P22.4)' },
  'Add phone': { mark: 'all who may read the case: what is narrower is said (docs/process.md P22.4)' },
  'Add online identity': { mark: 'all who may read the case: what is narrower is said (docs/process.md P22.4)' },
  'Add group': { mark: 'all who may read the case: what is narrower is said (docs/process.md P22.4)' },
  'Add business or organisation': {
    mark: 'all who may read the case: what is narrower is said (docs/process.md P22.4)',
  },
  'Add another child': { mark: 'all who may read the case: what is narrower is said (docs/process.md P22.4)' },
  'Add update': { mark: 'all who may read the case: what is narrower is said (docs/process.md P22.10)' },
  'Return interview': { mark: 'all who may read the case: what is narrower is said (docs/process.md P22.10)' },
  'New meeting': {
    type: 'the first of two; nothing about a child',
    chair: 'the first of the directory; nothing about a child',
    repeat: 'no: only one meeting is planned',
  },
  'Plan a meeting': {
    type: 'the first of three; nothing about the child',
    chair: 'the person who plans it; nothing about the child',
    invited: 'whom a strategy meeting needs, where they may be invited (docs/process.md P6.27); who is not is unticked',
  },
  'Record attendance': {
    people: 'those who said that they come; the form says so, and who is not there is unticked (docs/process.md P6.5)',
  },
};

/** Cards that show what a person has answered: before, on the page before, or in the press that gave the card back. */
const answered: readonly (readonly [card: RegExp, why: string])[] = [
  [
    /, (too soon|contested|not accepted|no one ticked|no one chosen|too late|pressed twice|half|not backed|a name|a second one today|strategy discussion open)$/,
    'sent',
  ],
  [/, (store down|broken store)$/, 'sent'],
  [/^merge, open actions$|^decline, child not safe$|^mark done, marked already$|^advice, guide, a child$/, 'sent'],
  [/^item(, | of a panel, )chosen( again)?$/, 'on the card before'],
  [/^item, a plan is missing$/, 'sent'],
  [/^(actions of an item, on another date|late action of an item, (another date|someone else|done))$/, 'sent'],
  [
    /^(page \d, (filled in|complete|complete, again|everything .*)|danger over|continue what was returned|page unknowns)$/,
    'a draft',
  ],
  [
    /^risk, ([A-Z]+\d?(, the others open)?|a sign that others answer)$|^risk\.correct, taken$/,
    'ticked before, in this assessment or in the version that it begins from',
  ],
  [
    /^(details|put right|missing\.correct|missing\.update|turn\.birth)( in a channel)?$/,
    'what is on record, to be changed',
  ],
  [/^risk, (G, how sure|how sure, for health)$/, 'graded before'],
  [/^now\.change of (home|school|status)(, nothing answered)?$/, 'what is true now, to be changed'],
  [/, asks more( \d)?$/, 'sent, and what is true now, to be changed'],
  [/^(fault|taken meanwhile) on |^page \d, message and notes$/, 'sent'],
  [
    /^papers\.send, (again|which agencies|nothing known and something written)$/,
    'sent, now or before by the same agency',
  ],
  [/^mention\.add\.person, (back on page 1|which agencies)$/, 'sent'],
  [
    /^ends\.(propose, page 1 again|transfer, we are still responsible)$|^page 4, follow-ups( of an old determination)? left$/,
    'sent',
  ],
  [/^record papers$/, 'what is on record, to be changed'],
  [/^add action, due long ago$|^register, form (report, no officer|hold, a day that is over|propose, held)$/, 'sent'],
  [/^glass\.open, no such case$/, 'sent'],
  [
    /^register, form item(, without a ground|, words that are not there)?$/,
    'what the rule gives or an officer decided, to be changed (docs/process.md P30.3)',
  ],
  [/^strike\.(ask, words that are nowhere|settle, they stay without a reason)$/, 'sent'],
  [
    /^council, form (person|agency)(, would break)?$|^council, form person, (second|first) page/,
    'what is on record, to be changed; or sent',
  ],
  [
    /^council, form leaves(, empty|, would break)?$/,
    'their deputy takes over, as in their absence; nothing about a child',
  ],
  [/^council, form .*, would break$/, 'sent'],
  [/^hear together, (another is not on the agenda|too many)$/, 'sent'],
];

/** The choices of a card that are there already: the titles of the form, and the question. */
function chosenIn(card: Card): readonly (readonly [title: string, name: string])[] {
  const title = inside.textOf(inside.partsIn(card['body']).find(inside.isHeading) ?? {}, 'text');
  return inside
    .ofType(card, 'Input.ChoiceSet')
    .filter((part) => inside.textOf(part, 'value') !== '')
    .map((part) => [title, inside.textOf(part, 'id')] as const);
}

const isAnswered = (name: string): boolean => answered.some(([card]) => card.test(name));

describe('What is chosen on a form beforehand', () => {
  let gallery: readonly Shown[] = [];
  before(async () => {
    gallery = await usualGallery();
  });
  it('is in the list, with its reason; nothing else is', () => {
    const others = gallery
      .filter(({ name }) => !isAnswered(name))
      .flatMap(({ name, card }) =>
        chosenIn(card)
          .filter(([title, question]) => presets[title]?.[question] === undefined)
          .map(([title, question]) => `${name}: ${title}, ${question}`),
      );
    assert.deepEqual(others, []);
  });

  it('is chosen somewhere, for each of the list', () => {
    const chosen = new Set(
      gallery
        .filter(({ name }) => !isAnswered(name))
        .flatMap(({ card }) => chosenIn(card))
        .map((all) => all.join()),
    );
    const unused = Object.entries(presets).flatMap(([title, questions]) =>
      Object.keys(questions).filter((question) => !chosen.has([title, question].join())),
    );
    assert.deepEqual(unused, []);
    const idle = answered.filter(([card]) => !gallery.some(({ name }) => card.test(name)));
    assert.deepEqual(idle, []);
  });
});
