import assert from 'node:assert/strict';
import { callsBegun } from '../../../src/casework/migrate/calls-begun.ts';
import type { MatterFound } from '../../../src/casework/ports/migrate-ports.ts';
import type { Fact } from '../../../src/domain/case/whole/case.ts';
import {
  caseOf,
  consented,
  filledIn,
  given,
  kestrel,
  noConflict,
  submitted,
  withdrawnUnsafe,
} from '../../people/builders.ts';

const monday = '2027-02-01T10:00:00.000Z';
const begun = (facts: readonly Fact[], owed: MatterFound['owed']) =>
  callsBegun({ kind: 'case', owed }, { record: { root: caseOf(facts), lastHash: '', calls: {} } }, monday);

describe('The calls that begin when a case is brought over', () => {
  const late = given(filledIn(), submitted(), noConflict(), consented());
  const urgent = given(
    filledIn(undefined, { ...kestrel, urgency: 'beforePreMset' }),
    submitted(),
    noConflict(),
    consented(),
  );

  it('are those that its row did not await', () => {
    assert.deepEqual(begun(late, []), [{ duty: 'triage', atOnce: false }]);
    assert.deepEqual(begun(late, [{ name: 'lado', next: monday }]), [{ duty: 'triage', atOnce: false }]);
    assert.deepEqual(begun(late, [{ name: 'triage' }]), [{ duty: 'triage', atOnce: false }]);
  });

  it('are not what the clock had come to without it, nor what falls due later', () => {
    assert.deepEqual(begun(late, [{ name: 'triage', next: monday }]), []);
    assert.deepEqual(
      callsBegun(
        { kind: 'case', owed: [] },
        { record: { root: caseOf(late), lastHash: '', calls: {} } },
        '2027-01-04T17:00:00.000Z',
      ),
      [],
    );
  });

  it('ring at once of a child in danger, and of an urgent case', () => {
    const withdrawn = given(filledIn(), submitted(), withdrawnUnsafe());
    assert.deepEqual(begun(withdrawn, []), [{ duty: 'unsafeWithdrawal', atOnce: true }]);
    assert.ok(begun(urgent, []).every(({ atOnce }) => atOnce));
    assert.ok(begun(urgent, []).length > 0);
  });

  it('are none of another matter', () => {
    const record = { root: { facts: 1 }, lastHash: '', calls: {} };
    assert.deepEqual(callsBegun({ kind: 'meeting', owed: [] }, { record }, monday), []);
  });
});
