// Lists decide without reading a case: the rule they go by is the case's own, for everybody who is asked about.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Ports } from '../../../src/casework/ports/ports.ts';
import { actionsFor, actionsFound, byReference, listedBy, type ActionList } from '../../../src/reading/action/list.ts';
import { actionTiles } from '../../../src/desk/home/tiles.ts';
import type { Scene } from '../../../src/desk/scene/scene.ts';
import { hostOf, type HostRow } from '../../../src/domain/case/action/host.ts';
import {
  isOpen,
  isOverdue,
  isToSign,
  sayActionId,
  waitsForOverseer,
  type Action,
  type HostId,
} from '../../../src/domain/case/action/action.ts';
import {
  barToVerify,
  closedTo,
  closedToSome,
  mayOversee,
  mayWork,
  standsTo,
  standsToOpen,
} from '../../../src/domain/case/action/who.ts';
import { rowOf } from '../../../src/domain/case/owed/row.ts';
import { refOf, type Person } from '../../../src/domain/people/actor.ts';
import { isLetIn, type Case } from '../../../src/domain/case/state/stages.ts';
import { mintReference } from '../../../src/domain/kernel/ids.ts';
import { later, monday10 } from '../../people/builders.ts';
import { council, people, person, someCase } from '../../desk/any-case.ts';
import { actionAt, actionTurns } from '../../cards/cases/actions.ts';
import { belongsTo, ownPeople, represents } from '../../../src/domain/people/agencies.ts';
import { personIn } from '../../../src/domain/people/directory.ts';
import { isAmong } from '../../worlds/desk-in-memory.ts';

const agencies = ['police', 'health', 'housing'];
const someAction: fc.Arbitrary<Action> = fc
  .record({
    turn: fc.constantFrom(...actionTurns),
    agency: fc.constantFrom(...agencies),
    owner: fc.option(person, { nil: undefined }),
    deputy: fc.option(person, { nil: undefined }),
  })
  .map(({ turn, agency, owner, deputy }) => {
    const { owner: _owner, deputy: _deputy, ...action } = actionAt(turn);
    return {
      ...action,
      agency,
      ...(owner !== undefined && { owner: refOf(owner) }),
      ...(deputy !== undefined && { deputy: deputy.objectId }),
    };
  });

/** What a list asks about: agencies of one's own, or all where somebody oversees them. */
const asksAbout = (who: Person, { agency }: Action): boolean =>
  who.roles.some((role) => role === 'coordinator' || role === 'chair') || belongsTo(who, agency, council);
const isClosed = (childCase: Case, { objectId }: Person): boolean =>
  closedTo(childCase).some((whom) => whom === closedToSome || whom === objectId);

describe('What an action is to somebody', () => {
  it('is known without the case, unless it is closed to them or to some', () => {
    const compared = new Set<string>();
    fc.assert(
      fc.property(someCase, someAction, person, fc.nat(90), (childCase, action, who, days) => {
        if (isClosed(childCase, who) || !asksAbout(who, action)) return;
        const now = later(monday10, days * 24 * 60);
        const rule = standsTo({ host: hostOf(childCase), action }, who, council, now);
        assert.deepEqual(
          standsToOpen(action, who, council, now),
          rule,
          `${who.name}, ${childCase.stage}, ${action.state.is}`,
        );
        compared.add(`${childCase.stage} ${Object.values(rule).map(Number).join('')}`);
      }),
      { numRuns: 4000 },
    );
    assert.ok(compared.size > 25, [...compared].join(', '));
  });

  it('is nothing to whoever is excluded, whatever they are', () => {
    fc.assert(
      fc.property(someCase, someAction, person, (childCase, action, who) => {
        const closed = { ...childCase, excluded: [...childCase.excluded, who.objectId] };
        assert.ok(isClosed(closed, who));
        const { theirs, works, oversees } = standsTo({ host: hostOf(closed), action }, who, council, monday10);
        assert.deepEqual([theirs, works, oversees], [false, false, false]);
      }),
    );
  });
});

/** What the chair alone has a tile for. */
const toSignOf = (who: Person, { listed }: ActionList): readonly string[] =>
  listed
    .filter(({ action }) => who.roles.includes('chair') && isOpen(action) && isToSign(action))
    .map(({ action }) => sayActionId(action));

const speaking = ['chair', 'panelMember', 'agencyLead'];
const isHead = ({ objectId }: Person, { agency }: Action): boolean => {
  const one = council.agencies.find(({ id }) => id === agency);
  return [one?.lead, one?.deputy, one?.senior].includes(objectId);
};

interface Pair {
  readonly case: Case;
  readonly action: Action;
}

/** The list as it is by reading the case of every action there is. */
function listOf(pairs: readonly Pair[], who: Person, now: string): readonly string[] {
  const listed = pairs.flatMap(({ case: childCase, action }) => {
    const on = { host: hostOf(childCase), action };
    const { state, timeAsked, escalatedAt, escalation } = action;
    if (state.is === 'verified' || state.is === 'cancelled') return [];
    const open = state.is !== 'done';
    const mine = belongsTo(who, action.agency, council);
    const toSign = who.roles.includes('chair') && escalatedAt !== undefined && escalation === undefined;
    const needs = ['done', 'disputed'].includes(state.is) || timeAsked !== undefined || toSign;
    const overdue = open && action.due.at < now;
    const oversees = mayOversee(on.host, who, council, now);
    const speaks = isHead(who, action) || who.roles.some((role) => speaking.includes(role));
    const openTo = mine && speaks && isLetIn(childCase, who.objectId) && !childCase.excluded.includes(who.objectId);
    if (!(mayWork(on, who, council, now) || openTo || (oversees && (mine || needs || overdue)))) return [];
    const toAccept = state.is === 'proposed' && mayWork(on, who, council, now);
    const verifies = state.is === 'done' && barToVerify(on, who, council, now) === undefined;
    const toDecide = verifies || (oversees && state.is !== 'done' && needs);
    const place = `${action.due.at}${sayActionId(action)}`;
    return [{ place, says: `${sayActionId(action)} ${[toAccept, toDecide, overdue].map(Number).join('')}` }];
  });
  return listed.toSorted((one, other) => (one.place < other.place ? -1 : 1)).map(({ says }) => says);
}

/** Without asking for their agency: what is theirs by name, what no one has, and all of an agency that they head. */
function isFirst({ action }: Pair, who: Person, now: string): boolean {
  const { owner, deputy } = action;
  const oversees = who.roles.some((role) => role === 'coordinator' || role === 'chair');
  const isTheirs = [owner?.objectId, deputy, personIn(council, owner?.objectId ?? '')?.deputy].includes(who.objectId);
  const waits = oversees && (waitsForOverseer(action) || isOverdue(action, now));
  return isTheirs || waits || isHead(who, action) || (owner === undefined && represents(who, action.agency, council));
}

/** Of restricted cases a head who is neither the owner nor named reads when an open action is due. */
const outsideOf = (pairs: readonly Pair[], who: Person): readonly string[] =>
  pairs
    .filter(({ case: { restricted, named = [], excluded }, action }) => {
      const isIn = restricted === undefined || named.some(({ objectId }) => objectId === who.objectId);
      const isOver = ['done', 'verified', 'cancelled'].includes(action.state.is);
      const owns = action.owner?.objectId === who.objectId;
      return isHead(who, action) && !isIn && !isOver && !owns && !excluded.includes(who.objectId);
    })
    .map(({ action }) => action.due.at)
    .toSorted();

/** The desk over these cases and actions, as the store would give them. */
function sceneOf(pairs: readonly Pair[], who: Person, now: string): Scene {
  const active = pairs.map(({ action }) => action).filter(({ state }) => !['verified', 'cancelled'].includes(state.is));
  const cases: Partial<Ports['cases']> = {
    actionRows: async (agencies, when) =>
      active.filter(
        (one) =>
          agencies.includes(one.agency) || (when !== undefined && (waitsForOverseer(one) || isOverdue(one, when))),
      ),
    actionRowsOf: async (own, when) =>
      active.filter(
        (one) => isAmong(own, one) || (when !== undefined && (waitsForOverseer(one) || isOverdue(one, when))),
      ),
    closedTo: async () => new Set(pairs.filter((on) => isClosed(on.case, who)).map(({ action }) => action.reference)),
    rows: async ({ cases: wanted = [] }) => {
      const some = pairs.map((on) => on.case).filter(({ reference }) => wanted.includes(reference));
      assert.ok(
        some.every((childCase) => isClosed(childCase, who)),
        'a case is read that need not be',
      );
      return some.map(rowOf);
    },
  };
  // What the list asks of its scene, and no more.
  return { ports: { cases }, person: who, directory: council, now } as unknown as Scene;
}

describe('The list of somebody’s actions', () => {
  it('is what it would be if every case was read, of the agency or first their own: the same actions, counts and order', async () => {
    let [longest, fewer] = [0, false];
    const pairs = fc.array(fc.tuple(someCase, someAction), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(pairs, person, fc.nat(400), async (some, who, days) => {
        const now = later(monday10, days * 24 * 60);
        const all = some.map(([childCase, action], place) => {
          const reference = mintReference(Buffer.alloc(8, place + 1));
          return { case: { ...childCase, reference }, action: { ...action, reference } };
        });
        const scene = sceneOf(all, who, now);
        const hosts = { cases: byReference(all.map((on) => rowOf(on.case))), records: new Map<HostId, HostRow>() };
        for (const whole of [true, false]) {
          const which = whole ? 'whole' : 'own';
          const list = await actionsFor(scene, which);
          const says = list.listed.map(({ action, toAccept, toDecide, overdue }) => {
            return `${sayActionId(action)} ${[toAccept, toDecide, overdue].map(Number).join('')}`;
          });
          const theirs = whole ? all : all.filter((one) => isFirst(one, who, now));
          assert.deepEqual(says, listOf(theirs, who, now), who.name);
          assert.deepEqual(list.outside, outsideOf(theirs, who), who.name);
          const found = await actionsFound(scene, which);
          assert.deepEqual(listedBy(scene, found, hosts), list, 'the same by the rows of all cases');
          if (whole) longest = Math.max(longest, list.listed.length);
          else fewer ||= list.listed.length < listOf(all, who, now).length;
        }
      }),
      { numRuns: 1500 },
    );
    assert.ok(longest > 5, String(longest));
    assert.ok(fewer, 'no one had colleagues with actions');
  });

  it('for home reads what home counts: its tiles are those of the whole of what is theirs', async () => {
    let [fewer, outside] = [0, 0];
    const pairs = fc.array(fc.tuple(someCase, someAction, fc.nat(2)), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(pairs, person, fc.nat(40), async (some, who, days) => {
        const now = later(monday10, days * 24 * 60);
        const all = some.map(([childCase, action, whose], place) => {
          const reference = mintReference(Buffer.alloc(8, place + 1));
          const below = people.find(({ manager }) => manager === who.objectId) ?? who;
          const given = whose === 0 ? {} : { owner: refOf(whose === 1 ? who : below), agency: ownPeople };
          return { case: { ...childCase, reference }, action: { ...action, ...given, reference } };
        });
        const scene = sceneOf(all, who, now);
        const [whole, counted] = [await actionsFor(scene), await actionsFor(scene, 'counted')];
        assert.deepEqual(actionTiles(scene, counted.listed), actionTiles(scene, whole.listed), who.name);
        assert.deepEqual(toSignOf(who, counted), toSignOf(who, whole), who.name);
        assert.deepEqual(counted.outside, whole.outside, who.name);
        fewer += whole.listed.length - counted.listed.length;
        outside += whole.outside.length;
      }),
      { numRuns: 1500 },
    );
    assert.ok(fewer > 100 && outside > 20, `${fewer}, ${outside}`);
  });
});
