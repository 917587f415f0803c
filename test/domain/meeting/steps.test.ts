// Every step on a meeting by everybody in every state (docs/process.md 6; a table by hand).
import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Person } from '../../../src/domain/people/actor.ts';
import { monthlyDates, panelDateAfter, toMeetingId, type Meeting } from '../../../src/domain/meeting/meeting.ts';
import { meetingMatter, type MeetingCommand } from '../../../src/domain/meeting/table.ts';
import { chairChoices, papersDueFor } from '../../../src/domain/meeting/steps.ts';
import { chairsOf } from '../../../src/domain/meeting/who.ts';
import { clockActor } from '../../../src/domain/people/actor.ts';
import { colin, directory, monday10, moira, priya, ravi, someone, tess, withPeople } from '../../people/builders.ts';
import { ada, after, does, end, here, ife, inIt, planned, preMsetPlan, start, under, una } from './meeting-hall.ts';

const minutes = someone(130, 'Min Utes', { roles: ['minutes'] });
const council = withPeople(minutes);
const states = {
  planned: planned(),
  started: under(preMsetPlan, tess, ada),
  ended: after(under(preMsetPlan, tess, ada), moira, end),
  cancelled: after(planned(), moira, { step: 'cancelMeeting', input: { reason: 'The chair is ill.' } }, monday10),
} as const satisfies Readonly<Record<string, Meeting>>;
type State = keyof typeof states;

const commands = {
  start,
  here,
  attend: { step: 'recordAttendance', input: { people: [ravi.objectId], way: 'room', confidential: 'yes' } },
  papers: { step: 'recordPapers', input: { agencies: ['police'] } },
  come: { step: 'comeToMeeting', input: {} },
  decline: { step: 'declineMeeting', input: {} },
  end,
  cancel: { step: 'cancelMeeting', input: { reason: 'The chair is ill.' } },
  correct: { step: 'correctMinutes', input: { text: 'It was Tuesday.' } },
  approve: { step: 'approveMinutes', input: {} },
} as const satisfies Readonly<Record<string, MeetingCommand>>;
type Deed = keyof typeof commands;

const runners = [moira, tess, minutes];
const attenders = [ravi, colin, una];
const others = [priya, ife];

const no = 'notAvailable';
/** By who stands there: what comes of it in each state. `done` where it is taken. */
const table: Readonly<Record<Deed, Readonly<Record<State, readonly [runs: string, attends: string]>>>> = {
  start: {
    planned: ['done', no],
    started: ['unchanged', no],
    ended: ['alreadyDecided', no],
    cancelled: ['alreadyDecided', no],
  },
  here: {
    planned: ['notNow', 'notNow'],
    started: ['done', 'done'],
    ended: ['alreadyDecided', 'alreadyDecided'],
    cancelled: ['alreadyDecided', 'alreadyDecided'],
  },
  attend: {
    planned: ['notNow', no],
    started: ['done', no],
    ended: ['alreadyDecided', no],
    cancelled: ['alreadyDecided', no],
  },
  come: {
    planned: ['done', 'done'],
    started: ['alreadyDecided', 'alreadyDecided'],
    ended: ['alreadyDecided', 'alreadyDecided'],
    cancelled: ['alreadyDecided', 'alreadyDecided'],
  },
  decline: {
    planned: ['done', 'done'],
    started: ['alreadyDecided', 'alreadyDecided'],
    ended: ['alreadyDecided', 'alreadyDecided'],
    cancelled: ['alreadyDecided', 'alreadyDecided'],
  },
  papers: {
    planned: ['done', no],
    started: ['done', no],
    ended: ['alreadyDecided', no],
    cancelled: ['alreadyDecided', no],
  },
  end: { planned: ['notNow', no], started: ['done', no], ended: ['unchanged', no], cancelled: ['alreadyDecided', no] },
  cancel: {
    planned: ['done', no],
    started: ['alreadyDecided', no],
    ended: ['alreadyDecided', no],
    cancelled: ['alreadyDecided', no],
  },
  correct: { planned: ['notNow', no], started: ['notNow', no], ended: ['done', no], cancelled: ['notNow', no] },
  approve: { planned: ['notNow', no], started: ['notNow', no], ended: ['chair', no], cancelled: ['notNow', no] },
};

const came = (before: Meeting, by: Person, command: MeetingCommand): string => {
  const result = does(before, by, command, inIt, council);
  return typeof result === 'string' ? result : 'done';
};

const attends = (people: readonly Person[], confidential = 'yes'): Meeting | string =>
  does(states.started, moira, {
    step: 'recordAttendance',
    input: { people: people.map(({ objectId }) => objectId), way: 'phone', confidential },
  });

describe('A step on a meeting', () => {
  for (const [deed, byState] of Object.entries(table)) {
    for (const [state, [runs, attends]] of Object.entries(byState)) {
      it(`${deed} when it is ${state}`, () => {
        const before = states[state as State];
        const command = commands[deed as Deed];
        for (const by of runners) {
          const chairs = by === tess ? 'done' : 'notYours';
          // Tess is there already.
          const expected =
            runs === 'chair' ? chairs : deed === 'here' && by === tess && runs === 'done' ? 'unchanged' : runs;
          equal(came(before, by, command), expected, by.name);
        }
        for (const by of attenders) equal(came(before, by, command), attends, by.name);
        for (const by of others) equal(came(before, by, command), 'notAvailable', by.name);
        // Teams may say that one began, and not by whom.
        equal(came(before, clockActor, command), deed === 'start' ? runs : 'notAvailable', 'the clock');
      });
    }
  }

  it('is tried by somebody who was there, who may correct the minutes', () => {
    equal(came(states.ended, ada, commands.correct), 'done');
  });

  it('starts on its day only', () => {
    equal(does(planned(), clockActor, start, '2027-01-12T13:44:00.000Z'), 'notNow', 'not due');
    ok(typeof does(planned(), clockActor, start, '2027-01-12T13:45:00.000Z') === 'object');
    equal(does(planned(), moira, start, '2027-01-11T14:00:00.000Z'), 'notNow');
    equal(does(planned(), moira, start, '2027-01-13T09:00:00.000Z'), 'notNow');
    ok(typeof does(planned(), moira, start, '2027-01-12T08:00:00.000Z') === 'object');
  });

  it('records nobody who has not accepted confidentiality, nobody twice, nobody who may not attend', () => {
    equal(attends([ravi], 'no'), 'notAccepted');
    equal(attends([ravi], ''), 'incomplete');
    equal(attends([tess, ada]), 'unchanged');
    equal(attends([priya]), 'unchanged');
    const meeting = attends([tess, ravi, priya]);
    ok(typeof meeting === 'object');
    deepEqual(
      meeting.attendance.map(({ person, way, recordedBy }) => [person.name, way, recordedBy?.name]),
      [
        [tess.name, 'online', undefined],
        [ada.name, 'online', undefined],
        [ravi.name, 'phone', moira.name],
      ],
    );
  });

  it('ends with who was absent of those invited, whose papers are missing, the quorum and what is left', () => {
    const papers = after(states.started, moira, commands.papers);
    const ended = after(papers, moira, {
      step: 'endMeeting',
      input: { undecided: [], invited: ['education', 'health'] },
    });
    ok(ended.state === 'ended');
    // Core to the pre-MSET are of these the police; education and health were invited for a case.
    deepEqual(ended.absent, ['police', 'education']);
    deepEqual(ended.noPapers, ['health', 'education']);
    equal(ended.quorate, false);
  });

  it('approves minutes once, and nothing is corrected after', () => {
    const approved = after(states.ended, tess, commands.approve);
    equal(does(approved, tess, commands.approve), 'alreadyDecided');
    equal(does(approved, moira, commands.correct), 'alreadyDecided');
  });
});

const plan = (input: object, by = moira): Meeting | string =>
  does(undefined, by, { step: 'planMeeting', input: { ...preMsetPlan.input, ...input } }, monday10);

const names = (people: readonly Person[]): readonly string[] => people.map(({ name }) => name);

describe('The chair of a meeting', () => {
  // Tess is to chair it, and takes the minutes now.
  const other = someone(131, 'Cha Ir', { roles: ['chair'] });
  const demoted = withPeople({ ...tess, roles: ['minutes'] }, other);

  it('is its chair as long as they are a chair; then every chair is', () => {
    deepEqual(names(chairsOf(states.ended, council)), [tess.name]);
    deepEqual(names(chairsOf(states.ended, demoted)), [other.name]);
    equal(does(states.ended, { ...tess, roles: ['minutes'] }, commands.approve, inIt, demoted), 'notYours');
    ok(typeof does(states.ended, other, commands.approve, inIt, demoted) === 'object');
  });
});

describe('A meeting that is planned', () => {
  it('is refused with its reason', () => {
    for (const [input, code] of [
      [{ date: '2027-03-26' }, 'badDate'],
      [{ date: '2027-12-27' }, 'badDate'],
      [{ date: '2027-01-09' }, 'badDate'],
      [{ date: '2027-01-03' }, 'badDate'],
      [{ date: '2029-06-01' }, 'badDate'],
      [{ date: '2045-06-01' }, 'badDate'],
      [{ time: 'noon' }, 'badTime'],
      [{ time: '25:00' }, 'badTime'],
      [{ chair: ravi.objectId }, 'notEligible'],
      [{ chair: '' }, 'notEligible'],
      [{ type: 'strategy' }, 'notAvailable'],
    ] as const)
      equal(plan(input), code, JSON.stringify(input));
    for (const by of [priya, ravi, colin]) equal(plan({}, by), 'notAvailable', by.name);
  });

  it('says that the council does not work on a bank holiday', () => {
    const decision = meetingMatter.decide(
      { root: undefined },
      { step: 'planMeeting', input: { type: 'panel', date: '2027-03-29', time: '14:00', chair: tess.objectId } },
      { actor: moira, now: monday10, directory },
    );
    ok('refusal' in decision);
    equal(decision.refusal.message, 'The council is closed on Monday 29 March 2027.');
  });

  it('nor while its office is shut, and papers close before it', () => {
    const officeHours = { ...directory.settings.officeHours, shutDays: ['02-01', '02-02'] };
    const shut = { ...directory, settings: { ...directory.settings, officeHours } };
    const plan = (date: string) =>
      meetingMatter.decide(
        { root: undefined },
        { step: 'planMeeting', input: { type: 'panel', date, time: '14:00', chair: tess.objectId } },
        { actor: moira, now: monday10, directory: shut },
      );
    const decision = plan('2027-02-02');
    ok('refusal' in decision);
    equal(decision.refusal.message, 'The council is closed on Tuesday 2 February 2027.');
    equal(papersDueFor('2027-02-03', directory).slice(0, 10), '2027-01-27');
    equal(papersDueFor('2027-02-03', shut).slice(0, 10), '2027-01-25');
    deepEqual(monthlyDates('2027-01-05', 2, officeHours), ['2027-01-05', '2027-02-03']);
  });

  it('is planned once: again changes nothing, and after it was cancelled it is planned anew', () => {
    equal(does(planned(), moira, preMsetPlan, monday10), 'unchanged');
    equal(does(states.started, moira, preMsetPlan), 'unchanged');
    const anew = does(states.cancelled, moira, preMsetPlan, monday10);
    ok(typeof anew === 'object');
    deepEqual([anew.state, anew.facts], ['planned', 3]);
  });

  it('closes its papers five working days before', () => {
    equal(planned().papersDue, '2027-01-05T17:00:00.000Z');
  });
});

describe('Meetings every month', () => {
  it('stay on the same weekday of the month, and move off Easter and Christmas', () => {
    deepEqual(monthlyDates('2027-01-12', 12), [
      '2027-01-12', '2027-02-09', '2027-03-09', '2027-04-13', '2027-05-11', '2027-06-08',
      '2027-07-13', '2027-08-10', '2027-09-14', '2027-10-12', '2027-11-09', '2027-12-14',
    ]); // oxfmt-ignore
    // The last Monday: Easter Monday, the spring and summer holidays, and the Monday after Christmas.
    deepEqual(monthlyDates('2027-03-22', 2), ['2027-03-22', '2027-04-26']);
    deepEqual(monthlyDates('2027-03-29', 1), ['2027-03-30']);
    deepEqual(monthlyDates('2027-03-26', 1), ['2027-03-30']);
    deepEqual(monthlyDates('2026-11-25', 3), ['2026-11-25', '2026-12-23', '2027-01-27']);
    deepEqual(monthlyDates('2026-11-27', 2), ['2026-11-27', '2026-12-29']);
    deepEqual(monthlyDates('2027-11-22', 2), ['2027-11-22', '2027-12-29']);
  });

  it('take the last one where a month has no fifth', () => {
    deepEqual(monthlyDates('2027-03-30', 3), ['2027-03-30', '2027-04-27', '2027-05-25']);
    deepEqual(monthlyDates('2028-02-29', 2), ['2028-02-29', '2028-03-28']);
  });

  it('are followed by a panel a week later, or on the next working day', () => {
    equal(panelDateAfter('2027-01-12'), '2027-01-19');
    equal(panelDateAfter('2027-03-22'), '2027-03-30');
    equal(panelDateAfter('2026-12-18'), '2026-12-29');
  });

  it('have names that nothing else has', () => {
    equal(toMeetingId('panel-2027-01-19'), 'panel-2027-01-19');
    for (const text of ['panel-2027-1-19', 'strategy-2027-01-19', 'panel-2027-01-19 ', ''])
      equal(toMeetingId(text), undefined);
  });

  it('are chaired by people who may run them: a service manager is not offered', () => {
    deepEqual(chairChoices(directory), [{ value: tess.objectId, title: tess.name }]);
  });
});
