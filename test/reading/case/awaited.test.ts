// What waits for someone's consent is found by the managers that it was sent to: nothing that they may decide on is missed.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mayDecide } from '../../../src/domain/case/access/consenters.ts';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import { mintReference, type ObjectId } from '../../../src/domain/kernel/ids.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import type { Directory } from '../../../src/domain/people/directory.ts';
import { rowsFor } from '../../../src/reading/board/rows.ts';
import { awaitedBy } from '../../../src/reading/case/awaited.ts';
import type { Reader } from '../../../src/reading/reader.ts';
import { caseOf, filledIn, given, monday10, must, someone, submitted, withPeople } from '../../people/builders.ts';
import { rowsOn } from '../../worlds/desk-in-memory.ts';

const waiting = caseOf(given(filledIn(), submitted()));
const awaits = (place: number, consenter: ObjectId, standIns: readonly ObjectId[]): Case => {
  assert.equal(waiting.stage, 'awaitingConsent');
  if (waiting.stage !== 'awaitingConsent') return waiting;
  const submission = { ...waiting.submission, consenter: { objectId: consenter, name: 'Mina' }, standIns };
  return { ...waiting, reference: mintReference(Buffer.alloc(8, place + 1)), submission };
};
const found = async (all: readonly Case[], who: Person, directory: Directory): Promise<readonly string[]> =>
  (await rowsOn(() => all).rows(awaitedBy({ person: who, directory, now: monday10 }))).map((row) => row.reference);

const many = 12;
const one = fc.nat(many - 1);
const perhaps = fc.option(one, { nil: undefined });
const staff = Array.from({ length: many }, (_none, place) =>
  someone(500 + place, `Person ${place}`, { roles: ['manager'] }),
);
const idAt = (place: number): ObjectId => must(staff[place]).objectId;

describe('What waits for consent', () => {
  it('is found by whoever may decide on it: chosen, above, deputy, delegate, or asked while they stood in', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ manager: perhaps, deputy: perhaps }), { minLength: many, maxLength: many }),
        fc.array(fc.tuple(one, one), { maxLength: 4 }),
        fc.array(fc.tuple(one, fc.array(one, { maxLength: 2 })), { minLength: 1, maxLength: 6 }),
        one,
        async (posts, away, sent, place) => {
          const people = staff.map((person, at) => {
            const { manager, deputy } = must(posts[at]);
            return {
              ...person,
              ...(manager !== undefined && { manager: idAt(manager) }),
              ...(deputy !== undefined && { deputy: idAt(deputy) }),
            };
          });
          const directory = {
            ...withPeople(...people),
            delegations: away.map(([from, to]) => ({
              from: idAt(from),
              to: idAt(to),
              starts: '2027-01-01',
              ends: '2027-02-01',
            })),
          };
          const who = must(people[place]);
          const all = sent.map(([consenter, standIns], at) => awaits(at, idAt(consenter), standIns.map(idAt)));
          const theirs = all.filter(
            (childCase) => childCase.stage === 'awaitingConsent' && mayDecide(childCase, who, directory, monday10),
          );
          const references = await found(all, who, directory);
          for (const { reference } of theirs) {
            seen.add('theirs');
            assert.ok(references.includes(reference));
          }
          if (references.length < all.length) seen.add('of others');
        },
      ),
      { numRuns: 2000 },
    );
    assert.deepEqual([...seen].toSorted(), ['of others', 'theirs']);
  });

  it('stands on the board of who may decide for the manager whom it was sent to, whoever referred it', async () => {
    const [boss, other] = [0, 1].map((place) => someone(700 + place, `Boss ${place}`, { roles: ['manager'] }));
    const all = [awaits(0, must(boss).objectId, []), awaits(1, must(other).objectId, [])];
    const delegate = someone(702, 'Delegate', { roles: ['manager'] });
    const days = { starts: '2027-01-01', ends: '2027-02-01' };
    const directory = {
      ...withPeople(must(boss), delegate),
      delegations: [{ from: must(boss).objectId, to: delegate.objectId, ...days }],
    };
    for (const person of [must(boss), delegate]) {
      const reader = { ports: { cases: rowsOn(() => all) }, person, directory, now: monday10 };
      // What a board asks where there are no meetings and no actions, and no more.
      const { rows } = await rowsFor(reader as unknown as Reader, [], []);
      assert.deepEqual(
        rows.map(({ reference }) => reference),
        [must(all[0]).reference],
      );
    }
  });

  it('is all that waits, where they are above more managers than are asked for by name', async () => {
    const [head, ...below] = Array.from({ length: 98 }, (_none, place) => someone(600 + place, `Person ${place}`, {}));
    const boss = must(head);
    const managed = below.map((person) => ({ ...person, manager: boss.objectId }));
    const all = [awaits(0, must(managed.at(-1)).objectId, []), awaits(1, idAt(0), [])];
    assert.equal((await found(all, boss, withPeople(boss, ...managed))).length, 2);
    assert.equal((await found(all, boss, withPeople(boss, ...managed.slice(-10)))).length, 1);
  });
});
