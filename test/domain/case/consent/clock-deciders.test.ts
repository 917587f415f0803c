// Who decides once the clock has asked others, and what starts it anew (docs/process.md P4.6, scenario S9).
import assert from 'node:assert/strict';
import {
  at,
  caseOf,
  chosen,
  colin,
  conflicted,
  consented,
  dana,
  directory,
  greta,
  noConflict,
} from '../../../people/builders.ts';
import { away, go, pressed, s9, sent, submissionOf } from './consent-story.ts';

describe('Who then decides', () => {
  it('The deputy who was asked decides for the manager; one who was not asked may not', () => {
    const asked = pressed(sent(s9), directory, ['2027-01-05T16:00:00.000Z']).facts;
    const childCase = caseOf(go(asked, directory, noConflict(dana), consented(dana)));
    assert.ok(childCase.stage === 'received');
    assert.deepEqual(childCase.consent.onBehalfOf, { objectId: colin.objectId, name: 'Colin Fixture' });
    assert.throws(() => go(sent(s9), directory, noConflict(dana)), /notAvailable/);
  });

  it('The delegate decides for the manager, and whoever is above in their own name (S9)', () => {
    const byDana = caseOf(go(sent(s9, { council: away }), away, noConflict(dana), consented(dana)));
    assert.ok(byDana.stage === 'received' && byDana.consent.onBehalfOf?.name === 'Colin Fixture');
    const asked = pressed(sent(s9), directory, ['2027-01-06T16:00:00.000Z']).facts;
    const byGreta = caseOf(go(asked, directory, noConflict(greta), consented(greta)));
    assert.ok(byGreta.stage === 'received' && byGreta.consent.onBehalfOf === undefined);
  });

  it('The co-ordinator who has it chooses another manager, and the clock starts anew', () => {
    const { facts } = pressed(sent(s9));
    assert.equal(submissionOf(facts).withCoordinator, true);
    const chose = go(facts, directory, at('2027-01-11T10:00:00.000Z', chosen(greta)));
    const { withCoordinator, asked, due, standIns } = submissionOf(chose);
    assert.deepEqual([withCoordinator, asked, standIns], [undefined, [greta.objectId], []]);
    assert.equal(due.at, '2027-01-12T10:00:00.000Z');
    assert.deepEqual(pressed(chose).log, [
      '2027-01-11T14:00 nudge: Greta Specimen',
      '2027-01-12T10:00 backup: Hal Prototype',
      '2027-01-13T10:00 up1: Moira Example',
    ]);
  });

  it('Before the co-ordinator has it they may not choose; afterwards those who were asked may still decide', () => {
    const early = pressed(sent(s9), directory, ['2027-01-05T16:00:00.000Z']).facts;
    assert.throws(() => go(early, directory, chosen(greta)), /notAvailable/);
    const { facts } = pressed(sent(s9));
    assert.equal(caseOf(go(facts, directory, noConflict(colin), consented(colin))).stage, 'received');
  });

  it('Whoever has a conflict is asked no more; the clock starts anew with the next, up to the co-ordinator', () => {
    const facts = go(sent(s9), directory, at('2027-01-05T10:00:00.000Z', conflicted(colin, greta)));
    assert.deepEqual(pressed(facts).log, [
      '2027-01-05T14:00 nudge: Greta Specimen',
      '2027-01-06T10:00 backup: Moira Example',
    ]);
    const picks = go(sent(s9), directory, conflicted(colin));
    // No one is left to ask: the co-ordinators hear of it again when it is due.
    const { log } = pressed(picks);
    assert.deepEqual(log, ['2027-01-05T16:01 up1: Moira Example']);
  });
});
