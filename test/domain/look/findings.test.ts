import assert from 'node:assert/strict';
import {
  drawn,
  findingsIn,
  idleFindings,
  isSameSurname,
  type CaseLooked,
  type Finding,
  type Seen,
} from '../../../src/domain/look/findings.ts';

const [dana, joss] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
let ids = 0;
const look = (reference: string, more: Partial<Seen> = {}): Seen => {
  ids += 1;
  return {
    id: String(ids).padStart(4, '0'),
    reference,
    person: dana,
    name: 'Dana Sandbox',
    what: 'referral',
    at: '2027-01-12T10:04:00.000Z',
    relation: 'invited',
    by: 'chat',
    ...more,
  };
};
const cases: Readonly<Record<string, CaseLooked>> = {
  'MSET-1': { surname: 'Sandbox' },
  'MSET-2': { surname: 'Fictional' },
  'MSET-over': { surname: 'Fictional', over: '2027-01-11' },
};
const known = (reference: string): CaseLooked | undefined =>
  cases[reference] ?? (reference.startsWith('MSET-9') ? { surname: 'Other' } : undefined);
const found = (looks: readonly Seen[], busiest = 0): readonly (readonly [string, readonly string[]])[] =>
  findingsIn(looks, known, () => busiest).map(({ rule, references }) => [rule, references]);
const many = (count: number, hour = '10', more: Partial<Seen> = {}): readonly Seen[] =>
  Array.from({ length: count }, (_none, n) =>
    look(`MSET-9${hour}${n}`, { at: `2027-01-12T${hour}:30:00.000Z`, ...more }),
  );

const closed = (count: number): readonly Seen[] => many(count, '10', { relation: 'none' });
const rules = (looks: readonly Seen[], busiest = 0): readonly string[] => found(looks, busiest).map(([rule]) => rule);
const lots = (id: string): string => id.split('').toReversed().join('');

describe('What is worth a question', () => {
  it('is a look at a child of one’s own surname, however it is written', () => {
    assert.deepEqual(found([look('MSET-1'), look('MSET-1'), look('MSET-2')]), [['surname', ['MSET-1']]]);
    for (const [name, surname] of [
      ['Sgt Ravi Mock', 'MOCK'],
      ['Zoë Núñez', 'Nunez'],
      ['Anna Smith-Jones', 'Jones'],
      ['Pat O’Neill', 'ONeill'],
    ] as const)
      assert.ok(isSameSurname(name, surname), `${name}, ${surname}`);
    assert.ok(!isSameSurname('Ravi Mock', ''));
    assert.ok(!isSameSurname('Ravi Mock', 'Mockingham'));
  });
  it('is not a look that showed nothing, nor one at what is no case', () => {
    assert.deepEqual(found([look('MSET-1', { relation: 'none' }), look('policy-1.0')]), []);
  });
  it('is three cases in a day that are not open to the person, and not what is no case', () => {
    assert.deepEqual(found(closed(2)), []);
    assert.deepEqual(
      found(closed(3)).map(([rule]) => rule),
      ['closed'],
    );
    assert.deepEqual(found([...closed(2), look('MSET-mistyped', { relation: 'none' })]), []);
  });
  it('is more than ten cases in an hour, and three times the next busiest', () => {
    assert.deepEqual(rules(many(10)), []);
    assert.deepEqual(rules(many(11)), ['burst']);
    assert.deepEqual(rules(many(11), 4), []);
    assert.deepEqual(rules([...many(12), ...many(4, '14')]), ['burst']);
    assert.deepEqual(rules([...many(12), ...many(5, '14')]), []);
  });
  it('is a case that was over before, and one that was printed or exported', () => {
    assert.deepEqual(found([look('MSET-over')]), [['over', ['MSET-over']]]);
    assert.deepEqual(found([look('MSET-over', { at: '2027-01-11T10:00:00.000Z' })]), []);
    assert.deepEqual(found([look('MSET-2', { by: 'print' })]), [['taken', ['MSET-2']]]);
  });
  it('is a case read by role on which the person did nothing within a week before or after', () => {
    const read = [look('MSET-2', { relation: 'chair' }), look('MSET-1', { relation: 'invited' })];
    const idle = (...did: readonly string[]) => idleFindings(read, () => did).map(({ references }) => references);
    assert.deepEqual(idle(), [['MSET-2']]);
    assert.deepEqual(idle('2027-01-05T10:00:00.000Z'), []);
    assert.deepEqual(idle('2027-01-19T22:00:00.000Z'), []);
    assert.deepEqual(idle('2027-01-04T10:00:00.000Z', '2027-01-20T10:00:00.000Z'), [['MSET-2']]);
  });
  it('says of whom, when first, and how often', () => {
    const at = '2027-01-12T09:00:00.000Z';
    const [finding] = findingsIn([look('MSET-1', { agency: 'police' }), look('MSET-1', { at })], known, () => 0);
    const { day, person, name, looks, at: first } = finding as Finding;
    assert.deepEqual([day, person, name, looks, first], ['2027-01-12', dana, 'Dana Sandbox', 2, at]);
  });
});

describe('The sample of a month', () => {
  it('is ten at least, one in a hundred, and different people first', () => {
    const few = [...many(20), look('MSET-2', { person: joss, name: 'Joss Sample' })];
    const sample = drawn(few, lots);
    assert.equal(sample.length, 10);
    assert.deepEqual(new Set(sample.slice(0, 2).map(({ person }) => person)), new Set([dana, joss]));
    assert.equal(
      drawn(
        Array.from({ length: 1234 }, () => look('MSET-2')),
        lots,
      ).length,
      13,
    );
    assert.equal(drawn([look('MSET-2', { relation: 'none' })], lots).length, 0);
  });
  it('is another by another code, and the same by the same', () => {
    const looks = many(40);
    const by = (code: string) =>
      drawn(looks, (id) => (code.length % 2 === 0 ? lots(id) : id)).map(({ references }) => references);
    assert.deepEqual(by('even'), by('even'));
    assert.notDeepEqual(by('even'), by('odd'));
  });
});
