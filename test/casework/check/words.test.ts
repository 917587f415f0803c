// Referrals sent with words that blame a child: counted by team and month, never by person (docs/process.md P15.3).
import assert from 'node:assert/strict';
import { otherTeams, wordsByTeam } from '../../../src/casework/check/words.ts';
import type { Audit } from '../../../src/casework/ports/audit-ports.ts';
import type { Reference } from '../../../src/domain/kernel/ids.ts';
import type { Directory } from '../../../src/domain/people/directory.ts';
import {
  directory,
  filledIn,
  greta,
  kestrel,
  kestrelReference,
  noConflict,
  priya,
  submitted,
} from '../../people/builders.ts';
import { partitionAfter } from '../partition.ts';

const teamed = (team: string, size: number): Directory => ({
  ...directory,
  people: directory.people.map((person, place) => {
    const { team: _team, ...rest } = person;
    return person.objectId === priya.objectId || place < size ? { ...rest, team } : rest;
  }),
});
const second = 'MSET-7H2M-QT' as Reference; // nothing checks it here

async function auditOf(): Promise<Pick<Audit, 'references' | 'partition'>> {
  const clean = await partitionAfter(filledIn(), submitted(), noConflict());
  const words = await partitionAfter(
    filledIn(priya, { ...kestrel, worries: 'She absconded twice.', strengths: 'She said “I was AWOL”.' }),
    submitted(),
  );
  return {
    // One may come several times.
    references: async function* () {
      yield [kestrelReference, 'preMset-2027-01-12'] as never;
      yield [second, kestrelReference];
    },
    partition: async (id) => (id === second ? words : clean),
  };
}

describe('Words that blame a child, counted', () => {
  it('by team and month: how many referrals were sent, and how many of them held one', async () => {
    const audit = await auditOf();
    const council = teamed('Locality East', 4);
    assert.deepEqual(await wordsByTeam(audit, council, '2027-01'), [{ team: 'Locality East', sent: 2, withWords: 1 }]);
    assert.deepEqual(await wordsByTeam(audit, council, '2027-02'), []);
  });

  it('of a team of fewer than three, or of someone who has left, with others: never by person', async () => {
    const audit = await auditOf();
    const others = [{ team: otherTeams, sent: 2, withWords: 1 }];
    assert.deepEqual(await wordsByTeam(audit, teamed('Only Priya', 0), '2027-01'), others);
    const left = { ...directory, people: directory.people.filter(({ objectId }) => objectId === greta.objectId) };
    assert.deepEqual(await wordsByTeam(audit, left, '2027-01'), others);
    assert.doesNotMatch(JSON.stringify(others), /Priya/);
  });
});
