// How an action goes: one owner, disputes, blocks, more time, verifying, escalation, and the words of each refusal.
import assert from 'node:assert/strict';
import { sayActionId, toActionId } from '../../../../src/domain/case/action/action.ts';
import { at, moira, ola, pip, ravi, sol, someone, tess, priya, type StoryRow } from '../../../people/builders.ts';
import {
  follow,
  accepted,
  acting,
  actionOf,
  added,
  blocked,
  cal,
  cancelled,
  comesTo,
  council,
  described,
  disputed,
  markedDone,
  notDone,
  runClock,
  settled,
  signed,
  states,
  timeAnswered,
  timeAsked,
  unblocked,
  verified,
  words,
} from './action-story.ts';
import { assertHas } from '../../scenario.ts';

const on = (date: string, time = '10:00'): string => `${date}T${time}:00.000Z`;
const without = (...ids: readonly string[]) => ({
  ...council,
  people: council.people.filter((one) => !ids.includes(one.objectId)),
});

/** What is said to whoever presses: the message, and what to do next. */
const refusals: readonly (readonly [that: string, facts: ReturnType<typeof acting>, deed: StoryRow, said: string])[] = [
  [
    'Two of one agency accept: the second reads who was first',
    acting(added(), at(on('2027-01-05'), accepted(cal))),
    at(on('2027-01-05', '10:01'), accepted()),
    'Accepted by PC Cal Draft at 10:00. Open the action to see where it stands.',
  ],
  [
    'So does a lead, who might have accepted it',
    acting(added(), at(on('2027-01-05'), accepted(cal))),
    at(on('2027-01-05', '10:01'), accepted(ravi)),
    'Accepted by PC Cal Draft at 10:00. Open the action to see where it stands.',
  ],
  [
    'The co-ordinator accepts nothing for an agency',
    acting(added()),
    accepted(moira),
    'This action is another agency’s. Its own people accept it and carry it out.',
  ],
  [
    'The owner does not settle their own dispute',
    states.disputed,
    settled('health', ola),
    'The co-ordinator or the chair decides this. Ask them, or open the action.',
  ],
  [
    'The owner does not verify their own action',
    states.done,
    verified(ola),
    'An action must be verified by someone other than its owner and the person who marked it done. ' +
      'The co-ordinator has it; nothing more is needed from you.',
  ],
  [
    'Nor whoever marked it done',
    acting(added(), accepted(), markedDone(ravi)),
    verified(ravi),
    'An action must be verified by someone other than its owner and the person who marked it done. ' +
      'The co-ordinator has it; nothing more is needed from you.',
  ],
  [
    'The owner does not verify what their lead marked done',
    acting(added(), accepted(), markedDone(ravi)),
    verified(ola),
    'An action must be verified by someone other than its owner and the person who marked it done. ' +
      'The co-ordinator has it; nothing more is needed from you.',
  ],
  [
    'Nothing to answer',
    acting(added(), accepted()),
    timeAnswered('yes'),
    'No one is waiting for more time on this action. Open it to see where it stands.',
  ],
  [
    'More time until a day that is over',
    acting(added(), accepted(), timeAsked('2/2/2027')),
    at(on('2027-02-03'), timeAnswered('yes')),
    'Tuesday 2 February 2027 is over. Answer No: the owner may ask for a later date.',
  ],
  [
    'More time that is less',
    acting(added({ due: '18/1/2027' }), accepted()),
    timeAsked('18/1/2027'),
    'It is due on Monday 18 January 2027 already. Give a later date.',
  ],
  [
    'No escalation yet',
    acting(added(), accepted()),
    signed(tess),
    'This action has not been escalated. Open it to see where it stands.',
  ],
  [
    'The co-ordinator does not sign',
    acting(added()),
    signed(moira),
    'The chair signs the escalation. Ask the chair, or open the action.',
  ],
  ['An action that is over', states.cancelled, described(), 'This action is over. Open it to see how it ended.'],
  [
    'An action without a text',
    acting(),
    added({ text: '' }),
    'Still needed: Action. Answer it, then press the button again.',
  ],
];

/** Dates as typed, on Monday 4 January 2027: a code for each. */
const dates: readonly (readonly [typed: string, code: string])[] = [
  ['3/1/2027', 'badDate'],
  ['4/1/2027', 'done'],
  ['Monday 4 January 2027', 'done'],
  ['Tuesday 4 January 2027', 'incomplete'],
  ['4/1/2029', 'done'],
  ['5/1/2029', 'badDate'],
  ['18/1', 'incomplete'],
  ['31/2/2027', 'incomplete'],
  ['1/18/2027', 'incomplete'],
  ['next week', 'incomplete'],
];

describe('What is said to whoever may not', () => {
  for (const [that, facts, deed, said] of refusals) it(that, () => assert.equal(words(facts, deed), said));

  it('An action is blocked for twenty working days at most', () => {
    assert.equal(comesTo(acting(added()), blocked('1/2/2027')), 'done');
    assert.equal(
      words(acting(added()), blocked('2/2/2027')),
      'An action is blocked until Monday 1 February 2027 at most. Give an earlier date, or ask for more time.',
    );
  });

  for (const [typed, code] of dates) {
    it(`“${typed}”, typed on 4 January: ${code}`, () => {
      assert.equal(comesTo(acting(), added({ due: typed })), code);
      const far = typed === '4/1/2029';
      assert.equal(comesTo(acting(added()), blocked(typed)), far ? 'badDate' : code);
    });
  }
  it('An empty date is the priority’s for a new action, and asked for where something waits', () => {
    assert.equal(actionOf(acting(added())).due.rule, 'action.normal');
    assert.equal(actionOf(acting(added({ due: '18/1/2027' }))).due.rule, 'action.date');
    assert.equal(words(acting(added()), blocked('')), 'Still needed: Until. Answer it, then press the button again.');
    assert.equal(comesTo(acting(added()), timeAsked('')), 'incomplete');
  });
  it('A press that comes twice does nothing the second time', () => {
    assert.equal(comesTo(states.accepted, accepted()), 'unchanged');
    for (const [facts, deed] of [
      [states.done, markedDone()],
      [states.verified, verified()],
      [states.disputed, disputed()],
      [states.cancelled, cancelled()],
    ] as const) {
      assert.equal(comesTo(facts, deed), 'alreadyDecided');
    }
  });
});

describe('How an action goes', () => {
  it('Actions are numbered within their case, and say so', () => {
    assert.equal(sayActionId(actionOf(acting(added(), added()))), 'MSET-4F7K-24/A1');
    const deeds = acting(added(), added(), added()).filter(({ step }) => step === 'addAction');
    assert.deepEqual(
      deeds.map(({ part }) => part),
      ['A1', 'A2', 'A3'],
    );
    assert.deepEqual(['A1', 'A0', 'A01', 'a1', 'A12345', ''].map(toActionId), [
      'A1',
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('Whoever accepts is the owner, also when it was given to somebody else', () => {
    assertHas(actionOf(acting(added(), accepted(cal))), { owner: { name: 'PC Cal Draft' }, state: { is: 'accepted' } });
  });

  it('An agency without anybody: whoever comes first and accepts is the owner', () => {
    const empty = { ...council, agencies: [...council.agencies, { id: 'school', name: 'School' }] };
    const begun = follow(acting(), [added({ owner: 'school|' })], empty);
    assert.equal(actionOf(begun).owner, undefined);
    const head = someone(141, 'Ms Newcomer', { agency: 'school', roles: ['agencyLead'] });
    assert.equal(actionOf(follow(begun, [accepted(head)], empty)).owner?.name, 'Ms Newcomer');
  });

  it('Blocked or done before anybody accepted it, it is still open to the whole agency, and is accepted afterwards', () => {
    assert.equal(actionOf(acting(added(), blocked('18/1/2027', cal), unblocked(ravi))).state.is, 'proposed');
    assert.equal(actionOf(acting(added(), markedDone(cal), notDone())).state.is, 'proposed');
    assert.equal(actionOf(acting(added(), accepted(), markedDone(ravi), notDone())).state.is, 'accepted');
  });

  it('Settled to the same agency it is its owner’s, who must accept it again; their deputy stays', () => {
    const before = [added(), described({ deputy: cal.objectId }), accepted(), timeAsked('1/4/2027'), disputed()];
    const action = actionOf(acting(...before, at(on('2027-01-20'), settled('police'))));
    assertHas(action, {
      agency: 'police',
      owner: { name: 'PC Ola Sketch' },
      state: { is: 'proposed' },
      deputy: cal.objectId,
    });
    assert.equal(action.due.at, actionOf(acting(added())).due.at, 'the due date stands');
    assert.deepEqual([action.accepted, action.timeAsked], [undefined, undefined]);
  });

  it('Settled to another agency it is its lead’s, and nothing of the former people stays', () => {
    const before = [added(), described({ deputy: cal.objectId }), accepted(), disputed()];
    const facts = acting(...before, settled('housing', tess));
    assertHas(actionOf(facts), { agency: 'housing', owner: { name: 'Bea Stub' }, state: { is: 'proposed' } });
    assert.equal(actionOf(facts).deputy, undefined);
    for (const by of [ola, ravi, cal]) assert.equal(comesTo(facts, accepted(by)), 'notAvailable');
  });

  it('Settled while its owner has left: the lead’s', () => {
    const facts = acting(added(), accepted(), disputed());
    const after = follow(facts, [settled('police')], without(ola.objectId));
    assert.equal(actionOf(after).owner?.name, 'Sgt Ravi Mock');
  });

  it('Whoever moves to another agency leaves the action behind', () => {
    const facts = acting(added(), accepted());
    const moved = {
      ...council,
      people: council.people.map((one) => (one.objectId === ola.objectId ? { ...one, agency: 'housing' } : one)),
    };
    assert.equal(comesTo(facts, markedDone(), { directory: moved }), 'notAvailable');
    assert.equal(comesTo(facts, markedDone(ravi), { directory: moved }), 'done');
  });

  it('The owner’s own deputy, who is prompted when it is late, may mark it done', () => {
    const facts = acting(added(), accepted());
    const stands = {
      ...council,
      people: council.people.map((one) => (one.objectId === ola.objectId ? { ...one, deputy: cal.objectId } : one)),
    };
    assert.equal(comesTo(facts, markedDone(cal), { directory: stands }), 'done');
    assert.equal(comesTo(facts, markedDone(cal)), 'notYours');
  });

  it('Nobody with a conflict is given an action, nor made a deputy', () => {
    const change = { excluded: [cal.objectId] };
    assert.equal(comesTo(acting(), added({ owner: `police|${cal.objectId}` }), { change }), 'notEligible');
    assert.equal(comesTo(acting(added()), described({ deputy: cal.objectId }), { change }), 'incomplete');
  });

  it('More time is counted when it is given, not when it is asked or refused', () => {
    const asked = [added(), accepted(), timeAsked('1/3/2027')];
    const counted = (...deeds: readonly StoryRow[]): readonly unknown[] => {
      const { extensions, due, timeAsked: waits } = actionOf(acting(...asked, ...deeds));
      return [extensions, due.at, waits?.until];
    };
    assert.equal(actionOf(states.done).timeAsked, undefined);
    const due = actionOf(acting(added())).due.at;
    assert.deepEqual(counted(), [0, due, '2027-03-01']);
    assert.deepEqual(counted(timeAnswered('no')), [0, due, undefined]);
    assert.deepEqual(counted(timeAnswered('yes')), [1, on('2027-03-01', '17:00'), undefined]);
    const twice = counted(timeAnswered('yes'), timeAsked('1/4/2027'), timeAnswered('yes', tess));
    assert.deepEqual(twice, [2, '2027-04-01T16:00:00.000Z', undefined]);
  });

  it('The evidence stays with the verified action', () => {
    assertHas(actionOf(states.verified).state, {
      by: { name: 'Moira Example' },
      done: { by: { name: 'PC Ola Sketch' }, effect: 'better' },
    });
  });

  it('The chair signs an escalation once, and only after the ladder has come to its end', () => {
    const { facts } = runClock(acting(added(), accepted()));
    const once = follow(facts, [signed(tess)], council);
    assertHas(actionOf(once).escalation, { by: { name: 'Tess Gavel' }, timescale: 'By 18 February.' });
    assert.equal(words(once, signed(tess)), 'The escalation was signed by Tess Gavel. The agency has it.');
    assert.equal(comesTo(once, markedDone()), 'done');
    for (const by of [pip, sol, priya]) assert.equal(comesTo(facts, signed(by)), 'notYours');
  });

  it('Nobody sets an action before consent is given', () => {
    for (const by of [tess, moira]) {
      assert.ok(['notAvailable', 'notNow'].includes(comesTo(acting().slice(0, 10), added({}, by))));
    }
  });
});
