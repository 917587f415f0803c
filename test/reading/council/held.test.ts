// What a leaver holds: each kind counted, references and no names of children, nothing of restricted cases.
import assert from 'node:assert/strict';
import sinon from 'sinon';
import type { MatterStores } from '../../../src/casework/ports/ports.ts';
import { heldBy } from '../../../src/reading/council/held.ts';
import { rowOf } from '../../../src/domain/case/owed/row.ts';
import { actionAt, actionTurns } from '../../cards/cases/actions.ts';
import { planned } from '../../people/meeting-builders.ts';
import {
  caseOf,
  colin,
  dana,
  directory,
  filledIn,
  given,
  kestrelReference,
  monday10,
  must,
  priya,
  ravi,
  submitted,
  withDelegate,
} from '../../people/builders.ts';

const draft = rowOf(caseOf(given(filledIn())));
const waits = rowOf(caseOf(given(filledIn(), submitted())));
const [turn] = actionTurns;
const action = { ...actionAt(must(turn)), owner: priya };
const meeting = planned('2027-01-12');

const holding = ({ rows = [draft, waits], directory: council = directory } = {}) => ({
  directory: council,
  now: monday10,
  ports: {
    cases: { rows: sinon.stub().resolves(rows), actionRowsOf: sinon.stub().resolves([action]) },
    meetings: { from: sinon.stub().resolves([meeting]) },
  } as unknown as Pick<MatterStores, 'cases' | 'meetings'>,
});
const said = async (person: typeof priya, held = holding()) =>
  (await heldBy(held, person.objectId)).map(({ what, which }) => `${what}: ${which.join(', ')}`);

describe('What someone holds', () => {
  it('a lead worker: drafts, cases, actions', async () => {
    assert.deepEqual(await said(priya), [
      `1 draft, not sent yet: ${kestrelReference}`,
      `1 case that they lead: ${kestrelReference}`,
      `1 action that is theirs: ${action.reference}/${action.id}`,
    ]);
  });

  it('a manager: referrals to decide, those who report to them, who has them as deputy, whose delegate they are', async () => {
    assert.deepEqual(await said(colin), [
      `1 referral that waits for their consent: ${kestrelReference}`,
      '2 people report to them: Priya Testworth, Dana Sandbox',
    ]);
    assert.deepEqual(await said(dana, holding({ directory: withDelegate(colin, dana, '2027-01-04', '2027-01-08') })), [
      '1 person has them as deputy: Colin Fixture',
      '1 person who is away, for whom they decide: Colin Fixture until Friday 8 January 2027',
    ]);
  });

  it('the head of an agency, and the chair of a meeting', async () => {
    assert.deepEqual(await said(ravi), ['1 agency that they head: Northumbria Police']);
    const chair = must(directory.people.find(({ objectId }) => objectId === meeting.chair.objectId));
    assert.match((await said(chair)).join('; '), /^1 meeting that they chair: Pre-MSET, Tue 12 Jan/);
  });

  it('a restricted case is counted and not named', async () => {
    const rows = [{ ...waits, restricted: 'riskToLife' as const }];
    assert.deepEqual((await said(colin, holding({ rows }))).slice(0, 1), ['1 referral that waits for their consent: ']);
  });
});
