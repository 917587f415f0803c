// Where people's own words may stand since consent: what meetings decided, what was called for, challenged and answered.
import assert from 'node:assert/strict';
import { decisionsIn } from '../people/decisions.ts';
import type { Card } from '../../src/cards/blocks.ts';
import { cardFor } from '../../src/notices/render.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import type { Fact } from '../../src/domain/case/whole/case.ts';
import type { Case } from '../../src/domain/case/state/stages.ts';
import type { Meeting } from '../../src/domain/meeting/meeting.ts';
import { caseOf, colin, directory, kestrelReference, moira, priya, ravi, tess } from '../people/builders.ts';
import { ada, ended, nextPreMset, panel, preMset, underWay } from '../people/meeting-builders.ts';
import { quotedIn, textOf } from './inside.ts';
import { hasMark, mark, markedAnswers, ourTexts } from './marks.ts';
import { commandOf, deskOver, tuesday } from '../worlds/desk-in-memory.ts';
import { factsSince } from './cases/stages.ts';

const people: readonly Person[] = [priya, colin, moira, tess, ada, ravi];
const data = { ref: kestrelReference, command: commandOf('ripe') };

/** What people write in the forms of triage and of meetings. */
const said = ['plan', 'lead', 'council', 'adultLead', 'missing'];
const written = ['rationale', 'bandRationale', 'dissent', 'note', 'reason', ...said];
const alsoWritten = ['concern', 'outcomeWanted', 'answer', 'text', 'outcome', 'statement'];
const ofEnds = ['carriesOn', 'childsWords', 'familyView', 'outstanding', 'contact', 'whyWhen', 'placement'];
const words = new Set([...written, ...alsoWritten, ...ofEnds]);

/** A copy with a mark in everything that was written, wherever it stands. */
function marked<T>(value: T): T {
  if (Array.isArray(value)) return value.map((one: unknown) => marked(one)) as T; // the same list, marked
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([name, one]: [string, unknown]) => [
    name,
    words.has(name) && typeof one === 'string' ? mark(name) : marked(one),
  ]);
  return Object.fromEntries(entries) as T; // the same object, marked
}
const markedCase = (facts: readonly Fact[]): Case => {
  const childCase = marked(caseOf(facts));
  return { ...childCase, ...markedAnswers(childCase) };
};

const presses: readonly (readonly [verb: string, more?: object])[] = [
  ['case.open'],
  ['case.story'],
  ['now.change'],
  ['case.more'],
  ['case.history'],
  ['case.read', { part: 1 }],
  ['list.mine'],
  ['list.names', { list: 'queue' }],
  ['refer.open'],
  ['refer.challenge'],
  ['refer.challenge.go', { concern: mark('concern') }],
  ...['list', 'merge', 'return', 'strategy', 'outcome', 'answer'].map((name): [string] => [`triage.${name}`]),
  ['triage.return.go', { note: mark('note') }],
  ['triage.merge.go', { reason: mark('reason') }],
  ['meetings'],
  ...[preMset, nextPreMset, panel].flatMap(({ id: meeting }): readonly [string, object][] => [
    ['meeting.open', { meeting }],
    ['meeting.agenda', { meeting }],
    ['meeting.names', { meeting }],
    ['meeting.item', { meeting }],
    ['meeting.save', { meeting, rationale: mark('rationale'), plan: mark('plan') }],
    ['meeting.conflict', { meeting }],
    ['minutes.open', { meeting }],
    ['minutes.extract', { meeting }],
    ['minutes.correct.go', { meeting, text: mark('text') }],
  ]),
];
const meetings: readonly Meeting[] = [ended(preMset), underWay(nextPreMset), underWay(panel)];

async function pressAll(childCase: Case, facts: readonly Fact[]): Promise<readonly Card[]> {
  const cards: Card[] = [];
  const parts = decisionsIn(facts);
  for (const listing of [meetings, [underWay(preMset), underWay(panel)]]) {
    for (const person of people) {
      // Each on a desk of its own: nobody is told to slow down.
      for (const [verb, more] of presses) {
        const desk = deskOver({ cases: [childCase], parts, facts, meetings: listing });
        cards.push(await desk.press(person, verb, { ...data, ...more }));
      }
    }
  }
  return cards;
}

describe('people’s own words since consent', () => {
  for (const [turn, facts] of Object.entries(factsSince)) {
    it(`of a case “${turn}” are never read as markdown, spoken or offered as a choice`, async () => {
      const cards = await pressAll(markedCase(facts), marked(facts));
      for (const card of cards) assert.deepEqual(ourTexts(card).filter(hasMark), [], textOf(card, 'speak'));
      assert.ok(
        cards.some((card) => quotedIn(card).some(hasMark)),
        'they are shown to somebody',
      );
      assert.ok(!cards.some((card) => textOf(card, 'speak').includes('One moment')), 'every press is answered');
    });

    it(`of a case “${turn}” never stand in a message, nor does anything else of the child`, async () => {
      const childCase = markedCase(facts);
      const named: Case = { ...childCase, answers: { ...childCase.answers, surname: 'Madeup', forenames: 'Kestrel' } };
      const desk = deskOver({ cases: [named], parts: decisionsIn(marked(facts)), meetings });
      const typed = [`case ${kestrelReference}`, 'my cases', 'queue', 'meetings'];
      const posted: Card[] = [];
      for (const person of people) for (const said of typed) posted.push(...(await desk.type(person, said)));
      const kept = people.flatMap((person) => cardFor(named, person, directory, tuesday) ?? []);
      const theChild = [/Q\w+Q/, /Kestrel|Madeup/, /2011/, /Example Row/, /ZZ99/, /T-1001/];
      for (const text of [...posted, ...kept].map((card) => JSON.stringify(card))) {
        assert.deepEqual(
          theChild.filter((part) => part.test(text)),
          [],
          text,
        );
      }
    });
  }

  it('are read by the referrer: what was decided, and why', async () => {
    const decision = ['rationale', 'plan'];
    const read: Readonly<Partial<Record<keyof typeof factsSince, readonly string[]>>> = {
      'received, strategy discussion': ['reason'],
      'returned by the co-ordinator': ['note'],
      'returned by a meeting': ['note'],
      held: ['rationale'],
      'going to panel': ['rationale'],
      'other plan': [...decision, 'plan'],
      'other plan, outcome': ['text'],
      open: [...decision, 'lead'],
      'open, challenged': ['concern', 'outcomeWanted'],
      'open, answered': ['concern', 'text'],
      transition: [...decision, 'lead'],
      'closure proposed': ['plan', 'carriesOn', 'childsWords', 'familyView', 'outstanding'],
      'transfer proposed': ['rationale', 'council'],
      'transfer waiting': ['council', 'contact', 'whyWhen', 'placement'],
      merged: ['reason'],
    };
    for (const [turn, names] of Object.entries(read)) {
      const facts = factsSince[turn as keyof typeof factsSince];
      const desk = deskOver({ cases: [markedCase(facts)], parts: decisionsIn(marked(facts)) });
      const cards = [await desk.press(priya, 'case.open', data), await desk.press(priya, 'case.story', data)];
      const shown = cards.flatMap(quotedIn).join('\n');
      assert.deepEqual(
        names.filter((name) => !shown.includes(mark(name))),
        [],
        turn,
      );
    }
  });
});
