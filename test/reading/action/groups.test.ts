// Under which heading an action stands, for whom, and in which order.
import { deepEqual } from 'node:assert/strict';
import type { Person } from '../../../src/domain/people/actor.ts';
import { inGroups } from '../../../src/reading/action/groups.ts';
import type { Listed } from '../../../src/reading/action/list.ts';
import { actionAt } from '../../cards/cases/actions.ts';
import { moira, ravi } from '../../people/builders.ts';

const now = '2027-01-05T10:00:00.000Z';
const [yesterday, today, week, nextWeek] = ['04', '05', '12', '13'].map((day) => `2027-01-${day}T17:00:00.000Z`);

interface Row extends Partial<Omit<Listed, 'action'>> {
  readonly due?: string | undefined;
  readonly state?: Parameters<typeof actionAt>[0];
  readonly owner?: Person;
}
const rows = (all: readonly Row[]): readonly Listed[] =>
  all.map(({ due = today, state = 'accepted', owner = ravi, ...more }, place) => ({
    toAccept: false,
    toDecide: false,
    overdue: false,
    rests: false,
    ...more,
    action: { ...actionAt(state, undefined, `A${place}`), owner, due: { at: due } } as unknown as Listed['action'],
  }));
/** "Late: A1". */
const read = (person: Person, all: readonly Row[], apart = true): readonly string[] =>
  inGroups({ person, now }, rows(all), apart).map(({ title, listed }) => `${title}: ${listed.action.id}`);

describe('A list of actions', () => {
  const all: readonly Row[] = [
    { due: nextWeek },
    { due: week },
    { due: week, toAccept: true, state: 'proposed' },
    { due: today },
    { due: yesterday, overdue: true },
    { due: yesterday, state: 'done' },
    { due: yesterday, state: 'done', toDecide: true },
    { due: yesterday, overdue: true, toAccept: true, state: 'proposed' },
    { due: today, toAccept: true, state: 'proposed' },
  ];

  it('stands under what there is to do, what is late first, of each what is due first', () => {
    deepEqual(read(ravi, all), [
      'Late: A4',
      'Late: A7',
      'Due today: A3',
      'Due today: A8',
      'For you to decide: A6',
      'To read and accept: A2',
      'Due within 7 days: A1',
      'Due later: A0',
      'With others: A5',
    ]);
  });

  it('of a child who has died stands first, with no day; what is to be decided of it is decided', () => {
    const paused = [{ due: today }, { due: today, rests: true }, { due: today, rests: true, toDecide: true }];
    deepEqual(read(ravi, paused), ['Paused: ring the co-ordinator: A1', 'Due today: A0', 'For you to decide: A2']);
  });

  it('has what they decide first for those who oversee actions', () => {
    deepEqual(read(moira, all).slice(0, 2), ['For you to decide: A6', 'Late: A4']);
  });

  it('keeps one’s own apart from the agency’s, but not on the page of the agency', () => {
    const theirs = { due: yesterday, overdue: true, owner: moira };
    deepEqual(read(ravi, [theirs, { due: nextWeek }]), ['Due later: A1', 'Your agency: late: A0']);
    deepEqual(read(ravi, [theirs, { due: nextWeek }], false), ['Late: A0', 'Due later: A1']);
  });
});
