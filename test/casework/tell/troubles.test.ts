// One card for all that could not be delivered to others: when it calls, what goes, what it says (docs/decisions/0025).
import assert from 'node:assert/strict';
import type { TroubleList, TroubleRow } from '../../../src/casework/ports/ports.ts';
import { withRow, withTold } from '../../../src/casework/tell/troubles.ts';
import { toldThem } from '../../../src/desk/home/troubles.ts';
import type { Scene } from '../../../src/desk/scene/scene.ts';
import { toObjectId } from '../../../src/domain/kernel/ids.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { troublesCard } from '../../../src/notices/trouble-card.ts';
import { colin, directory, moira, must, noor, priya } from '../../people/builders.ts';

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

const noorsRow = (key: string, waits: TroubleRow['waits'], is: TroubleRow['is'] = 'unreachable'): TroubleRow => ({
  ...row(key, monday),
  who: { person: noor.objectId, name: noor.name },
  is,
  ...(waits !== undefined && { waits }),
});

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

  const lateAction = { state: 'late', one: 'late action', many: 'late actions' } as const;
  const toAccept = { state: 'you', one: 'action to accept', many: 'actions to accept' } as const;
  const view = { now, directory, keeps: true };

  it('is one card with a row a person: what waits for them, the most pressing first, and what to do about it', () => {
    const rows = [
      noorsRow('a', toAccept),
      noorsRow('b', lateAction),
      noorsRow('c', toAccept),
      {
        ...noorsRow('d', { state: 'info', one: 'for information', many: 'for information' }),
        who: { person: priya.objectId, name: priya.name },
      },
    ];
    const { card, summary } = troublesCard(rows, view);
    assert.equal(summary, 'MSET: 2 people could not be reached on Tue 5 Jan');
    const said = JSON.stringify(card);
    assert.match(said, /2 people have not opened the MSET app/);
    assert.match(
      said,
      /Noor Template[^]*▲ 1 late action, 2 actions to accept[^]*Priya Testworth[^]*○ 1 for information/,
    );
    assert.equal(said.match(/The bot cannot post in their chat\./g)?.length, 1, 'the reason once');
    assert.equal(said.match(/I have told them/g)?.length, 2);
    assert.match(said, /Chat with Noor[^]*teams\.microsoft\.com[^]*Chat with Priya/);
    assert.match(said, /"title":"Delivery"/);
    assert.doesNotMatch(JSON.stringify(troublesCard(rows, { ...view, keeps: false }).card), /"title":"Delivery"/);
  });

  it('who was told goes from it, with who said so and when, and comes back for something new alone', () => {
    const before = list(1, noorsRow('a', toAccept), row('b', monday));
    const by = { objectId: moira.objectId, name: moira.name };
    const after = must(withTold(before, noor.objectId, { by, at: now }));
    const { card } = troublesCard(after.rows, view);
    assert.doesNotMatch(JSON.stringify(card), /I have told them/);
    assert.match(JSON.stringify(card), /✓ Noor Template: told by Moira Example, Tue 5 Jan 10:00/);
    assert.equal(withTold(after, noor.objectId, { by, at: now }), undefined, 'nothing of theirs is open');
    assert.equal(withRow(after, noorsRow('a', toAccept), true), undefined, 'the same is not new');
    const again = must(withRow(after, { ...noorsRow('a', lateAction), day: tuesday }, false));
    assert.match(JSON.stringify(troublesCard(again.rows, view).card), /I have told them/);
    assert.equal(again.calls, 2, 'and calls, for it is of another day');
  });

  it('says that nothing is needed once all are reached or told, and rings no one for it', () => {
    const { card, quiet } = troublesCard([row('a', monday, true)], view);
    assert.match(JSON.stringify(card), /✓ Told[^]*Nothing is needed/);
    assert.equal(quiet, true);
  });

  it('fits, however many there are and however long their names', () => {
    const long = Array.from({ length: 40 }, (_, place) => {
      const who = {
        person: must(toObjectId(`00000000-0000-4000-8000-0000000009${String(place).padStart(2, '0')}`)),
        name: '漢'.repeat(100),
      };
      return { ...noorsRow(`${place}`, lateAction), ...(place < 20 ? { who } : { title: '漢'.repeat(100) }) };
    }).map((one, place) => (place < 20 ? one : { ...row(one.title, monday), key: one.key }));
    const { card } = troublesCard(long, view);
    assert.ok(new TextEncoder().encode(JSON.stringify(card)).length < 28_000);
    assert.match(JSON.stringify(card), /28 more are under Delivery/);
  });
});

describe('I have told them', () => {
  it('takes the row from the cards of all who read it; of whom one was not told, nothing', async () => {
    const waiting = list(1, { ...row('a', monday), who: { person: noor.objectId, name: noor.name } });
    const lists = new Map<string, TroubleList>([[moira.objectId, waiting]]);
    const ports = {
      troubles: {
        of: async (reader: string) => lists.get(reader) ?? list(0),
        change: async (reader: string, change: (before: TroubleList) => TroubleList | undefined) => {
          lists.set(reader, change(lists.get(reader) ?? list(0)) ?? lists.get(reader) ?? list(0));
        },
      },
      machine: { nowMs: () => 0 },
    };
    const scene = (person: Person) =>
      ({ person, directory, now, ports, data: { person: noor.objectId } }) as unknown as Scene;
    await toldThem(scene(colin));
    assert.equal(lists.get(moira.objectId)?.rows[0]?.told, undefined);
    const { card } = await toldThem(scene(moira));
    assert.equal(lists.get(moira.objectId)?.rows[0]?.told?.by.name, moira.name);
    assert.match(JSON.stringify(card), /told by Moira Example/);
  });
});
