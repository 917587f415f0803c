import { countOfMissing } from '../../../src/domain/case/state/episodes.ts';
import { addDays, localDate } from '../../../src/domain/time/calendar.ts';
import type { Invariant } from '../invariant.ts';

/** Each missing episode that was recorded in either referral, and not taken back, counts once. */
export const episodesAreCounted: Invariant = {
  rules: ['P17.8', 'P18.3', 'P5.8'],
  finds: ({ town: { file, ended, now }, ledger }) => {
    const from = addDays(localDate(now), -90);
    const own = ledger.episodes.filter(({ since }) => localDate(since) >= from).length;
    const counted = countOfMissing(file.root, now) ?? 0;
    if (counted === own) return [];
    const whose = ended === undefined ? 'of the case' : 'of the two';
    return [counted < own ? `a night ${whose} is not counted` : `a night ${whose} is counted that was not, or twice`];
  },
};
