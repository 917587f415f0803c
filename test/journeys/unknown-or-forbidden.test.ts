// "Unknown" and "forbidden" must not be told apart: not by the card, not by the look that is written (docs/process.md P10.6).
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { verbs } from '../../src/desk/desk.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import { mintReference, type Reference } from '../../src/domain/kernel/ids.ts';
import { colin, dana, moira, noor, ravi } from '../people/builders.ts';
import type { World } from '../worlds/harness.ts';
import { cases, openEveryStage, pressed, unknown, wellFormed } from './people/every-stage.ts';
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
  for (const verb of verbs.filter((one) => one !== 'meeting.plan.go')) {
    it(`${verb}: card for card and look for look`, async () => {
      for (const [place, [person, ref]] of forbidden.entries()) {
        // A reference nobody has seen, and a sitting of its own, so that every look is written.
        const number = verbs.indexOf(verb);
        const nowhere = mintReference(Buffer.from([place, number % 32, Math.floor(number / 32), 17, 25]));
        world.clock.at(new Date(Date.parse(world.clock.now()) + 31 * 60_000).toISOString());
        const before = await looksAt(ref, person);
        const cards = [];
        for (const one of [nowhere, ref])
          cards.push(bare(await pressed(world, person, verb, wellFormed(world, verb, one)), one));
        if (!isDeepStrictEqual(cards[1], cards[0])) {
          const [one = '', other = ''] = cards.map((card) => readable(card as Record<string, unknown>).slice(0, 300));
          assert.fail(`${person.name} presses ${verb}. Unknown:\n${one}\nForbidden:\n${other}`);
        }
        const after = await looksAt(ref, person);
        assert.deepEqual(after.slice(before.length), await looksAt(nowhere, person), `looks of ${person.name}`);
        assert.equal(
          await world.ports.cases.load(nowhere),
          undefined,
          `${person.name} makes a case of a reference that nobody gave out`,
        );
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
