// A case that is to end, and may yet not: what of it stays whatever its stage is called meanwhile (docs/process.md P17.3, P17.4).
import { given } from '../../kernel/given.ts';
import type { Closing, TransferWaiting } from '../state/since-consent.ts';
import { isInReview, type OpenCase } from '../state/stages.ts';

type ToEnd = Closing | TransferWaiting;

/** What of an open case stays while it is to end, without what its stage says. */
export function underWay(childCase: OpenCase): Omit<Closing, 'stage' | 'closure' | 'signed'> {
  const inReview = isInReview(childCase) ? { inReview: true as const } : {};
  switch (childCase.stage) {
    case 'open':
    case 'review': {
      const { stage: _stage, ...kept } = childCase;
      return { ...kept, ...inReview };
    }
    case 'transition': {
      const { stage: was, ...kept } = childCase;
      return { ...kept, ...inReview, was };
    }
    case 'closing': {
      const { stage: _stage, closure: _closure, signed: _signed, ...kept } = childCase;
      return kept;
    }
    case 'transferWaiting': {
      const { stage: _stage, transfer: _transfer, remindAt: _clock, closing: _proposal, ...kept } = childCase;
      return kept;
    }
  }
}

/** The same case where it does not end. */
export function notEnding(childCase: ToEnd): OpenCase {
  const { was, adultLead, inReview, ...kept } = underWay(childCase);
  if (was === 'transition') return { ...kept, ...given({ adultLead, inReview }), stage: 'transition' };
  return { ...kept, stage: inReview === true ? 'review' : 'open' };
}
