// "Unknown" and "forbidden" must not be told apart: not by the card, not by the look that is written (docs/process.md P10.6).
// Every button but the one that plans a meeting is held to it on the desk alone, as everybody here, on a reference of each kind: card,
// looks, and that no case is made. Through the whole app goes one of these people a button, the next with the next, for what lies
// around the desk: the gate, the store and what the process remembers. What is typed goes through the app alone.
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { verbs } from '../../src/desk/desk.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import { mintReference, type Reference } from '../../src/domain/kernel/ids.ts';
import { colin, dana, moira, must, noor, ravi } from '../people/builders.ts';
import type { World } from '../worlds/harness.ts';
import {
  cases,
  desksOf,
  oneInTurn,
  onApp,
  openEveryStage,
  pressed,
  unknown,
  wellFormed,
  type Pressable,
} from './people/every-stage.ts';
import { readable } from './people/readable.ts';

let world: World;
/** The whole; and desks of it alone, for what a card says, and which look is written, is decided there. */
let app: Pressable;
let newDesk: () => Pressable;

/** The text of a card with what differs by nature taken out: its reference, its command, the chance id of a form without a case. */
const bare = (card: unknown, ref: string): unknown =>
  JSON.parse(
    JSON.stringify(card)
      .replaceAll(ref, 'REF')
      .replaceAll(/"(command|say)":"[^"]*"/g, '"$1":""'),
  );
const looksAt = async ({ ports }: Pressable, ref: Reference, person: Person) =>
  (await ports.looks.of(ref))
    .filter((look) => look.person === person.objectId)
    .map(({ id: _id, reference: _reference, ...look }) => look);

type Forbidden = readonly [Person, Reference];
type Looks = Awaited<ReturnType<typeof looksAt>>;
/** What came of a press on a reference that nobody has seen, and on one that is not open to this person. */
interface Came {
  readonly person: Person;
  readonly cards: readonly unknown[];
  /** At the reference that nobody has seen. */
  readonly looks: Looks;
  /** At the other. */
  readonly there: () => Looks;
  readonly made: unknown;
}

describe('Unknown and forbidden cannot be told apart', () => {
  before(async () => {
    world = await openEveryStage();
    app = onApp(world);
    newDesk = await desksOf(world);
  });
  after(async () => world.stop());
  const forbidden: readonly Forbidden[] = [
    [noor, cases.waiting.reference],
    [dana, cases.waiting.reference],
    [moira, cases.draft.reference],
    [ravi, cases.received.reference],
    [colin, cases.conflict.reference],
  ];

  // A meeting is planned whatever the reference; the second time it is there already, and no one is told again.
  const tried = verbs.filter((one) => one !== 'meeting.plan.go');
  /** What these write of the meeting is there already the second time, whatever the reference: each on a desk of its own. */
  const ofTheMeeting = new Set(['meeting.attend.go', 'meeting.papers.go']);
  const came = new Map<string, PromiseSettledResult<readonly Came[]>>();
  /** The looks that lay at each of the cases when all was tried, of each person: read once, for they become hundreds. */
  const looked = new Map<Person, Looks>();

  /** What each press is answered with, by its reference: the one that nobody has seen first, or the other one. */
  async function pressedBoth(
    on: (reference: Reference) => Pressable,
    verb: string,
    [person, ref]: Forbidden,
    nowhere: Reference,
    turn: number,
  ) {
    const cards = new Map<Reference, unknown>();
    for (const one of turn % 2 === 0 ? [nowhere, ref] : [ref, nowhere])
      cards.set(one, bare(await pressed(on(one), person, verb, wellFormed(world, verb, one)), one));
    return [cards.get(nowhere), cards.get(ref)];
  }
  /** Both on the same new desk, so that what the first press leaves in it would show in the second. */
  async function onDesk(verb: string, [person, ref]: Forbidden, nowhere: Reference, turn: number): Promise<Came> {
    const desk = newDesk();
    const other = ofTheMeeting.has(verb) ? newDesk() : desk;
    const on = (one: Reference): Pressable => (one === ref ? other : desk);
    const cards = await pressedBoth(on, verb, [person, ref], nowhere, turn);
    const looks = await looksAt(desk, nowhere, person);
    const there = await looksAt(other, ref, person);
    return { person, cards, looks, there: () => there, made: await desk.ports.cases.load(nowhere) };
  }
  async function onTheApp(verb: string, [person, ref]: Forbidden, nowhere: Reference, turn: number): Promise<Came> {
    // A sitting of its own, so that every look is written.
    world.clock.at(new Date(Date.parse(world.clock.now()) + 31 * 60_000).toISOString());
    const from = world.clock.now();
    const cards = await pressedBoth(() => app, verb, [person, ref], nowhere, turn);
    const until = world.clock.now();
    const there = (): Looks => must(looked.get(person)).filter(({ at }) => from <= at && at <= until);
    const looks = await looksAt(app, nowhere, person);
    return { person, cards, looks, there, made: await app.ports.cases.load(nowhere) };
  }
  async function presses(verb: string): Promise<readonly Came[]> {
    const number = verbs.indexOf(verb);
    // A reference nobody has seen.
    const nowhere = mintReference(Buffer.from([0, number % 32, Math.floor(number / 32), 17, 25]));
    const came: Came[] = [];
    // Each pair in the one order at one button, and in the other at the next; through the app, where five buttons pass before a
    // pair comes again, likewise.
    for (const [place, one] of forbidden.entries()) came.push(await onDesk(verb, one, nowhere, number + place));
    for (const one of oneInTurn(forbidden, number)) came.push(await onTheApp(verb, one, nowhere, number));
    return came;
  }
  before(async () => {
    for (const verb of tried) {
      const [settled] = await Promise.allSettled([presses(verb)]);
      came.set(verb, settled);
    }
    for (const [person, ref] of forbidden) looked.set(person, await looksAt(app, ref, person));
  });

  for (const verb of tried) {
    it(`${verb}: card for card and look for look`, () => {
      const settled = must(came.get(verb));
      if (settled.status === 'rejected') throw settled.reason;
      for (const { person, cards, looks, there, made } of settled.value) {
        if (!isDeepStrictEqual(cards[1], cards[0])) {
          const [one = '', other = ''] = cards.map((card) => readable(card as Record<string, unknown>).slice(0, 300));
          assert.fail(`${person.name} presses ${verb}. Unknown:\n${one}\nForbidden:\n${other}`);
        }
        assert.deepEqual(there(), looks, `looks of ${person.name}`);
        assert.equal(made, undefined, `${person.name} makes a case of a reference that nobody gave out`);
      }
    });
  }

  it('typed: the same words for both', async () => {
    for (const [person, ref] of forbidden) {
      const window = world.windowOf(person);
      await window.says(`case ${unknown}`);
      const one = bare(window.messages().at(-1)?.stored, unknown);
      await window.says(`case ${ref}`);
      assert.deepEqual(bare(window.messages().at(-1)?.stored, ref), one);
    }
  });
});
