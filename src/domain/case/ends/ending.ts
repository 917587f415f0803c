// A case that is to end, and may yet not: what of it stays whatever its stage is called meanwhile (docs/process.md P17.3, P17.4).
import { given } from '../../kernel/given.ts';
import type { Closing, TransferWaiting } from '../state/since-consent.ts';
import { isInReview, type OpenCase } from '../state/stages.ts';

type ToEnd = Closing | TransferWaiting;

/** What of an open case stays while it is to end, without what its stage says. */
export function underWay(one: OpenCase): Omit<Closing, 'stage' | 'closure' | 'signed'> {
  const inReview = isInReview(one) ? { inReview: true as const } : {};
  switch (one.stage) {
    case 'open':
    case 'review': {
      const { stage: _stage, ...kept } = one;
      return { ...kept, ...inReview };
    }
    case 'transition': {
      const { stage: was, ...kept } = one;
      return { ...kept, ...inReview, was };
    }
    case 'closing': {
      const { stage: _stage, closure: _closure, signed: _signed, ...kept } = one;
      return kept;
    }
    case 'transferWaiting': {
      const { stage: _stage, transfer: _transfer, ...kept } = one;
      return kept;
    }
  }
}

/** The same case where it does not end. */
export function notEnding(one: ToEnd): OpenCase {
  const { was, adultLead, inReview, ...kept } = underWay(one);
  if (was === 'transition') return { ...kept, ...given({ adultLead, inReview }), stage: 'transition' };
  return { ...kept, stage: inReview === true ? 'review' : 'open' };
}
