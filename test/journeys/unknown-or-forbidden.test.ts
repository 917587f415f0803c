// "Unknown" and "forbidden" must not be told apart: not by the card, not by the look that is written (docs/process.md P10.6).
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { verbs } from '../../src/desk/desk.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import { mintReference, type Reference } from '../../src/domain/kernel/ids.ts';
import { colin, dana, moira, must, noor, ravi } from '../people/builders.ts';
import type { World } from '../worlds/harness.ts';
import { cases, onApp, openEveryStage, pressed, unknown, wellFormed } from './people/every-stage.ts';
import { readable } from './people/readable.ts';

let world: World;

/** The text of a card with what differs by nature taken out: its reference, its command, the chance id of a form without a case. */
const bare = (card: unknown, ref: string): unknown =>
  JSON.parse(
    JSON.stringify(card)
      .replaceAll(ref, 'REF')
      .replaceAll(/"(command|say)":"[^"]*"/g, '"$1":""'),
  );
const looksAt = async (ref: Reference, person: Person) =>
  (await world.ports.looks.of(ref))
    .filter((look) => look.person === person.objectId)
    .map(({ id: _id, reference: _reference, ...look }) => look);

/** What came of a press on a reference that nobody has seen, and on one that is not open to this person. */
interface Came {
  readonly person: Person;
  readonly cards: readonly unknown[];
  /** At the reference that nobody has seen. */
  readonly looks: Awaited<ReturnType<typeof looksAt>>;
  readonly from: string;
  readonly until: string;
  readonly made: unknown;
}

describe('Unknown and forbidden cannot be told apart', () => {
  before(async () => {
    world = await openEveryStage();
  });
  after(async () => world.stop());
  const forbidden: readonly (readonly [Person, Reference])[] = [
    [noor, cases.waiting.reference],
    [dana, cases.waiting.reference],
    [moira, cases.draft.reference],
    [ravi, cases.received.reference],
    [colin, cases.conflict.reference],
  ];

  // A meeting is planned whatever the reference; the second time it is there already, and no one is told again.
  const tried = verbs.filter((one) => one !== 'meeting.plan.go');
  const came = new Map<string, PromiseSettledResult<readonly Came[]>>();
  /** The looks that lay at each of the cases when all was tried, of each person: read once, for they become thousands. */
  const looked = new Map<Person, Awaited<ReturnType<typeof looksAt>>>();

  async function presses(verb: string): Promise<readonly Came[]> {
    const all: Came[] = [];
    for (const [place, [person, ref]] of forbidden.entries()) {
      // A reference nobody has seen, and a sitting of its own, so that every look is written.
      const number = verbs.indexOf(verb);
      const nowhere = mintReference(Buffer.from([place, number % 32, Math.floor(number / 32), 17, 25]));
      world.clock.at(new Date(Date.parse(world.clock.now()) + 31 * 60_000).toISOString());
      const from = world.clock.now();
      const cards = [];
      for (const one of [nowhere, ref])
        cards.push(bare(await pressed(onApp(world), person, verb, wellFormed(world, verb, one)), one));
      const looks = await looksAt(nowhere, person);
      all.push({ person, cards, looks, from, until: world.clock.now(), made: await world.ports.cases.load(nowhere) });
    }
    return all;
  }
  before(async () => {
    for (const verb of tried) {
      const [settled] = await Promise.allSettled([presses(verb)]);
      came.set(verb, settled);
    }
    for (const [person, ref] of forbidden) looked.set(person, await looksAt(ref, person));
  });

  for (const verb of tried) {
    it(`${verb}: card for card and look for look`, () => {
      const settled = must(came.get(verb));
      if (settled.status === 'rejected') throw settled.reason;
      for (const { person, cards, looks, from, until, made } of settled.value) {
        if (!isDeepStrictEqual(cards[1], cards[0])) {
          const [one = '', other = ''] = cards.map((card) => readable(card as Record<string, unknown>).slice(0, 300));
          assert.fail(`${person.name} presses ${verb}. Unknown:\n${one}\nForbidden:\n${other}`);
        }
        const there = must(looked.get(person)).filter(({ at }) => from <= at && at <= until);
        assert.deepEqual(there, looks, `looks of ${person.name}`);
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
