// A child who cannot wait: triage in an office hour, a strategy discussion with its outcome, seniors, and the end of it.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { callFor, dueOf, rungsOf } from '../../../people/calls.ts';
import { owedClock } from '../../../../src/domain/case/owed/owed.ts';
import { remindCase, type CaseReminded } from '../../../../src/domain/case/whole/remind.ts';
import { activeStages, isConsented } from '../../../../src/domain/case/state/stage-table.ts';
import { isUrgent, type Case } from '../../../../src/domain/case/state/stages.ts';
import { agendaOf } from '../../../../src/domain/case/meeting/agenda.ts';
import { clockActor, refOf } from '../../../../src/domain/people/actor.ts';
import { mayRead } from '../../../../src/domain/case/access/access.ts';
import { standingOf } from '../../../../src/notices/case/standing.ts';
import {
  caseOf,
  challenged,
  colin,
  consented,
  declined,
  directory,
  filledIn,
  given,
  greta,
  hal,
  moira,
  must,
  noConflict,
  priya,
  ravi,
  sparrow,
  submitted,
  tess,
  type StoryRow,
} from '../../../people/builders.ts';
import {
  calmed,
  decided,
  listed,
  panel,
  planned,
  preMset,
  seniorDecided,
  strategyCalled,
  strategyHeld,
  underWay,
} from '../../../people/meeting-builders.ts';
import { after, cases, reads, stages, tries } from './triage-story.ts';

const consent = [submitted(), noConflict(), consented()];
const routine = [filledIn(), ...consent];
const urgent = caseOf(given(filledIn(priya, sparrow), ...consent));
const opened = [...routine, listed(), decided('toPanel'), decided('open', panel)];
const steppedUp = [...opened, decided('stepUp', planned('2027-02-16', 'panel'))];

const nameOf = (id: string): string => must(directory.people.find(({ objectId }) => objectId === id)).name;
/** The clock, when its next rung falls due: what it reminds of, and whom; and the case after it. */
function next(childCase: Case): { one: Case; at: string; rungs: readonly string[]; to: readonly string[] } {
  const at = must(owedClock(childCase)?.rungs[0]?.at);
  const decision = remindCase.decide(childCase, {}, { actor: clockActor, now: at, directory });
  ok('data' in decision);
  const { rungs, to }: CaseReminded = decision.data;
  const meta = { number: childCase.facts + 1, at, by: refOf(clockActor) };
  return { one: remindCase.evolve(childCase, decision.data, meta), at, rungs, to: to.map(nameOf) };
}
const heldOn = (on: string) =>
  ({
    step: 'recordStrategyOutcome',
    input: { heldOn: on, tookPart: 'Police.', outcome: 'noEnquiry', follows: 'The plan goes on.' },
  }) as const;
const anHourOn = '2027-01-04T12:00:00.000Z';
const nextDay = '2027-01-06T10:00:00.000Z';

describe('Triage', () => {
  it('of an urgent case is due in one office hour, of another in two working days', () => {
    equal(dueOf(urgent, 'triage'), '2027-01-04T11:11:00.000Z');
    equal(dueOf(caseOf(given(...routine)), 'triage'), '2027-01-06T10:11:00.000Z');
  });
  it('that is late goes up: to deputies and service managers, then to the chair', () => {
    const first = next(urgent);
    deepEqual([first.rungs, first.to], [['triage'], [moira.name]]);
    const second = next(first.one);
    deepEqual([second.at, second.rungs], ['2027-01-04T12:11:00.000Z', ['triageUp']]);
    deepEqual(second.to, [
      moira.name,
      ...directory.people.filter(({ roles }) => roles.includes('serviceManager')).map(({ name }) => name),
    ]);
    const third = next(second.one);
    deepEqual([third.at, third.rungs], ['2027-01-04T13:11:00.000Z', ['triageChair']]);
    ok(third.to.includes(tess.name));
  });
  it('that is late shows a service manager that it waits, and nothing of the child', () => {
    const childCase = next(next(caseOf(given(...routine))).one).one;
    const far = must(directory.people.find((person) => person.roles.includes('serviceManager') && person !== greta));
    const named = { ...directory, people: directory.people.map((person) => (person === hal ? { ...person } : person)) };
    const standing = standingOf(childCase, far, named, anHourOn);
    ok(standing !== undefined);
    if (!mayRead('name', childCase, far, directory, anHourOn)) equal(standing.label, 'Triage is late');
    equal(standingOf(childCase, ravi, directory, anHourOn), undefined);
  });
  it('done, it goes no further up', () => {
    const childCase = caseOf(given(filledIn(priya, sparrow), ...consent, listed()));
    // What is left asks again whether the child is safe tonight.
    deepEqual(rungsOf(childCase), ['owed.safety']);
  });
});

describe('A strategy discussion', () => {
  const call = { step: 'sendToStrategy', input: { reason: 'He was hurt.' } } as const;
  it('is called for from every stage since consent at which something is asked of MSET', () => {
    const may = stages.filter((stage) => tries(cases[stage], moira, call) === 'done');
    deepEqual(new Set(may), new Set(activeStages.filter((stage) => isConsented(cases[stage]))));
  });
  it('is reminded of every day until its outcome is there; the card says so at every stage', () => {
    const childCase = after(cases.toPanel, moira, call);
    match(standingOf(childCase, priya, directory, anHourOn)?.line ?? '', /^A strategy discussion is needed by /);
    const first = next(childCase);
    deepEqual([first.at, first.rungs, first.to], [nextDay, ['strategy'], [moira.name, tess.name]]);
    match(
      standingOf(first.one, moira, directory, '2027-01-06T11:00:00.000Z')?.line ?? '',
      /its outcome is not recorded/,
    );
    const second = next(first.one);
    deepEqual([second.at, second.rungs], ['2027-01-07T10:00:00.000Z', ['strategy']]);
    ok(second.one.lastCall !== first.one.lastCall);
    const held = after(second.one, tess, heldOn('5/1/2027'));
    ok('strategy' in held);
    deepEqual([held.strategy?.outcome?.heldOn, held.strategy?.outcome?.outcome], ['2027-01-05', 'noEnquiry']);
    equal(callFor(held, 'strategy'), undefined);
    equal(tries(held, moira, heldOn('5/1/2027')), 'alreadyDecided', 'once');
  });
  it('has an outcome that says all of it, and was held', () => {
    const childCase = after(cases.listed, moira, call);
    equal(tries(childCase, moira, heldOn('6/1/2027')), 'incomplete', 'tomorrow');
    equal(tries(childCase, moira, heldOn('soon')), 'incomplete');
    const { input } = heldOn('5/1/2027');
    for (const name of Object.keys(input)) {
      equal(
        tries(childCase, moira, { step: 'recordStrategyOutcome', input: { ...input, [name]: '' } }),
        'incomplete',
        name,
      );
    }
    for (const by of [priya, colin, ravi]) equal(tries(childCase, by, heldOn('5/1/2027')), 'notAvailable', by.name);
  });
});

describe('Urgent', () => {
  const calm = { step: 'noLongerUrgent', input: { reason: 'He is with his aunt.' } } as const;
  it('ends when a person says why, once the discussion that was called for has its outcome', () => {
    const called = after(cases.received, moira, { step: 'sendToStrategy', input: { reason: 'Hurt.' } });
    match(reads(called, moira, calm), /Press Record strategy outcome first/);
    const held = after(called, moira, heldOn('5/1/2027'));
    ok(isUrgent(held));
    equal(tries(held, moira, { ...calm, input: { reason: '' } }), 'incomplete');
    const ended = after(held, moira, calm);
    ok(!isUrgent(ended));
    equal(tries(ended, moira, calm), 'alreadyDecided');
    ok(isUrgent(after(ended, moira, { step: 'sendToStrategy', input: { reason: 'Again.' } })));
    equal(caseOf(given(...routine, strategyCalled(), strategyHeld(), calmed())).stage, 'received');
  });
  it('ends with a decision about the child, not with one that only passes it on', () => {
    const first = [filledIn(priya, sparrow), ...consent, listed()];
    const after2 = (...deeds: readonly StoryRow[]): boolean => isUrgent(caseOf(given(...first, ...deeds)));
    deepEqual([after2(decided('hold')), after2(decided('toPanel')), after2(decided('otherPlan'))], [true, true, false]);
    ok(!after2(decided('toPanel'), decided('open', panel)), 'so that its review is a review');
    const childCase = caseOf(given(...first, decided('otherPlan')));
    const [item] = agendaOf(underWay(preMset), [childCase], new Map(), directory.settings);
    equal(item?.kind, 'urgent', 'the agenda of that meeting stays as it was');
  });
});

describe('A step up', () => {
  it('asks the service managers and the chair for a decision, within two working days and every day from then', () => {
    const childCase = caseOf(given(...steppedUp));
    ok(childCase.stage === 'open');
    equal(childCase.senior?.due.at, '2027-02-18T14:20:00.000Z');
    const far = must(directory.people.find(({ roles }) => roles.includes('serviceManager')));
    for (const person of [tess, far]) {
      ok(mayRead('referral', childCase, person, directory, '2027-02-16T15:00:00.000Z'), person.name);
      equal(standingOf(childCase, person, directory, '2027-02-16T15:00:00.000Z')?.label, 'Senior decision needed');
    }
    const { prepareBy: _review, lookOn: _panel, ...alone } = childCase;
    const told = next(alone);
    ok(told.to.includes(moira.name) && told.to.includes(tess.name) && told.to.includes(far.name));
    equal(next(told.one).at, '2027-02-19T14:20:00.000Z');
    const over = caseOf(given(...steppedUp, seniorDecided()));
    ok(over.stage === 'open');
    equal(over.senior?.decision?.decided, 'A placement is paid for.');
    ok(!rungsOf(over).includes('senior'));
  });
});

describe('A challenge', () => {
  it('is reminded of to those who may answer it, one more of the line each working day, until it is answered', () => {
    const childCase = caseOf(given(filledIn(), submitted(), noConflict(), declined(), challenged()));
    const first = next(childCase);
    deepEqual(first.rungs, ['challenge']);
    ok(first.to.includes(moira.name) && first.to.includes(greta.name));
    ok(!first.to.includes(tess.name) && !first.to.includes(colin.name), 'the chair may not see it; Colin decided');
    const second = next(first.one);
    equal(second.rungs[0], 'challenge');
    ok(second.to.length > first.to.length, 'one more of the line');
    const ofMeeting = next(caseOf(given(...routine, listed(), decided('otherPlan'), challenged())));
    deepEqual(ofMeeting.to, [moira.name], 'the chair decided');
  });
});
