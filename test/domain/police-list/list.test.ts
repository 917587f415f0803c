// A police list: whose rows are counted together, what is to be done with each, what its facts make of it.
import assert from 'node:assert/strict';
import {
  childrenOf,
  needOf,
  type KeyedRow,
  type KnownAs,
  type RowNeed,
} from '../../../src/domain/police-list/children.ts';
import { mintPoliceListId, sayPoliceList, type PoliceList } from '../../../src/domain/police-list/list.ts';
import { policeListMatter, workersIn, type PoliceListCommand } from '../../../src/domain/police-list/table.ts';
import { clockActor, type Person } from '../../../src/domain/people/actor.ts';
import { peopleWho } from '../../../src/domain/people/roles.ts';
import { directory, kestrelReference, moira, must, priya, ravi, someone, withPeople } from '../../people/builders.ts';

const now = '2026-11-30T10:00:00.000Z';
const id = mintPoliceListId(new Uint8Array(8).fill(3));
const other = mintPoliceListId(new Uint8Array(8).fill(4));
const rowOf = (list: typeof id, row: number, since: string, keys: readonly string[], reference = ''): KeyedRow => ({
  list,
  row: {
    row,
    surname: 'A',
    forenames: 'B',
    dateOfBirth: '2012-01-01',
    place: '',
    since,
    policeReference: reference,
    grade: '',
  },
  keys,
});

describe('The children of police lists', () => {
  it('are one where rows share a key, also by a third; lists are counted, and an episode on two lists once', () => {
    const rows = [
      rowOf(id, 1, '2026-11-28T22:30:00.000Z', ['a']),
      rowOf(id, 2, '2026-11-20T22:30:00.000Z', ['b']),
      rowOf(other, 1, '2026-11-28T22:30:00.000Z', ['a', 'b']),
      rowOf(other, 2, '2026-11-01T22:30:00.000Z', ['c']),
    ];
    const found = childrenOf(rows, now).map(({ lists, episodes, rows: { length } }) => [lists, episodes, length]);
    assert.deepEqual(
      found.toSorted(([, , one = 0], [, , other = 0]) => one - other),
      [
        [1, 1, 1],
        [2, 2, 3],
      ],
    );
  });
  it('have no episode counted that began more than 90 days ago', () => {
    assert.equal(childrenOf([rowOf(id, 1, '2026-08-30T22:30:00.000Z', ['a'])], now)[0]?.episodes, 0);
  });

  const back = { returnedAt: now };
  const needs: readonly (readonly [row: { readonly returnedAt?: string }, known: KnownAs, need: RowNeed])[] = [
    [back, { is: 'with', hasEpisode: false }, 'enter'],
    [{}, { is: 'with', hasEpisode: false }, 'record'],
    [back, { is: 'with', hasEpisode: true }, 'entered'],
    [{}, { is: 'with', hasEpisode: true }, 'entered'],
    [back, { is: 'ended' }, 'again'],
    [back, { is: 'drafted' }, 'referred'],
    [back, { is: 'none', episodes: 2 }, 'counted'],
    [{}, { is: 'none', episodes: 3 }, 'refer'],
  ];
  for (const [row, known, need] of needs)
    it(`are ${need} where ${JSON.stringify(known)}${row.returnedAt === undefined ? ', not back' : ''}`, () => {
      assert.equal(needOf(row, known), need);
    });
});

const decide = (root: PoliceList | undefined, command: PoliceListCommand, actor: Person = moira, at = now) =>
  policeListMatter.decide({ root }, command, { actor, directory, now: at });

const after = (root: PoliceList | undefined, command: PoliceListCommand, actor: Person = moira, at = now) => {
  const decision = decide(root, command, actor, at);
  assert.ok('data' in decision, JSON.stringify(decision));
  const meta = { number: (root?.facts ?? 0) + 1, at, by: { objectId: actor.objectId, name: actor.name } };
  return must(policeListMatter.evolve({ root }, policeListMatter.factOf({ root }, command, decision.data, meta)).root);
};
const codeOf = (decision: ReturnType<typeof decide>): string =>
  'refusal' in decision ? decision.refusal.code : 'unchanged' in decision ? 'unchanged' : 'data';

describe('A police list', () => {
  const take: PoliceListCommand = {
    step: 'takePoliceList',
    input: { id, on: '2026-11-30', rows: 3, open: [1, 2, 3] },
  };
  const taken = after(undefined, take);
  const by = (worker: string) =>
    codeOf(decide(taken, { step: 'referFromList', input: { worker, rows: [3], reference: kestrelReference } }));

  it('is taken and worked on by co-ordinators alone', () => {
    for (const one of [priya, ravi]) {
      assert.equal(codeOf(decide(undefined, take, one)), 'notAvailable');
      assert.equal(codeOf(decide(taken, { step: 'seePoliceRow', input: { row: 1 } }, one)), 'notAvailable');
    }
    assert.equal(sayPoliceList(taken, now), 'Police list of Mon 30 Nov');
  });
  it('has each row done once, whoever presses again', () => {
    const seen = after(taken, { step: 'seePoliceRow', input: { row: 1 } });
    assert.deepEqual([seen.open, seen.done.map(({ row, as }) => [row, as])], [[2, 3], [[1, 'seen']]]);
    assert.equal(codeOf(decide(seen, { step: 'seePoliceRow', input: { row: 1 } })), 'alreadyDecided');
    const entered = after(seen, {
      step: 'enterPastEpisodes',
      input: { entered: [1, 2].map((row) => ({ row, reference: kestrelReference })) },
    });
    assert.deepEqual(entered.done.at(-1), { row: 2, reference: kestrelReference, as: 'entered', at: now });
    assert.deepEqual(entered.open, [3]);
    const refer: PoliceListCommand = {
      step: 'referFromList',
      input: { worker: priya.objectId, rows: [3], reference: kestrelReference },
    };
    const referred = after(entered, refer);
    assert.deepEqual(referred.open, []);
    assert.equal(codeOf(decide(referred, refer)), 'alreadyDecided');
  });
  it('takes more rows of the same day behind the others, and none twice', () => {
    const more: PoliceListCommand = { step: 'addPoliceRows', input: { rows: 5, open: [5] } };
    assert.deepEqual(after(taken, more).open, [1, 2, 3, 5]);
    assert.equal(codeOf(decide(after(taken, more), more)), 'unchanged');
  });
  it('is referred by none but people of the council who may lead', () => {
    assert.deepEqual([by(priya.objectId), by(ravi.objectId), by('')], ['data', 'incomplete', 'incomplete']);
  });
  it('offers managers first, so that a long list reaches every team', () => {
    const people = Array.from({ length: 300 }, (_none, place) => someone(1000 + place, `A${place}`));
    const offered = workersIn(withPeople(...people)).map(({ title }) => title);
    const managers = peopleWho(directory, 'consent').length;
    assert.deepEqual(offered.slice(0, managers).includes('A1'), false);
    assert.equal(offered.includes('A1'), true);
  });
  it('calls once after three working days without a press, and never with nothing left', () => {
    const due = '2026-12-03T10:00:00.000Z';
    assert.deepEqual(taken.ladder.rungs, [{ rung: 'untouched', at: due }]);
    const remind: PoliceListCommand = { step: 'remindPoliceList', input: {} };
    assert.equal(codeOf(decide(taken, remind, clockActor)), 'unchanged');
    assert.deepEqual(after(taken, remind, clockActor, due).ladder.rungs, []);
    const touched = after(taken, { step: 'seePoliceRow', input: { row: 1 } }, moira, '2026-12-02T10:00:00.000Z');
    assert.equal(touched.ladder.rungs[0]?.at, '2026-12-07T10:00:00.000Z');
    const none = after(undefined, { step: 'takePoliceList', input: { id, on: '2026-11-30', rows: 2, open: [] } });
    assert.deepEqual(none.ladder.rungs, []);
  });
});
