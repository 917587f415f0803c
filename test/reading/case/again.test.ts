// What a case tells of the child's other referrals: nothing of one that its reader is kept out of (docs/process.md P10.14).
import assert from 'node:assert/strict';
import { withKnownFacts, withKnownReferrals } from '../../../src/reading/case/again.ts';
import { createAsk } from '../../../src/casework/read/ask.ts';
import type { StoredFact } from '../../../src/casework/ports/ports.ts';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import type { Reader } from '../../../src/reading/reader.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { stubPorts } from '../../casework/ports.ts';
import { cases } from '../../domain/case/triage/triage-story.ts';
import { directory, later, moira, monday10, priya } from '../../people/builders.ts';

/** The child's other referral; Moira is kept out of it. */
const other: Case = { ...cases.received, excluded: [moira.objectId] };
const first: Case = { ...cases.closed, referredAgain: [other.reference] };
const readerAs = (person: Person): Reader => {
  const { ports } = stubPorts(other);
  ports.cases.shut.resolves(new Map([[other.reference, other.excluded]]));
  return { ports, ask: createAsk(ports), person, directory, now: later(monday10, 60) };
};
const meta = { number: 1, at: monday10, by: priya };
const facts = [
  { ...meta, step: 'start', data: { reference: first.reference, again: { of: other.reference } } },
  { ...meta, step: 'referAgain', data: { as: other.reference } },
  // What the co-ordinator said of two that cases name.
  { ...meta, step: 'confirmSame', part: 'P1', data: { other: `${other.reference}/P1`, on: ['the same number'] } },
] as unknown as readonly StoredFact[];

describe('The other referrals of a child', () => {
  it('are not named to a person who is kept out of them', async () => {
    const reader = readerAs(moira);
    assert.equal((await withKnownReferrals(reader, first)).referredAgain, undefined);
    const told = await withKnownFacts(reader, facts);
    assert.deepEqual(
      told.map(({ step }) => step),
      ['start'],
    );
    assert.doesNotMatch(JSON.stringify(told), /"again"/);
  });
  it('are named to all others', async () => {
    const reader = readerAs(priya);
    assert.deepEqual((await withKnownReferrals(reader, first)).referredAgain, [other.reference]);
    assert.deepEqual(await withKnownFacts(reader, facts), facts);
  });
});
