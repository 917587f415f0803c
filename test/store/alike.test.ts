import assert from 'node:assert/strict';
import type { MatterRecord } from '../../src/casework/ports/matter-ports.ts';
import type { CaseTypes } from '../../src/domain/case/whole/case.ts';
import type { Case, Draft, Stage } from '../../src/domain/case/state/stages.ts';
import type { DecisionLine, Held, Received } from '../../src/domain/case/state/since-consent.ts';
import type { Reference } from '../../src/domain/kernel/ids.ts';
import type { MeetingId } from '../../src/domain/meeting/meeting.ts';
import type { CosmosStore } from '../../src/store/cosmos.ts';
import { linksOnPage } from '../../src/store/sdk/query.ts';
import { must } from '../people/builders.ts';
import * as make from './fixture.ts';
import { commitOf, localIt, nowMs, somePerson, someReference } from './fixture.ts';

const preMset: MeetingId = 'preMset-2027-01-26';
const panel: MeetingId = 'panel-2027-02-02';
const by = { objectId: somePerson(), name: 'Moira' };

const consented = (reference: Reference): Omit<Received, 'stage'> => {
  const { stage: _draft, ...common } = make.draft(reference);
  const { submission } = make.awaitingConsent(reference, somePerson(), somePerson());
  return { ...common, submission, consent: { by, at: make.at, statement: 'Yes.' } };
};
const decision = (meeting: MeetingId, place = 0): DecisionLine => ({
  id: `D${place + 1}`,
  meeting,
  decision: 'hold',
  band: '',
  by,
  at: make.at,
  quorate: true,
});
const held = (reference: Reference, ...meetings: readonly MeetingId[]): Held => ({
  ...consented(reference),
  stage: 'held',
  meeting: preMset,
  decisions: meetings.map(decision),
});

const referencesOf = (cases: readonly Case[]): readonly Reference[] =>
  cases.map(({ reference }) => reference).toSorted();
/** What looks alike and what is linked, by reference; and what any of them goes on in. */
async function foundBoth(
  { cases }: Pick<CosmosStore, 'cases'>,
  alike: readonly string[],
  links: readonly (readonly string[])[],
  but: Reference,
) {
  const found = await cases.foundByKeys({ alike, links, but });
  return {
    alike: referencesOf(found.alike.map((one) => one.case)),
    links: [...new Set(found.links.map(({ row }) => must(row).reference))].toSorted(),
    goOn: [...found.alike.map((one) => one.case.goesOn), ...found.links.map(({ row }) => row?.goesOn)].flatMap(
      (one) => one?.reference ?? [],
    ),
  };
}
const draft = (): Draft => make.draft(someReference());

describe('cases that belong together', () => {
  let target: make.Target;
  let store: CosmosStore;
  beforeEach(async () => {
    target = await make.openTarget();
    store = await target.open();
  });
  afterEach(() => target.close());

  const keep = async (
    childCase: MatterRecord<CaseTypes>['root'],
    matchKeys?: readonly string[],
  ): Promise<Reference> => {
    const record: MatterRecord<CaseTypes> = {
      root: childCase,
      lastHash: 'h',
      calls: {},
      ...(matchKeys !== undefined && { matchKeys }),
    };
    assert.equal(await store.cases.commit(commitOf(childCase.reference, 1, { record }), nowMs), 'done');
    return childCase.reference;
  };
  const alike = async (...keys: readonly string[]): Promise<Readonly<Record<string, readonly string[]>>> => {
    const found = await store.cases.alike(keys);
    return Object.fromEntries(found.map(({ case: childCase, keys }) => [childCase.reference, keys]));
  };

  const decidedAt = async (id: MeetingId) =>
    referencesOf((await store.cases.forMeeting(['transferWaiting'], { id, date: '2026-01-01' })).cases);
  const inStages = async (...stages: readonly Stage[]) => referencesOf(await store.cases.inStages(stages));
  const stored = async (reference: Reference) =>
    (await target.stored(reference)).find((one) => one['id'] === 'case') ?? {};

  describe('by their match keys', () => {
    it('are found by any of them, with those that fit, whatever their stage', async () => {
      const one = await keep(draft(), ['a', 'b', 'c']);
      const two = await keep(held(someReference(), preMset), ['c', 'd']);
      await keep(draft(), ['e']);
      await keep(draft());
      assert.deepEqual(await alike('b', 'c', 'x'), { [one]: ['b', 'c'], [two]: ['c'] });
      assert.deepEqual(await alike('d'), { [two]: ['d'] });
      assert.deepEqual(await alike('x', 'y'), {});
    });

    it('are no longer found by what was corrected', async () => {
      const first = draft();
      const reference = await keep(first, ['a', 'b']);
      const before = await make.versionOf(store, reference);
      const record = { root: first, lastHash: 'h', calls: {}, matchKeys: ['b', 'c'] };
      await store.cases.commit(commitOf(reference, 2, { before, record }), nowMs);
      assert.deepEqual(await alike('a'), {});
      assert.deepEqual(await alike('c'), { [reference]: ['c'] });
    });

    localIt('of more than a query holds are asked for at once, and each case is given once', async () => {
      const keys = Array.from({ length: 20 }, (_one, place) => `key ${place}`);
      const reference = await keep(draft(), keys);
      const last = await keep(draft(), ['key 19']);
      let found: unknown;
      const kinds = await target.requestsOf(async () => (found = await alike(...keys)));
      assert.deepEqual(found, { [reference]: keys, [last]: ['key 19'] });
      assert.deepEqual(
        kinds,
        Array.from({ length: 6 }, () => 'query'),
      );
    });

    it('come with the row by which it is known who may see them, the one asked for left out', async () => {
      const one = await keep(held(someReference(), preMset), ['linked']);
      const two = someReference();
      await keep({ ...consented(two), stage: 'merged', into: one, reason: 'The same ID.' }, ['linked']);
      const found = await store.cases.linksAlike(['linked']);
      assert.equal(found.length, 2);
      for (const { referral, row } of found) {
        const { reference } = must(referral);
        assert.deepEqual([row], await store.cases.rows({ cases: [reference] }));
        assert.deepEqual([reference, row?.goesOn?.reference], [reference, reference === two ? one : undefined]);
      }
      const others = await store.cases.linksAlike(['linked'], one);
      assert.deepEqual(
        others.map(({ row }) => row?.reference),
        [two],
      );
    });

    localIt('are found with what is linked in one question, and so is what one of them goes on in', async () => {
      const mine = await keep({ ...consented(someReference()), stage: 'received' }, ['child', 'home']);
      const [ended, elsewhere] = [someReference(), await keep(draft(), ['school'])];
      await keep({ ...consented(ended), stage: 'merged', into: mine, reason: 'The same ID.' }, ['child']);
      const home = await keep(draft(), ['home']);
      let found: unknown;
      const ask = async (alike: readonly string[], ...links: readonly string[]) =>
        target.requestsOf(async () => (found = await foundBoth(store, alike, [links, ['school']], mine)));
      assert.deepEqual(await ask(['child', 'home'], 'home'), ['query', 'query']);
      const all = { alike: [ended, home].toSorted(), links: [home, elsewhere].toSorted(), goOn: [mine] };
      assert.deepEqual(found, all);
      assert.deepEqual(await ask([], 'child', 'home'), ['query', 'query']);
      assert.deepEqual(found, { alike: [], links: [ended, home, elsewhere].toSorted(), goOn: [mine] });
    });

    localIt('are all found where a page does not hold them, and what is sure beside however much may be', async () => {
      const mine = await keep({ ...consented(someReference()), stage: 'received' }, ['child', 'name']);
      const many: Reference[] = [];
      for (let place = 0; place <= linksOnPage; place += 1) many.push(await keep(draft(), ['child', 'name']));
      const sure = await keep(draft(), ['sure']);
      const found = await foundBoth(store, ['child'], [['sure'], ['name']], mine);
      assert.deepEqual(found.alike, [mine, ...many].toSorted());
      assert.ok(found.links.includes(sure));
      assert.deepEqual((await foundBoth(store, [], [['sure'], ['name']], mine)).links.includes(sure), true);
    });

    localIt('of nobody are not asked for', async () => {
      assert.deepEqual(await target.requestsOf(() => store.cases.alike([])), []);
      assert.deepEqual(await store.cases.alike([]), []);
    });
  });

  describe('by the meeting that decided about them', () => {
    it('are found wherever they are now, and also by an earlier meeting', async () => {
      const both = await keep(held(someReference(), preMset, panel));
      const first = await keep(held(someReference(), preMset));
      const over: Received = { ...consented(someReference()), stage: 'received', decisions: [decision(panel)] };
      const other = await keep(over);
      await keep({ ...consented(someReference()), stage: 'received' });
      assert.deepEqual(await decidedAt(preMset), [both, first].toSorted());
      assert.deepEqual(await decidedAt(panel), [both, other].toSorted());
      assert.deepEqual(await decidedAt('panel-2027-02-03'), []);
    });

    it('stand beside the case once each, and not at all before a decision', async () => {
      const twice = await keep(held(someReference(), preMset, preMset, panel), ['a']);
      const never = await keep(draft());
      const { meetings, matchKeys } = await stored(twice);
      assert.deepEqual([meetings, matchKeys], [[preMset, panel], ['a']]);
      assert.ok(!('meetings' in (await stored(never))) && !('matchKeys' in (await stored(never))));
    });
  });

  describe('by one of several stages', () => {
    it('are found each once, in one question or more', async () => {
      const waits = await keep(make.awaitingConsent(someReference(), somePerson(), somePerson()));
      const came = await keep({ ...consented(someReference()), stage: 'received' });
      const again = await keep(held(someReference(), preMset));
      await keep(draft());
      assert.deepEqual(await inStages('received', 'held', 'received'), [came, again].toSorted());
      const all = ['listed', 'held', 'toPanel', 'open', 'transition', 'closed', 'merged', 'received'] as const;
      assert.deepEqual(await inStages(...all, 'awaitingConsent'), [waits, came, again].toSorted());
      assert.deepEqual(await inStages('listed'), []);
      assert.deepEqual(await inStages(), []);
    });
  });

  it('are said to be missing from lists when what they are found by is not what they are', async () => {
    const reference = await keep(held(someReference(), preMset), ['a', 'b']);
    const whole = (await target.stored(reference)).find((one) => one['id'] === 'case') ?? {};
    assert.equal((await store.audit.partition(reference)).listed, true);
    for (const wrong of [{ matchKeys: ['a'] }, { meetings: [panel] }, { matchKeys: undefined }]) {
      await target.put({ ...whole, id: 'case', pk: reference, ...wrong });
      assert.equal((await store.audit.partition(reference)).listed, false, JSON.stringify(wrong));
    }
  });

  it('have a clock of their own, of which the soonest counts', async () => {
    const [first, last] = ['2027-01-06T09:00:00.000Z', '2027-01-08T09:00:00.000Z'];
    const due = { at: first, rule: 'strategy.discussion', ruleVersion: 1 };
    const strategy = { by, at: first, due, reason: 'New.' };
    const reference = await keep({ ...consented(someReference()), stage: 'received', triageBy: last, strategy });
    await keep({ ...consented(someReference()), stage: 'received', triageBy: last });
    assert.deepEqual(await store.cases.fallenDue(first), [{ matter: reference }]);
    assert.deepEqual(await store.cases.fallenDue('2027-01-06T08:59:00.000Z'), []);
  });
});
