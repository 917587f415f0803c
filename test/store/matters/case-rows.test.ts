// What lists are given of cases: rows, and which cases are closed to somebody.
import assert from 'node:assert/strict';
import { begunMarks } from '../../../src/domain/case/owed/owed.ts';
import { rowOf } from '../../../src/domain/case/owed/row.ts';
import type { Case, CaseRow } from '../../../src/domain/case/state/stages.ts';
import type { ObjectId, Reference } from '../../../src/domain/kernel/ids.ts';
import type { CosmosStore } from '../../../src/store/cosmos.ts';
import { caseOf, given } from '../../people/builders.ts';
import { strategyCalled, untilReceived } from '../../people/meeting-builders.ts';
import { standings } from '../../domain/standings.ts';
import * as make from '../fixture.ts';
import { commitOf, nowMs, somePerson, someReference } from '../fixture.ts';

/** One case of every standing there is, and one that a strategy discussion is called for, of this referrer. */
const casesOf = (referrer: ObjectId): readonly Case[] =>
  [...Object.values(standings), given(...untilReceived, strategyCalled())]
    .filter((facts) => facts.length > 0)
    .map((facts) => ({ ...caseOf(facts), reference: someReference(), referrer: { objectId: referrer, name: 'Rosa' } }));

/** In one order, and without what is undefined. */
const byReference = <T extends { readonly reference: Reference }>(rows: readonly T[]): readonly T[] =>
  (JSON.parse(JSON.stringify(rows)) as readonly T[]).toSorted((one, other) =>
    one.reference < other.reference ? -1 : 1,
  );

/** What a row says, read off the whole case. */
function rowFor(childCase: Case): CaseRow {
  const {
    reference,
    stage,
    referrer,
    line,
    alsoReferred,
    changedAt,
    excluded,
    restricted,
    answers,
    submission,
    parts: counts,
  }: CaseRow = childCase;
  const {
    challenge,
    strategy,
    senior,
    seniors,
    urgentEnded,
    reminded,
    meeting,
    reviewOn,
    prepareBy,
    prepared,
    inReview,
    feedback,
    invited,
    into,
    ...marks
  } = rowOf(childCase);
  const { consentAt, decider, decidedFor, decidedAt, tonight, told, livesInHome, endedAt }: CaseRow = marks;
  // What is still to come stands in none.
  const owed = begunMarks(childCase);
  const known = {
    reference,
    stage,
    referrer,
    line,
    alsoReferred,
    changedAt,
    excluded,
    restricted,
    into,
    meeting,
    reviewOn,
    invited,
    parts: counts,
  };
  const asked = submission && {
    due: submission.due,
    consenter: submission.consenter,
    standIns: submission.standIns,
    clear: submission.clear,
    withCoordinator: submission.withCoordinator,
  };
  const rest = {
    challenge,
    strategy,
    senior,
    seniors,
    prepareBy,
    prepared,
    inReview,
    feedback,
    urgentEnded,
    reminded,
    answers: { urgency: answers.urgency },
    tonight,
    told,
    livesInHome,
    endedAt,
    submission: asked,
  };
  return JSON.parse(JSON.stringify({ ...known, ...rest, consentAt, decider, decidedFor, decidedAt, owed })) as CaseRow;
}

const parts = { action: { count: 1, open: [] } };

describe('rows of cases', () => {
  let target: make.Target;
  let store: CosmosStore;
  before(async () => {
    target = await make.openTarget();
    store = await target.open();
  });
  after(() => target.close());
  const keep = async (childCase: Case): Promise<void> => {
    const record = { root: childCase, lastHash: 'h', calls: {} };
    assert.equal(await store.cases.commit(commitOf(childCase.reference, 1, { record }), nowMs), 'done');
  };

  it('say of every standing what the whole case does, and nothing of the child', async () => {
    const referrer = somePerson();
    const cases = casesOf(referrer);
    for (const childCase of cases) await keep(childCase);
    const rows = byReference(await store.cases.rows({ ledBy: referrer }));
    assert.deepEqual(rows, byReference(cases).map(rowFor));
    assert.equal(rows.length, cases.length);
    assert.doesNotMatch(JSON.stringify(rows), /Kestrel|Madeup/);
    const asked = (await store.cases.rows({ inStages: ['awaitingConsent'] })).filter(
      (row) => row.referrer.objectId === referrer,
    );
    assert.deepEqual(
      byReference(asked),
      byReference(cases.filter((childCase) => childCase.stage === 'awaitingConsent')).map(rowFor),
    );
    const waiting = (await store.cases.rows({ waiting: 'waits' })).filter((row) => row.referrer.objectId === referrer);
    const whole = (await store.cases.waitingForCoordinator()).filter(
      (childCase) => childCase.referrer.objectId === referrer,
    );
    assert.ok(waiting.length > 1);
    assert.deepEqual(byReference(waiting), byReference(whole).map(rowFor));
  });

  it('say what is true now, not what was referred', async () => {
    const [referrer, reference] = [somePerson(), someReference()];
    const whole = make.draft(reference, referrer);
    const held = (said: Readonly<Record<string, string>>) => ({
      answers: said,
      since: '2027-01-05T10:00:00.000Z',
      by: { objectId: referrer, name: 'Rosa' },
      why: 'She told me.',
    });
    const answers = { ...whole.answers, safeTonight: 'no', mustNotBeTold: 'yes' };
    await keep({
      ...whole,
      answers,
      now: { tell: held({ mustNotBeTold: 'no' }), tonight: held({ safeTonight: 'notSure' }) },
    });
    const rowNow = async (): Promise<unknown> => {
      const [row] = await store.cases.rows({ ledBy: referrer });
      return [row?.told, row?.tonight];
    };
    assert.deepEqual(await rowNow(), ['no', { is: 'notSure', until: '2027-01-06T12:00:00.000Z' }]);
  });

  it('of one that is damaged are not guessed at', async () => {
    const [referrer, reference] = [somePerson(), someReference()];
    await keep(make.draft(reference, referrer));
    const whole = (await target.stored(reference)).find((one) => one['id'] === 'case') ?? {};
    const record = whole['record'] as { readonly root: object };
    for (const damage of [{ excluded: 'nobody' }, { changedAt: 7 }, { referrer: 'Rosa' }, { submission: { due: 1 } }]) {
      const damaged = { ...record, root: { ...record.root, ...damage } };
      await target.put({ ...whole, id: 'case', pk: reference, record: damaged });
      const fault = await make.faultOf(store.cases.rows({ ledBy: referrer }));
      assert.equal(fault.reason, 'unreadable', JSON.stringify(damage));
    }
  });
});

describe('the cases that are closed', () => {
  let target: make.Target;
  let store: CosmosStore;
  before(async () => {
    target = await make.openTarget();
    store = await target.open();
  });
  after(() => target.close());
  const received = caseOf(standings.received);
  const keeps = async (change: Partial<Case>, childCase = received): Promise<Reference> => {
    const reference = someReference();
    const record = { root: { ...childCase, reference, parts, ...change } as Case, lastHash: 'h', calls: {} };
    await store.cases.commit(commitOf(reference, 1, { record }), nowMs);
    return reference;
  };

  it('are those with actions that are restricted, not or no longer consented, or that exclude this person', async () => {
    const [ravi, ada] = [somePerson(), somePerson()];
    const open = await keeps({});
    const merged = await keeps({}, caseOf(standings.merged));
    const restricted = await keeps({ restricted: 'managerConflict' });
    const returned = await keeps({}, caseOf(standings.returnedByTriage));
    const withdrawn = await keeps({}, caseOf(standings.withdrawn));
    const hisConflict = await keeps({ excluded: [somePerson(), ravi] });
    const both = await keeps({ excluded: [ravi], restricted: 'managerConflict' });
    const { parts: _parts, ...none } = received;
    const without = someReference();
    const record = { root: { ...none, reference: without, excluded: [ravi] }, lastHash: 'h', calls: {} };
    await store.cases.commit(commitOf(without, 1, { record }), nowMs);
    const toAll = [restricted, returned, withdrawn, both];
    assert.deepEqual(await store.cases.closedTo(ravi), new Set([...toAll, hisConflict]));
    assert.deepEqual(await store.cases.closedTo(ada), new Set(toAll));
    for (const one of [open, merged, without]) assert.ok(!(await store.cases.closedTo(ravi)).has(one));
  });

  it('say so beside the case, and are found again when it changes', async () => {
    const ravi = somePerson();
    const reference = await keeps({ excluded: [ravi] });
    const [stored] = (await target.stored(reference)).filter((one) => one['id'] === 'case');
    assert.deepEqual(stored?.['closedTo'], [ravi]);
    const before = await make.versionOf(store, reference);
    const record = { root: { ...received, reference, parts }, lastHash: 'h', calls: {} };
    await store.cases.commit(commitOf(reference, 2, { before, record }), nowMs);
    assert.ok(!(await store.cases.closedTo(ravi)).has(reference));
  });
});
