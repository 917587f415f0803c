// What the steps of management consent are to people.
import { readings } from '../../cards/consent/reading.ts';
import type { CaseTypes } from '../../domain/case/whole/case.ts';
import { leadOf } from '../../domain/case/state/stage-parts.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import type { Presses } from '../form/counter.ts';
import { giveConsent, noConflict, readPart } from './consent.ts';

/** Back from a decision leads to the card it was taken from. */
const back = { verb: 'case.read', data: { part: readings } };

export const consentPresses = {
  declareConflict: {
    verb: 'consent.conflict',
    intro: 'Thank you for telling us. Someone else decides; you won’t be able to open this case.',
    // Where staff is or may be concerned, the co-ordinator picks who decides next.
    unchecked: ({ staffConcerned = '' }) => (staffConcerned === 'no' || staffConcerned === '' ? [] : ['next']),
    input: (sent) => ({ conflict: 'yes', ...sent }),
    done: 'Conflict recorded, thank you',
    next: () => 'someone else decides now, and you won’t see any more of this case.',
  },
  chooseManager: {
    verb: 'consent.choose',
    intro: 'Pick someone who is not involved and does not report to the referrer.',
    done: 'Manager chosen',
  },
  returnForInformation: {
    verb: 'consent.return',
    intro: 'The referrer is told what is missing and resubmits.',
    back,
    done: 'Returned for information',
    next: ({ after }) => `${leadOf(after).name} makes the changes and resubmits it; then you are asked again.`,
  },
  doNotAuthorise: {
    verb: 'consent.decline',
    intro: 'The referrer is told why, and may challenge it.',
    style: 'destructive',
    back,
    done: 'Not authorised',
    next: ({ after }) => `${leadOf(after).name} may challenge it; the next manager up and the co-ordinator answer.`,
  },
  giveConsent: {
    byHand: 'the reading',
    taking: 'consent.give',
    verbs: [
      ['consent.give', giveConsent],
      ['consent.clear', noConflict],
      ['case.read', readPart],
    ],
  },
  remindConsent: { byHand: 'the clock’s' },
  warnDraft: { byHand: 'the clock’s' },
  askInstead: { byHand: 'the clock’s' },
} satisfies Partial<Presses<CaseTypes['steps'], Case, Case>>;
