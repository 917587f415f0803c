// Every step on an action, in every state, by everybody (docs/process.md P8.6, P8.12). Somebody without a cell is told nothing.
import assert from 'node:assert/strict';
import type { StateName } from '../../../../src/domain/case/action/action.ts';
import { refOf, type Person } from '../../../../src/domain/people/actor.ts';
import { actionSteps } from '../../../../src/domain/case/action/table.ts';
import {
  colin,
  later,
  moira,
  monday10,
  must,
  noor,
  ola,
  priya,
  ravi,
  sol,
  someone,
  tess,
  type StoryRow,
  as,
  at,
} from '../../../people/builders.ts';
import {
  accepted,
  actionOf,
  added,
  blocked,
  cal,
  cancelled,
  corrected,
  comesTo,
  described,
  disputed,
  givenOn,
  goneOver,
  heard,
  markedDone,
  notDone,
  prompted,
  settled,
  signed,
  states,
  timeAnswered,
  timeAsked,
  unblocked,
  verified,
} from './action-story.ts';
import { panelPlan, under } from '../../meeting/meeting-hall.ts';

/** A police officer with a conflict of interest, whatever else they are. */
const conflicted = someone(130, 'PC Con Flict', { agency: 'police', roles: ['chair', 'coordinator'] });
const people = {
  owner: ola,
  colleague: cal,
  lead: ravi,
  senior: sol,
  otherLead: someone(131, 'Other Lead', { agency: 'health', roles: ['agencyLead'] }),
  coordinator: moira,
  chair: tess,
  referrer: priya,
  decider: colin,
  excluded: conflicted,
  stranger: noor,
} as const;
type Who = keyof typeof people;
type Row = Readonly<Partial<Record<Who, string>>>;
type Rows = Readonly<Record<StateName, Row>>;
const stateNames = ['proposed', 'accepted', 'disputed', 'blocked', 'done', 'verified', 'cancelled'] as const;

const all = (code: string, ...who: readonly Who[]): Row => Object.fromEntries(who.map((one) => [one, code]));
const heads = ['owner', 'lead', 'senior'] as const;
const overseers = ['coordinator', 'chair'] as const;
const isEnded = (state: StateName): boolean => state === 'verified' || state === 'cancelled';
const readers = ['referrer', 'decider'] as const;
const rowsOf = (row: (state: StateName) => Row): Rows =>
  Object.fromEntries(stateNames.map((state) => [state, row(state)])) as Rows; // every state has its row

/** Steps of the agency: anybody's while nobody has accepted it, then the named ones'. */
const worked = (...from: readonly StateName[]): Rows =>
  rowsOf((state) => {
    const code = from.includes(state) ? 'done' : 'alreadyDecided';
    return {
      ...all('notYours', ...overseers, ...readers),
      ...all(code, ...heads),
      colleague: state === 'proposed' ? code : 'notYours',
    };
  });
const overseen = (...from: readonly StateName[]): Rows =>
  rowsOf((state) => ({
    ...all('notYours', ...heads, ...readers, 'colleague'),
    ...all(from.includes(state) ? 'done' : 'alreadyDecided', ...overseers),
  }));
const judged: Rows = rowsOf((state) => ({
  ...all('notYours', ...readers, 'colleague'),
  ...all(state === 'done' ? 'done' : 'alreadyDecided', 'lead', 'senior', ...overseers),
  owner: 'ownAction',
}));

const panel = under(panelPlan, moira, tess);
const ravisPolice = `police|${ravi.objectId}`;
type Act = (by: Person) => StoryRow;
const open = ['proposed', 'accepted', 'disputed', 'blocked'] as const;
const running = ['proposed', 'accepted', 'blocked'] as const;
const table: readonly (readonly [act: Act, rows: Rows])[] = [
  [(by) => added({}, by), rowsOf(() => all('done', ...overseers))],
  [
    (by) => described({}, by),
    rowsOf((state) => all(open.some((one) => one === state) ? 'done' : 'notNow', ...overseers)),
  ],
  // A colleague who comes second reads who was first.
  [
    accepted,
    rowsOf((state) => ({
      ...worked('proposed')[state],
      colleague: state === 'proposed' ? 'done' : 'alreadyDecided',
      ...(state === 'accepted' && { owner: 'unchanged' }),
    })),
  ],
  [disputed, worked(...running)],
  [(by) => blocked('18/1/2027', by), worked(...running)],
  [unblocked, worked('blocked')],
  [(by) => timeAsked('1/4/2027', by), worked(...running)],
  [markedDone, worked(...running)],
  [(by) => settled('health', by), overseen('disputed')],
  [(by) => timeAnswered('yes', by), overseen(...open)],
  [verified, judged],
  [notDone, judged],
  [(by) => corrected({ priority: 'high' }, by), overseen(...open)],
  // An agency's stays with the agency.
  [(by) => goneOver(noor, by), rowsOf(() => ({}))],
  // Goes with Keep person out alone, below.
  [(by) => givenOn(ravisPolice, by), rowsOf(() => ({}))],
  // Of what is late or disputed, by those who are at the meeting.
  [
    (by) => heard(panel, 'cancel', {}, by),
    rowsOf((state) => {
      const isOpen = open.some((one) => one === state);
      return all(state === 'disputed' ? 'done' : isOpen ? 'notNow' : 'alreadyDecided', ...overseers);
    }),
  ],
  [cancelled, overseen(...open, 'done')],
  [
    signed,
    rowsOf((state) => ({
      ...all('notYours', ...heads, ...readers, 'colleague', 'coordinator'),
      chair: open.some((one) => one === state) ? 'notNow' : 'alreadyDecided',
    })),
  ],
  [(by) => as(by, prompted), rowsOf(() => ({}))],
];

describe('Every step on an action by everybody', () => {
  for (const [act, rows] of table) {
    for (const state of stateNames) {
      it(`${act(ola)[2]} when ${state}`, () => {
        const found = Object.entries(people).map(([who, by]) => [
          who,
          comesTo(states[state], act(by), { change: { excluded: [conflicted.objectId] } }),
        ]);
        // What has ended is not a colleague's to read (docs/process.md P10.8).
        const row: Row = isEnded(state) ? { ...rows[state], colleague: 'notAvailable' } : rows[state];
        const expected = Object.keys(people).map((who) => [who, row[who as Who] ?? 'notAvailable']);
        assert.deepEqual(Object.fromEntries(found), Object.fromEntries(expected));
      });
    }
  }

  it('The table speaks of every step on an action', () => {
    assert.deepEqual(table.map(([act]) => act(ola)[2]).toSorted(), Object.keys(actionSteps).toSorted());
  });

  it('Each story has come to the state it is named after', () => {
    for (const state of stateNames) assert.equal(actionOf(states[state]).state.is, state);
  });

  it('Only the clock takes the clock’s step', () => {
    const facts = states.accepted;
    assert.equal(comesTo(facts, at(later(must(facts.at(-1)).at, 60 * 24 * 90), prompted)), 'done');
  });

  it('An open one whose owner is kept out of the case is given by those who may keep people out', () => {
    const keptOut = [{ person: refOf(ola), reason: 'So.', by: refOf(moira), at: monday10 }];
    const change = { excluded: [ola.objectId, conflicted.objectId], keptOut };
    const may = (state: StateName, by: Person): string => comesTo(states[state], givenOn(ravisPolice, by), { change });
    for (const state of stateNames) {
      const code = open.some((one) => one === state) ? 'done' : 'notAvailable';
      assert.deepEqual(
        Object.entries(people).map(([who, by]) => [who, may(state, by)]),
        Object.keys(people).map((who) => [who, who === 'coordinator' ? code : 'notAvailable']),
        state,
      );
    }
  });

  it('A restricted case: the owner, the deciding manager who reads it, and the co-ordinator', () => {
    const change = { restricted: 'managerConflict' } as const;
    const may = (deed: StoryRow): string => comesTo(states.proposed, deed, { change });
    assert.deepEqual(
      Object.entries(people).map(([who, by]) => [who, may(accepted(by)), may(cancelled(by))]),
      [
        ['owner', 'done', 'notYours'],
        ['colleague', 'notAvailable', 'notAvailable'],
        ['lead', 'notAvailable', 'notAvailable'],
        ['senior', 'notAvailable', 'notAvailable'],
        ['otherLead', 'notAvailable', 'notAvailable'],
        ['coordinator', 'notYours', 'done'],
        ['chair', 'notAvailable', 'notAvailable'],
        ['referrer', 'notYours', 'notYours'],
        ['decider', 'notYours', 'notYours'],
        // Nobody has excluded them from this one, and they oversee like any co-ordinator.
        ['excluded', 'notYours', 'done'],
        ['stranger', 'notAvailable', 'notAvailable'],
      ],
    );
  });

  it('A restricted case: those of the agency who are named for it do what they do elsewhere', () => {
    const change = { restricted: 'managerConflict', named: [cal, ravi] } as const;
    assert.deepEqual(
      [cal, ravi, sol].map((by) => comesTo(states.proposed, accepted(by), { change })),
      ['done', 'done', 'notAvailable'],
    );
    assert.deepEqual(
      [cal, ravi, sol].map((by) => comesTo(states.accepted, markedDone(by), { change })),
      ['notYours', 'done', 'notAvailable'],
    );
  });
});
