// How many missing episodes a case had, said beside what the referral said.
import assert from 'node:assert/strict';
import { sayCountOfMissing } from '../../../src/reading/case/episode.ts';
import { isMissing } from '../../people/episode-builders.ts';
import { caseOf, directory, givenAfter } from '../../people/builders.ts';
import { standings } from '../../domain/standings.ts';

const now = '2027-01-13T10:00:00.000Z';

describe('The count of missing episodes', () => {
  const missing = caseOf(givenAfter(standings.received, directory, [isMissing()]));

  it('stands beside the number that the referral said', () => {
    assert.equal(sayCountOfMissing(missing, now), '1, from the episodes recorded (the referral said 3)');
  });

  it('stands alone where the referral did not know', () => {
    const notKnown = { fields: ['missingEpisodes'], why: 'Met once; family not reached.' };
    assert.equal(sayCountOfMissing({ ...missing, notKnown }, now), '1, from the episodes recorded');
  });
});
