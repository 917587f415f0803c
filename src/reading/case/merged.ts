// Referrals of the same child that were merged into a case: anyone who reads the case reads them too (docs/process.md P5.8).
import { endedIn } from '../../domain/case/ended/took.ts';
import { isConsented } from '../../domain/case/state/stage-table.ts';
import type { Case, ConsentedCase } from '../../domain/case/state/stages.ts';
import type { Reader } from '../reader.ts';

/** "The other referral: MSET-4F7K-24, by Priya Testworth". */
export const sayOther = ({ reference, referrer }: Case): string =>
  `The other referral: ${reference}, by ${referrer.name}`;

/** In the order in which they were merged; each is a look of its own, before it leaves. */
export async function mergedInto(reader: Reader, childCase: Case, what: string): Promise<readonly ConsentedCase[]> {
  const { ask, person, directory, now } = reader;
  const found = await Promise.all(
    endedIn(childCase).map((reference) =>
      ask({ reference, person, directory, now, what, why: `Merged into ${childCase.reference}` }),
    ),
  );
  return found.flatMap((seen) =>
    seen?.reads('referral') === true && isConsented(seen.case) && seen.case.stage === 'merged' ? [seen.case] : [],
  );
}
