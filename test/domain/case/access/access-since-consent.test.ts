// Who sees a case since consent, stage by stage: the council's people, and the agencies that were invited (docs/process.md P10.4).
import { goingOn } from '../../../../src/domain/case/ended/goes-on.ts';
import assert from 'node:assert/strict';
import { sightOf } from '../../../../src/domain/case/access/access.ts';
import type { Person } from '../../../../src/domain/people/actor.ts';
import type { Case, ConsentedCase, Stage } from '../../../../src/domain/case/state/stages.ts';
import { colin, directory, greta, hal, moira, must, noor, ola, priya, ravi, tess } from '../../../people/builders.ts';
import { cases, decidedBy } from '../triage/triage-story.ts';

const ada = must(directory.people.find(({ name }) => name === 'Nurse Ada Dummy'));
const people: readonly Person[] = [priya, colin, greta, hal, moira, tess, noor, ravi, ola, ada];
const council = ['Priya Testworth', 'Colin Fixture', 'Greta Specimen', 'Hal Prototype', 'Moira Example', 'Tess Gavel'];
const police = ['Sgt Ravi Mock', 'PC Ola Sketch'];
const dayAfter = '2027-01-13T10:00:00.000Z';
/** What ended in another is read by that one: here by one like it. */
const read = (childCase: Case): Case =>
  childCase.stage === 'merged' ? goingOn(childCase, { ...childCase, stage: 'received' }) : childCase;
const see = (childCase: Case, now = dayAfter): readonly string[] =>
  people.filter((person) => sightOf(read(childCase), person, directory, now) === 'full').map(({ name }) => name);
const since: readonly Stage[] = [
  'listed',
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
  'merged',
];
/** The police were invited to the pre-MSET of 12 January, which decided. */
const invited = (stage: Stage): ConsentedCase => ({ ...(cases[stage] as ConsentedCase), invited: ['police'] });

describe('Since consent a case is read', () => {
  for (const stage of ['received', ...since] as const) {
    it(`${stage}: by the referrer, the managers above, the co-ordinator and the chair; by no agency that is not invited`, () => {
      const { invited: _nobody, ...childCase } = cases[stage] as ConsentedCase;
      assert.deepEqual(see(childCase as ConsentedCase), council);
    });
  }
  it('by an invited agency while the meeting is to come, and 28 days after the last decision', () => {
    for (const stage of ['listed', 'held', 'toPanel'] as const)
      assert.deepEqual(see(invited(stage)), [...council, ...police], stage);
    for (const stage of ['otherPlan', 'open', 'closed', 'transferred'] as const) {
      assert.deepEqual(see(invited(stage), '2027-02-09T23:00:00.000Z'), [...council, ...police], stage);
      assert.deepEqual(see(invited(stage), '2027-02-10T09:00:00.000Z'), council, stage);
    }
    assert.deepEqual(see(invited('received')), council, 'returned and sent again, it is not listed yet');
  });
  it('by an invited agency again from ten working days before the review', () => {
    assert.deepEqual(see(invited('open'), '2027-03-01T12:00:00.000Z'), council);
    assert.deepEqual(see(invited('open'), '2027-03-02T12:00:00.000Z'), [...council, ...police]);
  });
  it('restricted, by those named for it only; and by nobody with a conflict', () => {
    for (const stage of since) {
      const childCase = { ...invited(stage), restricted: 'managerConflict' as const, decisions: [decidedBy(moira)] };
      assert.deepEqual(see(childCase), ['Priya Testworth', 'Colin Fixture', 'Moira Example'], stage);
      const excluded = { ...invited(stage), excluded: [moira.objectId, tess.objectId, ravi.objectId] };
      assert.ok(!see(excluded).some((name) => ['Moira Example', 'Tess Gavel', 'Sgt Ravi Mock'].includes(name)), stage);
    }
  });
});
