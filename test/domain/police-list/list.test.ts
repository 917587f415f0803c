// A police list: whose rows are counted together, what is to be done with each, what its facts make of it.
import assert from 'node:assert/strict';
import {
  alikeTo,
  childrenOf,
  identified,
  idOfRow,
  needOf,
  rowAskedAbout,
  type Identified,
  type KeyedRow,
  type KnownAs,
  type KnownChild,
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
const on = new Map([
  [id, '2026-11-30'],
  [other, '2026-11-23'],
]);
const rowOf = (list: typeof id, row: number, since: string, said: Partial<KeyedRow['row']> = {}): KeyedRow => ({
  list,
  on: must(on.get(list)),
  row: {
    row,
    surname: 'Madeup',
    forenames: 'Amy',
    dateOfBirth: '2012-03-04',
    place: '',
    since,
    policeReference: '',
    grade: '',
    ...said,
  },
  // As twins and a child of the same sound have them: all may be the same.
  keys: ['AM'],
});
const says = (of: string, same: boolean) => ({ said: [{ of, same, by: moira.objectId, at: now }] });
const emma = { forenames: 'Emma' };
const [third, fourth, fifth] = ['2026-11-03T22:30:00.000Z', '2026-11-04T22:30:00.000Z', '2026-11-05T22:30:00.000Z'];

/** Someone who shares a key with every row here. */
const known = (is: KnownChild['is'], more: Partial<KnownChild> = {}): KnownChild => ({
  of: `of ${is}`,
  surely: [],
  keys: ['AM'],
  is,
  ...more,
});
/** Of each row the one that it is asked about. */
const asked = (rows: readonly KeyedRow[]) => {
  const children = childrenOf(rows, now);
  return rows.map((row) => {
    const child = must(children.find((one) => one.rows.includes(row)));
    const about = rowAskedAbout(row, child, alikeTo(child, row, children));
    return about && idOfRow(about);
  });
};

describe('The children of police lists', () => {
  const twins = [rowOf(id, 1, third), rowOf(id, 2, fourth), rowOf(other, 1, fifth, emma)];
  const joined: Readonly<
    Record<string, readonly [rows: readonly KeyedRow[], children: readonly (readonly number[])[]]>
  > = {
    'one by the whole name and birth date; an episode on two lists is one': [
      [rowOf(id, 1, third), rowOf(other, 1, third, { forenames: 'AMY' }), rowOf(other, 2, fourth)],
      [[2, 2, 3]],
    ],
    'two where their names only sound alike, whatever they share': [
      twins,
      [
        [1, 1, 1],
        [1, 2, 2],
      ],
    ],
    'as many as there are rows where they are born on a 1 January': [
      [third, fourth].map((since, place) => rowOf(id, place + 1, since, { dateOfBirth: '2012-01-01' })),
      [
        [1, 1, 1],
        [1, 1, 1],
      ],
    ],
    'one where a co-ordinator said so': [
      [rowOf(id, 1, third), rowOf(id, 2, fourth), rowOf(other, 1, fifth, { ...emma, ...says(`${id}/2`, true) })],
      [[2, 3, 3]],
    ],
  };
  for (const [what, [rows, children]] of Object.entries(joined))
    it(`are ${what}`, () => {
      const found = childrenOf(rows, now).map(({ lists, episodes, rows: { length } }) => [lists, episodes, length]);
      assert.deepEqual(
        found.toSorted(([, one = 0], [, two = 0]) => one - two),
        children,
      );
    });
  it('have no episode counted that began more than 90 days ago', () => {
    assert.equal(childrenOf([rowOf(id, 1, '2026-08-30T22:30:00.000Z')], now)[0]?.episodes, 0);
  });

  const back = { returnedAt: now };
  const needs: readonly (readonly [row: { readonly returnedAt?: string }, known: KnownAs, need: RowNeed])[] = [
    [back, { is: 'with', hasEpisode: false }, 'enter'],
    [{}, { is: 'with', hasEpisode: false }, 'record'],
    [back, { is: 'with', hasEpisode: true }, 'entered'],
    [{}, { is: 'with', hasEpisode: true }, 'entered'],
    [back, { is: 'ended' }, 'again'],
    [back, { is: 'waits' }, 'referred'],
    [{}, { is: 'asked' }, 'ask'],
    [back, { is: 'none', episodes: 2 }, 'counted'],
    [{}, { is: 'none', episodes: 3 }, 'refer'],
  ];
  for (const [row, known, need] of needs)
    it(`are ${need} where ${JSON.stringify(known)}${row.returnedAt === undefined ? ', not back' : ''}`, () => {
      assert.equal(needOf(row, known), need);
    });

  const surely = 'madeup|amy|2012-03-04';
  const open = known('with');
  const own = known('with', { surely: [surely] });
  const over = known('ended', { surely: [surely] });
  const identities: Readonly<
    Record<string, readonly [row: Partial<KeyedRow['row']>, known: readonly KnownChild[], is: Identified<KnownChild>]>
  > = {
    'the case’s where every name and the birth date are': [{}, [own], { same: own }],
    'asked about where they only sound alike': [{}, [open], { ask: open }],
    'asked about where every name is the same and the birth is of a 1 January': [
      { dateOfBirth: '2012-01-01' },
      [known('with', { surely: ['madeup|amy|2012-01-01'] })],
      { ask: known('with', { surely: ['madeup|amy|2012-01-01'] }) },
    ],
    'the case’s where a co-ordinator said so': [says('of with', true), [open], { same: open }],
    'another child’s where they said that': [says('of with', false), [open], {}],
    'another child’s where they said that, of the same name too': [says('of with', false), [own], {}],
    'no one’s where nothing is shared': [{}, [known('with', { keys: ['other'] })], {}],
    'asked about before it is of a case that is over': [{}, [over, open], { ask: open }],
    'of the case that is over where the open one is another child’s': [
      says('of with', false),
      [over, open],
      { same: over },
    ],
  };
  for (const [what, [said, children, is]] of Object.entries(identities))
    it(`have a row that is ${what}`, () => {
      const row = rowOf(id, 1, third, said);
      assert.deepEqual(identified(row, must(childrenOf([row], now)[0]), children), is);
    });
  it('are asked about once: what was said of one row holds for the others of its child, unless two people differ', () => {
    const verdict = (...rows: readonly KeyedRow[]) => identified(must(rows[0]), must(childrenOf(rows, now)[0]), [open]);
    const [yes, no] = [rowOf(id, 2, fourth, says('of with', true)), rowOf(id, 3, fifth, says('of with', false))];
    assert.deepEqual(verdict(rowOf(id, 1, third), yes), { same: open });
    assert.deepEqual(verdict(rowOf(id, 1, third), no), {});
    assert.deepEqual(verdict(rowOf(id, 1, third), yes, no), { ask: open });
    assert.deepEqual([verdict(no, yes), verdict(yes, no)], [{}, { same: open }]);
  });
  it('are asked about one another where three episodes come together only so, of the later row', () => {
    assert.deepEqual(asked(twins), [`${other}/1`, `${other}/1`, undefined]);
    assert.deepEqual(asked(twins.slice(1)), [undefined, undefined]);
    assert.deepEqual(asked([...twins.slice(0, 2), rowOf(other, 1, fifth, { ...emma, ...says(`${id}/1`, false) })]), [
      undefined,
      undefined,
      undefined,
    ]);
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
