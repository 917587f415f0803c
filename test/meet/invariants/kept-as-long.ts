import { retentionOf } from '../../../src/domain/register/retention.ts';
import type { Invariant } from '../invariant.ts';

const says = (input: unknown): boolean => {
  const { careStatus, placedAcross } = input as Readonly<Record<string, unknown>>;
  return careStatus === 'lookedAfter' || placedAcross === 'here';
};
/** Born in 2009 or 2011: 75 years of age. */
const until = '2084';

/** The record of a child who was ever looked after, here or by another council, is kept until they would be 75. */
export const keptAsLong: Invariant = {
  rules: ['P31.1'],
  finds: ({ town: { pressed, file, ended, world }, ledger, endedLedger }) => {
    const isDead = ledger.died || endedLedger?.died === true;
    const isBack = pressed.some(({ step }) => step === 'putRight');
    // What is said in another referral of the child is its own until one ends in the other.
    const isSaid = pressed.some(({ on, input }) => says(input) && (on !== 'second' || ended !== undefined));
    if (isDead || isBack || !isSaid) return [];
    const record = [file, ...(ended === undefined ? [] : [ended])];
    const kept = retentionOf(record, world.council.settings)?.until ?? '';
    return kept >= until ? [] : [`the record of a child who was looked after ends in ${kept.slice(0, 4)}`];
  },
};
