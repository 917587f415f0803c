// What the board asks for: rows by stage, by review, by meeting, by who referred; and which meeting set which action.
import assert from 'node:assert/strict';
import type { Invitation } from '../../../src/domain/case/state/invitations.ts';
import type { CaseRow, Case } from '../../../src/domain/case/state/stages.ts';
import type { ObjectId } from '../../../src/domain/kernel/ids.ts';
import type { CosmosStore } from '../../../src/store/cosmos.ts';
import { caseOf, colin } from '../../people/builders.ts';
import { rowsOn } from '../../worlds/desk-in-memory.ts';
import { standings } from '../../domain/standings.ts';
import * as make from '../fixture.ts';
import { actionOf, commitOf, give, nowMs, somePerson, someReference } from '../fixture.ts';

const standing = Object.values(standings).filter((facts) => facts.length > 0);
/** Of an agency, until a day that is over: the rule for that is the case's own. */
const invitation: Invitation = {
  invitee: 'agency:housing',
  until: '2027-01-12',
  by: { objectId: somePerson(), name: 'Rosa' },
  at: make.at,
};
const casesOf = (referrer: ObjectId, manager?: ObjectId): readonly Case[] =>
  standing.map((facts) => ({
    ...caseOf(facts),
    reference: someReference(),
    referrer: { objectId: referrer, name: 'Rosa' },
    ...(manager !== undefined && { line: [manager, somePerson()] }),
    ...(manager !== undefined && { invitations: [invitation] }),
  }));

const backedBy =
  (person: ObjectId) =>
  (childCase: Case): Case =>
    childCase.stage === 'awaitingConsent'
      ? { ...childCase, submission: { ...childCase.submission, standIns: [person] } }
      : childCase;

describe('rows of the board', () => {
  let target: make.Target;
  let store: CosmosStore;
  const [rosa, noel, other, boss, backup] = [somePerson(), somePerson(), somePerson(), somePerson(), somePerson()];
  const cases = [...casesOf(rosa, boss).map(backedBy(backup)), ...casesOf(noel), ...casesOf(other)];
  before(async () => {
    target = await make.openTarget();
    store = await target.open();
    for (const childCase of cases) {
      const record = { root: childCase, lastHash: 'h', calls: {} };
      assert.equal(await store.cases.commit(commitOf(childCase.reference, 1, { record }), nowMs), 'done');
    }
  });
  after(() => target.close());

  /** Of what was found the cases of this test, by reference. */
  const ours = (rows: readonly CaseRow[]): readonly string[] =>
    rows
      .filter(({ referrer }) => [rosa, noel, other].includes(referrer.objectId))
      .map(({ reference, stage }) => `${stage} ${reference}`)
      .toSorted();
  const asked: readonly (readonly [string, (on: ReturnType<typeof rowsOn>) => Promise<readonly CaseRow[]>])[] = [
    ['that an agency was invited to', (on) => on.rows({ invitedAs: ['agency:health', 'agency:housing'] })],
    ['in some stages', (on) => on.rows({ inStages: ['received', 'listed', 'held'] })],
    [
      'in more stages than one query takes',
      (on) => on.rows({ inStages: standing.map((facts) => caseOf(facts).stage) }),
    ],
    ['that wait for one of some managers', (on) => on.rows({ askedOf: [somePerson(), colin.objectId] })],
    [
      'that wait for one of many managers',
      (on) => on.rows({ askedOf: [...Array.from({ length: 24 }, somePerson), colin.objectId] }),
    ],
    ['that someone was asked to decide for another manager', (on) => on.rows({ called: backup })],
    ['whose review is near', (on) => on.rows({ dueBy: { stages: ['open', 'transition'], date: '2027-02-16' } })],
    [
      'whose review is not near yet',
      (on) => on.rows({ dueBy: { stages: ['open', 'transition'], date: '2027-02-01' } }),
    ],
    ['that a meeting decided about', (on) => on.rows({ decidedAt: ['preMset-2027-01-12'] })],
    ['of some people, as far as it is not over or is challenged', (on) => on.rows({ followedOf: [rosa, noel] })],
    ['of people below a manager, drafts too', (on) => on.rows({ ofLine: boss })],
    [
      'of more people than one query takes',
      (on) => on.rows({ followedOf: [...Array.from({ length: 200 }, somePerson), noel] }),
    ],
    [
      'in several of these ways at once',
      (on) =>
        on.rows({
          ledBy: noel,
          waiting: 'waits',
          invitedAs: ['agency:housing'],
          inStages: ['listed'],
          dueBy: { stages: ['open'], date: '2027-02-16' },
          followedOf: [rosa],
          ofLine: boss,
          cases: cases.slice(0, 3).map(({ reference }) => reference),
        }),
    ],
  ];
  for (const [what, ask] of asked) {
    it(`are found ${what}`, async () => {
      const wanted = ours(await ask(rowsOn(() => cases)));
      assert.deepEqual(ours(await ask(store.cases)), wanted);
      assert.equal(wanted.length > 0, what !== 'whose review is not near yet', 'the test asks for something');
    });
  }

  it('hold nothing of the child', async () => {
    const rows = await store.cases.rows({ inStages: standing.map((facts) => caseOf(facts).stage) });
    assert.doesNotMatch(JSON.stringify(rows), /Kestrel|Madeup|frightened|Early help/);
  });

  it('come with what set each action of a case, also of those that are over', async () => {
    const [one, two] = [someReference(), someReference()];
    await give(store, actionOf(one, 'A1', { source: 'preMset-2027-01-12' }));
    await give(store, actionOf(one, 'A2', { source: 'outOfCycle' }));
    const over = { by: { objectId: rosa, name: 'Rosa' }, at: make.at, is: 'cancelled', reason: 'Moved.' } as const;
    await give(store, actionOf(two, 'A1', { source: 'preMset-2027-01-12', state: over }));
    await give(store, actionOf(someReference(), 'A1'));
    const found = await store.cases.actionsSetOn([one, two, ...Array.from({ length: 40 }, someReference)]);
    assert.deepEqual(
      found.map(({ reference, source }) => `${reference} ${source}`).toSorted(),
      [`${one} outOfCycle`, `${one} preMset-2027-01-12`, `${two} preMset-2027-01-12`].toSorted(),
    );
    assert.deepEqual(await store.cases.actionsSetOn([]), []);
  });
});
