import assert from 'node:assert/strict';
import { chosen, everything, inOrder, mostPressing, sortKeys } from '../../src/pages/board/case-choice.ts';
import { sayNextBeside } from '../../src/pages/frame/next-beside.ts';
import { boardOf, now } from './fixtures.ts';

interface Route {
  readonly name: string;
  readonly asked: object;
}
/** The table names the code of every page, of which Node reads none: so its types are not those of the tests. */
const { readRoute, keyOf } = (await import(String(new URL('../../src/pages/routes.ts', import.meta.url)))) as {
  readonly readRoute: (address: string) => Route;
  readonly keyOf: (route: Route) => string;
};

describe('An address of the tab', () => {
  const addresses: readonly (readonly [address: string, route: Readonly<Record<string, string>>])[] = [
    ['', { page: 'board' }],
    ['#/', { page: 'board' }],
    ['#/board', { page: 'board' }],
    ['#/case/MSET-4F7K-24', { page: 'case', reference: 'MSET-4F7K-24' }],
    ['case/MSET-4F7K-24', { page: 'case', reference: 'MSET-4F7K-24' }],
    ['#/case/MSET-4F7K-24/A1', { page: 'case', reference: 'MSET-4F7K-24', at: 'A1' }],
    ['#/case/MSET-4F7K-24/<b>', { page: 'case', reference: 'MSET-4F7K-24' }],
    ['#/actions/police/A1', { page: 'actions', agency: 'police', at: 'A1' }],
    ['#/action/MSET-4F7K-24/A1', { page: 'actions', at: 'MSET-4F7K-24/A1' }],
    ['#/meeting/meeting-1/MSET-4F7K-24', { page: 'meeting', id: 'meeting-1', at: 'MSET-4F7K-24' }],
    ['#/case', { page: 'board' }],
    ['#/case/', { page: 'board' }],
    ['#/risk/MSET-4F7K-24/V', { page: 'risk', reference: 'MSET-4F7K-24', at: 'V' }],
    ['#/risk', { page: 'board' }],
    ['#/meetings', { page: 'meetings' }],
    ['#/meeting/meeting-1', { page: 'meeting', id: 'meeting-1' }],
    ['#/today', { page: 'today' }],
    ['#/actions', { page: 'actions' }],
    ['#/actions/youth%20justice', { page: 'actions', agency: 'youth justice' }],
    ['#/looked', { page: 'looked' }],
    ['#/looked/case/2027-01', { page: 'looked', view: 'case', month: '2027-01' }],
    ['#/delivery', { page: 'delivery' }],
    ['#/training', { page: 'training' }],
    ['#/say', { page: 'say' }],
    ['#/figures', { page: 'figures' }],
    ['#/help', { page: 'help' }],
    ['#/policy', { page: 'policy' }],
    ['#/papers', { page: 'papers' }],
    ['#/papers/poster-community-en', { page: 'sheet', name: 'poster-community-en' }],
    ['#/configure', { page: 'configure' }],
    ['#/print/minutes/meeting-1', { page: 'print', link: 'print/minutes/meeting-1' }],
    ['#/print/extract/meeting-1/MSET-4F7K-24', { page: 'print', link: 'print/extract/meeting-1/MSET-4F7K-24' }],
    ['#/print/minutes', { page: 'board' }],
    ['#/unheard/of', { page: 'board' }],
    ['#/case/%E0%A4%A', { page: 'board' }],
  ];
  for (const [address, route] of addresses) {
    it(`“${address}” leads to ${Object.values(route).join(' ')}`, () => {
      const { name, asked } = readRoute(address);
      const said = Object.entries(asked).filter(([, value]) => value !== undefined);
      assert.deepEqual({ page: name, ...Object.fromEntries(said) }, route);
    });
  }
});

it('What comes next says its time once: not where the mark beside it says the same', () => {
  const due = { at: now, words: 'triage was due Mon 11 Jan 17:00', late: true };
  assert.equal(sayNextBeside('Triage, was due Mon 11 Jan 17:00', due), 'Triage');
  assert.equal(sayNextBeside('Triage, due Tue 12 Jan 17:00', due), 'Triage, due Tue 12 Jan 17:00');
  assert.equal(sayNextBeside('Decision: Pre-MSET on Tue 12 Jan', undefined), 'Decision: Pre-MSET on Tue 12 Jan');
});

it('A place on a page is the same page, and another case is another', () => {
  assert.equal(keyOf(readRoute('#/case/MSET-4F7K-24/A1')), keyOf(readRoute('#/case/MSET-4F7K-24')));
  assert.equal(keyOf(readRoute('#/action/MSET-4F7K-24/A1')), keyOf(readRoute('#/actions')));
  assert.notEqual(keyOf(readRoute('#/case/MSET-4F7K-24')), keyOf(readRoute('#/case/MSET-7M2Q-91')));
});

describe('The cases that the board shows', () => {
  const { cases, stages } = boardOf(300, 0);
  const order = stages.map(({ stage }) => stage);

  it('are all of them while nothing is chosen, and none is lost by sorting', () => {
    assert.equal(chosen(cases, everything).length, 300);
    for (const by of sortKeys) {
      for (const down of [false, true]) assert.deepEqual(new Set(inOrder(cases, { by, down }, order)), new Set(cases));
    }
  });

  it('are found by any piece of a reference, whatever its case and its dashes', () => {
    const [childCase] = cases;
    const texts = [childCase?.reference ?? '', childCase?.reference.toLowerCase().replaceAll('-', ' ') ?? ''];
    for (const text of texts) assert.deepEqual(chosen(cases, { ...everything, text }), [childCase]);
    assert.equal(chosen(cases, { ...everything, text: '-' }).length, 300);
  });

  it('have the most pressing first, and those without a due time last, both ways', () => {
    for (const down of [false, true]) {
      const dues = inOrder(cases, { ...mostPressing, down }, order).map(({ due }) => due?.at);
      const firstWithout = dues.indexOf(undefined);
      assert.ok(firstWithout > 0);
      assert.ok(dues.slice(firstWithout).every((at) => at === undefined));
      const given = dues.slice(0, firstWithout) as string[];
      assert.deepEqual(given, down ? given.toSorted().toReversed() : given.toSorted());
    }
  });

  it('follow the stages of the process, and within one the most pressing first', () => {
    const sorted = inOrder(cases, { by: 'stage', down: false }, order);
    const places = sorted.map(({ stage }) => order.indexOf(stage));
    assert.deepEqual(
      places,
      places.toSorted((one, other) => one - other),
    );
    const drafts = sorted.filter(({ stage }) => stage === 'draft').map(({ due }) => due?.at ?? '9');
    assert.deepEqual(drafts, drafts.toSorted());
  });
});
