// The clock over an action's life: standstills, blocks, more time, and people who leave (docs/process.md P8.12).
import assert from 'node:assert/strict';
import { isOverdue } from '../../../../src/domain/case/action/action.ts';
import { at, later, moira, ola, ravi, tess, type StoryRow, as } from '../../../people/builders.ts';
import {
  accepted,
  acting,
  actionOf,
  added,
  blocked,
  cancelled,
  comesTo,
  disputed,
  markedDone,
  notDone,
  prompted,
  runClock,
  settled,
  states,
  timeAnswered,
  timeAsked,
  unblocked,
  verified,
  type Prompt,
  nextDue,
} from './action-story.ts';

const sayPrompt = ({ rungs, to }: Prompt): string => `${rungs.join('+')}: ${to.join(', ')}`;
/** "2027-01-18 day", at the opening of the office unless said. */
const sayDay = ({ rungs, at: time }: Prompt): string => `${time.replace('T09:00:00.000Z', '')} ${rungs.join('+')}`;
const on = (date: string, time = '10:00'): string => `${date}T${time}:00.000Z`;

/** Due on Monday 18 January 2027, accepted by ola. */
const begun = [at(on('2027-01-04'), added({ due: '18/1/2027' })), at(on('2027-01-04', '10:30'), accepted())];
const opening = ['2027-01-11', '2027-01-15', '2027-01-18', '2027-01-19', '2027-01-21', '2027-01-25', '2027-02-01'];

describe('The clock of an action', () => {
  it('A clock that presses too often prompts nobody twice, and a millisecond early nobody at all', () => {
    const due = opening.map((date) => on(date, '09:00'));
    const times = due.flatMap((time) => [later(time, -1 / 60_000), time, time, later(time, 10)]);
    assert.deepEqual(
      runClock(acting(...begun), times).prompts.map((one) => one.at),
      due,
    );
  });

  /** A clock that stood still until then: everybody whose rung had fallen due, each once, in one prompt. */
  const late: readonly (readonly [that: string, times: readonly string[], prompts: readonly string[]])[] = [
    ['one working day late', [on('2027-01-19')], ['early+eve+day+lateOwner: PC Ola Sketch, Insp Pip Outline']],
    [
      'two working days late, which is no rung',
      [on('2027-01-20')],
      ['early+eve+day+lateOwner: PC Ola Sketch, Insp Pip Outline'],
    ],
    [
      'a minute short of five working days late',
      [on('2027-01-25', '08:59')],
      ['early+eve+day+lateOwner+lateLead: PC Ola Sketch, Insp Pip Outline, Sgt Ravi Mock'],
    ],
    [
      'five working days late',
      [on('2027-01-25', '09:00')],
      ['early+eve+day+lateOwner+lateLead+lateSenior: PC Ola Sketch, Insp Pip Outline, Sgt Ravi Mock, Supt Sol Replica'],
    ],
    [
      'ten working days late',
      [on('2027-02-01', '09:00')],
      [
        'early+eve+day+lateOwner+lateLead+lateSenior+lateChair: PC Ola Sketch, Insp Pip Outline, Sgt Ravi Mock, ' +
          'Supt Sol Replica, Tess Gavel, Moira Example',
      ],
    ],
    [
      'for a weekend only',
      [on('2027-01-11', '09:00'), on('2027-01-18', '16:00'), on('2027-01-19', '09:00')],
      ['early: PC Ola Sketch', 'eve+day: PC Ola Sketch', 'lateOwner: PC Ola Sketch, Insp Pip Outline'],
    ],
    [
      'but for two presses at night, weeks apart',
      [on('2027-01-21', '23:00'), on('2027-03-01', '00:00')],
      [
        'early+eve+day+lateOwner+lateLead: PC Ola Sketch, Insp Pip Outline, Sgt Ravi Mock',
        'lateSenior+lateChair: Supt Sol Replica, Tess Gavel, Moira Example',
      ],
    ],
  ];
  for (const [that, times, expected] of late) {
    it(`A clock that stood still: ${that}`, () => {
      assert.deepEqual(runClock(acting(...begun), times).prompts.map(sayPrompt), expected);
    });
  }

  it('Set at the very opening of the office on the day it is due: prompted from the next rung on', () => {
    const { prompts } = runClock(acting(at(on('2027-01-18', '09:00'), added({ due: '18/1/2027' }))));
    assert.deepEqual(prompts[0]?.rungs, ['lateOwner']);
  });

  it('Nobody but the clock prompts, not even the co-ordinator', () => {
    for (const by of [ola, ravi, moira, tess]) {
      assert.equal(comesTo(acting(...begun), at(on('2027-02-01'), as(by, prompted))), 'notAvailable');
    }
  });

  it('An action is late from its due time on, while it is open', () => {
    const action = actionOf(acting(...begun));
    assert.equal(isOverdue(action, on('2027-01-18', '17:00')), false);
    assert.equal(isOverdue(action, '2027-01-18T17:00:00.001Z'), true);
    for (const ended of ['done', 'verified', 'cancelled'] as const) {
      assert.equal(isOverdue(actionOf(states[ended]), on('2027-12-01')), false, ended);
    }
  });
});

const rungs = ['early', 'eve', 'day', 'lateOwner', 'lateLead', 'lateSenior', 'lateChair'];
/** The rest of the usual ladder. */
const ladderFrom = (place: number): readonly string[] =>
  opening.map((date, rung) => `${date} ${rungs[rung]}`).slice(place);

/** Prompts that follow deeds on the action that is due on 18 January. */
const lives: readonly (readonly [that: string, deeds: readonly StoryRow[], prompts: readonly string[]])[] = [
  [
    'Blocked beyond the due date: silence, then the owner is asked on that day, and the ladder starts from it',
    [at(on('2027-01-12'), blocked('20/1/2027'))],
    ['2027-01-20 day', '2027-01-21 lateOwner', '2027-01-25 lateLead', '2027-01-27 lateSenior', '2027-02-03 lateChair'],
  ],
  [
    'Blocked until before the due date: what falls due after that stays',
    [at(on('2027-01-05'), blocked('14/1/2027'))],
    ['2027-01-15 eve', ...ladderFrom(2)],
  ],
  ['Blocked until the due date', [at(on('2027-01-05'), blocked('18/1/2027'))], ladderFrom(2)],
  [
    'Blocked until a Saturday: asked on the Saturday',
    [at(on('2027-01-12'), blocked('23/1/2027'))],
    ['2027-01-23 day', '2027-01-25 lateOwner', '2027-01-27 lateLead', '2027-01-29 lateSenior', '2027-02-05 lateChair'],
  ],
  [
    'Blocked until today, after nine: late as it was',
    [at(on('2027-01-20'), blocked('20/1/2027'))],
    ['2027-01-21 lateOwner+lateLead', '2027-01-25 lateSenior', '2027-02-01 lateChair'],
  ],
  [
    'Blocked twice: the later date holds',
    [at(on('2027-01-05'), blocked('14/1/2027')), at(on('2027-01-06'), blocked('1/2/2027'))],
    ['2027-02-01 day', '2027-02-02 lateOwner', '2027-02-04 lateLead', '2027-02-08 lateSenior', '2027-02-15 lateChair'],
  ],
  [
    'Blocked when it is late: what fell due meanwhile is told on the day the block ends, the rest as it would have been',
    [at(on('2027-01-20'), blocked('26/1/2027'))],
    ['2027-01-26 lateOwner+lateLead+lateSenior', '2027-02-01 lateChair'],
  ],
  [
    'Blocked when it is late, and unblocked at once: told on the next working day',
    [at(on('2027-01-20'), blocked('26/1/2027')), at(on('2027-01-20', '10:05'), unblocked())],
    ['2027-01-21 lateOwner+lateLead', '2027-01-25 lateSenior', '2027-02-01 lateChair'],
  ],
  [
    'No longer blocked before the due date: all that is still to come',
    [at(on('2027-01-05'), blocked('1/2/2027')), at(on('2027-01-12'), unblocked())],
    ladderFrom(1),
  ],
  [
    'No longer blocked after the due date: late from tomorrow',
    [at(on('2027-01-05'), blocked('1/2/2027')), at(on('2027-01-20'), unblocked())],
    ['2027-01-21 lateOwner', '2027-01-25 lateLead', '2027-01-27 lateSenior', '2027-02-03 lateChair'],
  ],
  ['More time requested: the due date stands, and so do the prompts', [timeAsked('25/1/2027')], ladderFrom(0)],
  ['More time refused', [timeAsked('25/1/2027'), timeAnswered('no')], ladderFrom(0)],
  [
    'More time given: the ladder of the new date, from its beginning',
    [timeAsked('25/1/2027'), timeAnswered('yes')],
    [
      '2027-01-18 early',
      '2027-01-22 eve',
      '2027-01-25 day',
      '2027-01-26 lateOwner',
      '2027-01-28 lateLead',
      '2027-02-01 lateSenior',
      '2027-02-08 lateChair',
    ],
  ],
  [
    'More time given to a blocked action: still silent until the block ends',
    [blocked('22/1/2027'), timeAsked('25/1/2027'), timeAnswered('yes')],
    [
      '2027-01-22 eve',
      '2027-01-25 day',
      '2027-01-26 lateOwner',
      '2027-01-28 lateLead',
      '2027-02-01 lateSenior',
      '2027-02-08 lateChair',
    ],
  ],
  [
    'More time given, but less than it is blocked: the block holds',
    [blocked('1/2/2027'), timeAsked('25/1/2027'), timeAnswered('yes')],
    ['2027-02-01 day', '2027-02-02 lateOwner', '2027-02-04 lateLead', '2027-02-08 lateSenior', '2027-02-15 lateChair'],
  ],
  ['Disputed: silence', [disputed()], []],
  ['Done: silence', [markedDone()], []],
  ['Verified: silence', [markedDone(), verified()], []],
  ['Cancelled: silence', [cancelled()], []],
  ['Not done yet, before the due date: that date stands', [markedDone(), notDone()], ladderFrom(0)],
  [
    'Not done yet, after the due date: twenty working days anew',
    [at(on('2027-01-15'), markedDone()), at(on('2027-01-20'), notDone())],
    [
      '2027-02-10 early',
      '2027-02-16 eve',
      '2027-02-17 day',
      '2027-02-18 lateOwner',
      '2027-02-22 lateLead',
      '2027-02-24 lateSenior',
      '2027-03-03 lateChair',
    ],
  ],
];
describe('What the clock does after', () => {
  for (const [that, deeds, expected] of lives) {
    it(that, () => assert.deepEqual(runClock(acting(...begun, ...deeds)).prompts.map(sayDay), expected));
  }

  it('Settled in time: the due date stands, and the new owner is prompted', () => {
    const facts = acting(...begun, disputed(), at(on('2027-01-13'), settled('health')));
    const { prompts } = runClock(facts);
    assert.equal(actionOf(facts).due.at, '2027-01-18T17:00:00.000Z');
    assert.deepEqual(prompts.slice(0, 1).map(sayPrompt), ['eve: Nurse Ada Dummy']);
    assert.equal(prompts[0]?.at, on('2027-01-15', '09:00'));
  });

  it('Settled too late: the time starts again', () => {
    const facts = acting(...begun, disputed(), at(on('2027-01-20'), settled('health')));
    assert.equal(actionOf(facts).due.at, on('2027-02-17'));
    assert.equal(runClock(facts).prompts[0]?.at, on('2027-02-10', '09:00'));
  });

  it('An old claim of the clock does nothing while the action stands still', () => {
    for (const deeds of [[disputed()], [markedDone()], [markedDone(), verified()], [cancelled()]]) {
      const facts = acting(...begun, ...deeds);
      assert.equal(nextDue(actionOf(facts)), undefined);
      assert.equal(comesTo(facts, at(on('2027-02-01'), prompted)), 'unchanged');
    }
  });
});
