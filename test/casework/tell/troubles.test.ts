// One card for all that could not be delivered to others: when it calls, what goes, what it says (docs/decisions/0025).
import assert from 'node:assert/strict';
import type { TroubleList, TroubleRow } from '../../../src/casework/ports/ports.ts';
import { withRow } from '../../../src/casework/tell/troubles.ts';
import { troublesCard } from '../../../src/notices/trouble.ts';

const now = '2027-01-05T10:00:00.000Z';
const row = (key: string, day: string, isOver = false): TroubleRow => ({
  key,
  day,
  isOver,
  title: `${isOver ? 'Now' : 'Cannot be'} reached: ${key}`,
  next: isOver ? '' : 'The bot cannot post in their chat.',
  about: 'MSET-4F7K-24 · a notice',
  press: { verb: 'case.open', data: { ref: 'MSET-4F7K-24' } },
});
const monday = '2027-01-04';
const tuesday = '2027-01-05';
const list = (calls: number, ...rows: readonly TroubleRow[]): TroubleList => ({ calls, rows });

const table: readonly (readonly [
  what: string,
  before: TroubleList,
  row: TroubleRow,
  urgent: boolean,
  after: TroubleList | undefined,
])[] = [
  ['the first of a day calls', list(0), row('a', monday), false, list(1, row('a', monday))],
  [
    'the second of the day changes the card',
    list(1, row('a', monday)),
    row('b', monday),
    false,
    list(1, row('a', monday), row('b', monday)),
  ],
  [
    'what is urgent calls again',
    list(1, row('a', monday)),
    row('b', monday),
    true,
    list(2, row('a', monday), row('b', monday)),
  ],
  [
    'what is over turns done in its place',
    list(1, row('a', monday)),
    row('a', tuesday, true),
    true,
    list(1, row('a', monday, true)),
  ],
  ['what says the same changes nothing', list(1, row('a', monday)), row('a', tuesday), true, undefined],
  ['what was over before anyone was told is worth no line', list(0), row('a', monday, true), true, undefined],
  [
    'another day begins without what was over, and calls',
    list(1, row('a', monday, true), row('b', monday)),
    row('c', tuesday),
    false,
    list(2, row('b', monday), row('c', tuesday)),
  ],
  [
    'what is in trouble again calls as new',
    list(1, row('a', monday, true)),
    row('a', tuesday),
    false,
    list(2, row('a', tuesday)),
  ],
];

describe('What could not be delivered to others', () => {
  for (const [what, before, changed, urgent, after] of table) {
    it(what, () => assert.deepEqual(withRow(before, changed, urgent), after));
  }

  it('is one card: what is not over first, to be pressed; what is over with a tick and nothing to press', () => {
    const { card, summary } = troublesCard([row('a', monday, true), row('b', monday), row('c', monday)], now);
    assert.equal(summary, 'MSET: 2 messages could not be delivered');
    const said = JSON.stringify(card);
    assert.deepEqual(said.match(/(?:✓ Now|Cannot be) reached: \w/g)?.slice(0, 2), [
      'Cannot be reached: b',
      'Cannot be reached: c',
    ]);
    assert.equal(said.match(/"selectAction"/g)?.length, 2);
    assert.match(said, /Please tell them yourself/);
    assert.match(JSON.stringify(troublesCard([row('a', monday, true)], now).card), /✓ Reached[^]*Nothing is needed/);
  });

  it('fits, however many there are and however long their names', () => {
    const long = Array.from({ length: 40 }, (_, place) => ({ ...row('漢'.repeat(100), monday), key: `${place}` }));
    const { card } = troublesCard(long, now);
    assert.ok(new TextEncoder().encode(JSON.stringify(card)).length < 28_000);
    assert.match(JSON.stringify(card), /and 30 more/);
  });
});
