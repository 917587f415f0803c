// Who is told what of an action: for each fact, who is rung, whose card changes silently, and what becomes of the posts.
import { hostOf } from '../../../src/domain/case/action/host.ts';
import assert from 'node:assert/strict';
import { steps, type PartFact, type Fact } from '../../../src/domain/case/whole/case.ts';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import type { Directory } from '../../../src/domain/people/directory.ts';
import { actionCardKey, postKey } from '../../../src/notices/keys.ts';
import { actionCardFor } from '../../../src/notices/render.ts';
import {
  caseOf,
  consented,
  filledIn,
  givenIn,
  moira,
  must,
  noConflict,
  ola,
  priya,
  ravi,
  sparrow,
  submitted,
  tess,
} from '../../people/builders.ts';
import {
  follow,
  accepted,
  acting,
  actingRestricted,
  actionOf,
  added,
  a1,
  cancelled,
  council,
  disputed,
  timeAsked,
} from '../../domain/case/action/action-story.ts';
import { changed, people, rows, type Row } from './action-rows.ts';
import { allTold, lastTold } from '../case/told.ts';

const nameOf = (id: string | undefined): string =>
  Object.entries(people).find(([, { objectId }]) => objectId === id)?.[0] ?? String(id);
const factsOf = ({ deeds, directory: where = council }: Row): readonly Fact[] => follow(acting(), deeds, where);

const rung = (facts: readonly Fact[], where: Directory, change: Partial<Case> = {}) =>
  lastTold(facts, where, change).told.flatMap(({ person, rings }) =>
    rings && person !== undefined ? [nameOf(person)] : [],
  );

describe('Who is told what of an action', () => {
  for (const [step, stepRows] of Object.entries(rows)) {
    for (const row of stepRows) {
      it(`${steps[step as PartFact<'action'>['step']].fact}: ${row.that}`, () => {
        const { fact, told } = lastTold(factsOf(row), row.directory ?? council);
        assert.equal(fact.step, step);
        const persons = (rung: boolean) =>
          told
            .flatMap(({ person, rings }) => (person !== undefined && rings === rung ? [nameOf(person)] : []))
            .toSorted();
        const posts = told.flatMap(({ channel, rings }) =>
          channel === undefined ? [] : [[channel.replace('agency:', ''), rings ? 'new' : 'changed']],
        );
        assert.deepEqual(
          { rings: persons(true), tells: persons(false), posts: Object.fromEntries(posts) },
          { rings: row.rings ?? [], tells: row.tells ?? [], posts: row.posts ?? changed },
        );
      });
    }
  }

  const everyFact = Object.values(rows)
    .flat()
    .flatMap((row) => allTold(factsOf(row), row.directory ?? council))
    .filter(({ fact }) => fact.step in rows);

  it('Nobody is told of one fact twice; each key says whose card or whose channel it is', () => {
    for (const { told } of everyFact) {
      assert.equal(new Set(told.map(({ key }) => key)).size, told.length);
      for (const { key, person, channel } of told) {
        assert.equal(
          key,
          person === undefined ? postKey(a1, must(channel).replace('agency:', '')) : actionCardKey(a1, person),
        );
      }
    }
  });

  it('Of an immediate action, and of an urgent case, everything is urgent; of others nothing', () => {
    const urgentCase = givenIn(council, filledIn(priya, sparrow), submitted(), noConflict(), consented());
    const runs: readonly (readonly [readonly Fact[], boolean])[] = [
      [acting(added({ priority: 'immediate' }), accepted(), timeAsked('1/3/2027'), disputed()), true],
      [follow(urgentCase, [added(), accepted()], council), true],
      [acting(added({ priority: 'high' }), accepted(), disputed()), false],
    ];
    for (const [facts, urgent] of runs) {
      const told = allTold(facts, council).filter(({ fact }) => fact.step in rows);
      for (const one of told.flatMap((each) => each.told)) assert.equal(one.urgent, urgent, one.key);
    }
  });

  it('Another action’s cards stay as they are, also where its number begins the same', () => {
    const facts = acting(added(), ...Array.from({ length: 10 }, () => added({ owner: `police|${ravi.objectId}` })));
    const cancelA1 = lastTold(follow(facts, [cancelled()], council), council).told;
    assert.deepEqual(cancelA1.map(({ key }) => key).toSorted(), [
      actionCardKey(a1, ola.objectId),
      postKey(a1, 'police'),
    ]);
  });
});

describe('Who is never told of an action', () => {
  /** Every fact that rings anybody, and those whom it rings. */
  const ringing = Object.values(rows)
    .flat()
    .filter(({ rings = [] }) => rings.length > 0);

  it('Whoever has a conflict is not rung, whichever audience they are of', () => {
    for (const row of ringing) {
      for (const name of row.rings ?? []) {
        const excluded = [people[name].objectId];
        const others = (row.rings ?? []).filter((one) => one !== name);
        assert.deepEqual(rung(factsOf(row), row.directory ?? council, { excluded }).toSorted(), others, row.that);
      }
    }
  });

  it('Nor is whoever left the directory', () => {
    for (const row of ringing) {
      const where = row.directory ?? council;
      for (const name of row.rings ?? []) {
        const without = { ...where, people: where.people.filter(({ objectId }) => objectId !== people[name].objectId) };
        assert.ok(!rung(factsOf(row), without).includes(name), `${row.that}: ${name}`);
      }
    }
  });

  it('A card that such a person holds already becomes one that says nothing', () => {
    const facts = acting(added(), accepted(ravi), cancelled());
    const { told } = lastTold(facts, council, { excluded: [ola.objectId] });
    const card = must(told.find(({ person }) => person === ola.objectId));
    assert.equal(card.rings, false);
    const childCase = { ...caseOf(facts), excluded: [ola.objectId] };
    assert.equal(
      actionCardFor({ host: hostOf(childCase), action: actionOf(facts) }, ola, council, '2027-01-05T10:00:00.000Z'),
      undefined,
    );
  });

  it('The channel of an agency hears nothing of a restricted case, and its owner does', () => {
    const { told } = lastTold(actingRestricted(added()), council);
    assert.deepEqual(
      told.filter(({ rings }) => rings).map(({ key }) => key),
      [actionCardKey(a1, ola.objectId)],
    );
  });

  it('The chair of a restricted case has no card of its actions', () => {
    const facts = actingRestricted(added(), disputed());
    const on = { host: hostOf(caseOf(facts)), action: actionOf(facts) };
    assert.equal(actionCardFor(on, tess, council, '2027-01-05T10:00:00.000Z'), undefined);
    assert.ok(actionCardFor(on, moira, council, '2027-01-05T10:00:00.000Z'));
  });
});
