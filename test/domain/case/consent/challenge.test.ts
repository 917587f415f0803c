// A decision has been challenged by the referrer, and answered by somebody who did not make it (docs/process.md P9.2).
import assert from 'node:assert/strict';
import type { Person } from '../../../../src/domain/people/actor.ts';
import type { Command } from '../../../../src/domain/case/whole/case.ts';
import { callFor, dueOf } from '../../../people/calls.ts';
import type { Case, ConsentedCase, Stage } from '../../../../src/domain/case/state/stages.ts';
import { colin, dana, greta, hal, moira, noor, priya, ravi, tess, withPeople } from '../../../people/builders.ts';
import { assertHas } from '../../scenario.ts';
import { after, cases, decidedBy, reads, stages, tries } from '../triage/triage-story.ts';

const challenge: Command = { step: 'challenge', input: { concern: 'The phones.', outcomeWanted: 'The panel.' } };
const answer: Command = { step: 'answerChallenge', input: { answer: 'Tess puts it on the panel of 19 January.' } };
const noConflictOf: Command = { step: 'declareConflict', input: { conflict: 'no' } };
const declineOf: Command = {
  step: 'doNotAuthorise',
  input: { reason: 'other', rationale: 'Below.', alternativePlan: 'Early help.', childSafe: 'yes' },
};
const people: readonly Person[] = [priya, colin, dana, greta, hal, noor, ravi, tess, moira];

const challenged = (childCase: Case): Case => after(childCase, priya, challenge);
/** Decided in a meeting, where this person recorded it. */
const recordedBy = (by: Person): Case => ({
  ...(cases.otherPlan as ConsentedCase),
  decisions: [decidedBy(by, 'otherPlan')],
});
const answerers = (childCase: Case): readonly string[] =>
  people.filter((person) => tries(childCase, person, answer) === 'done').map(({ name }) => name);

describe('A decision', () => {
  it('of a manager or a meeting is challenged by the referrer, and by nobody else', () => {
    const decided: readonly Stage[] = [
      'notAuthorised',
      'held',
      'toPanel',
      'otherPlan',
      'open',
      'review',
      'transition',
      'closing',
      'transferWaiting',
      'closed',
      'transferred',
    ];
    assert.deepEqual(
      new Set(stages.filter((stage) => tries(cases[stage], priya, challenge) === 'done')),
      new Set(decided),
    );
    for (const stage of decided) {
      for (const person of people.filter((one) => one !== priya)) {
        assert.equal(tries(cases[stage], person, challenge), 'notAvailable', `${stage}: ${person.name}`);
      }
    }
    assert.match(reads(cases.received, priya, challenge), /There is no decision to challenge/);
  });
  it('is challenged once at a time, and answered within five working days', () => {
    const childCase = challenged(cases.otherPlan);
    assert.equal(dueOf(childCase, 'challenge'), '2027-01-12T10:00:00.000Z');
    assert.match(reads(childCase, priya, challenge), /You have challenged this decision already/);
    const answered = after(childCase, tess, answer);
    assert.equal(callFor(answered, 'challenge'), undefined);
    assert.equal(tries(answered, priya, challenge), 'done', 'who still disagrees may say so');
  });
  it('needs a concern and the outcome wanted; the answer needs words', () => {
    const half: Command = { step: 'challenge', input: { concern: 'The phones.', outcomeWanted: '' } };
    assert.equal(tries(cases.otherPlan, priya, half), 'incomplete');
    const silent: Command = { step: 'answerChallenge', input: { answer: '' } };
    assert.equal(tries(challenged(cases.otherPlan), tess, silent), 'incomplete');
  });
});

describe('A challenge is answered', () => {
  it('of management consent: by the managers above whoever decided, or the co-ordinator', () => {
    const childCase = challenged(cases.notAuthorised);
    assert.deepEqual(answerers(childCase), ['Greta Specimen', 'Hal Prototype', 'Moira Example']);
    assert.match(
      reads(childCase, colin, answer),
      /answered by someone who did not make the decision\. The co-ordinator has it\./,
    );
  });
  it('of management consent: by no chair, also where they read it as a manager below whoever decided', () => {
    const both = { ...greta, roles: ['manager', 'chair'] as const };
    const childCase = after(after(cases.awaitingConsent, hal, noConflictOf), hal, declineOf);
    assert.equal(tries(challenged(childCase), both, answer, { directory: withPeople(both) }), 'notYours');
  });
  it('of a meeting: by the chair or the co-ordinator, whichever of them did not record it', () => {
    assert.deepEqual(answerers(challenged(recordedBy(moira))), ['Tess Gavel']);
    assert.deepEqual(answerers(challenged(recordedBy(tess))), ['Moira Example']);
    assert.match(reads(challenged(recordedBy(moira)), moira, answer), /did not make the decision\. The chair has it\./);
  });
  it('never by the referrer, nor by somebody who may not read the case', () => {
    const childCase = challenged(recordedBy(moira));
    for (const person of [priya, noor, ravi])
      assert.equal(tries(childCase, person, answer), 'notAvailable', person.name);
    assert.equal(tries({ ...childCase, restricted: 'managerConflict' }, tess, answer), 'notAvailable');
    assert.equal(tries({ ...childCase, excluded: [tess.objectId] }, tess, answer), 'notAvailable');
  });
  it('once: who comes second reads that no challenge waits', () => {
    const answered = after(challenged(recordedBy(moira)), tess, answer);
    assertHas(answered, { challenge: { answer: { by: { name: 'Tess Gavel' } } } });
    assert.match(reads(answered, tess, answer), /No challenge is waiting for an answer/);
  });
  it('of a restricted case, which the chair does not see, by the manager who gave consent: never by nobody', () => {
    const childCase = { ...challenged(recordedBy(moira)), restricted: 'managerConflict' } as Case;
    assert.deepEqual(answerers(childCase), ['Colin Fixture']);
    assert.match(reads(childCase, moira, answer), /Ask Colin Fixture, who gave consent, to answer/);
  });
});
