// What the steps of management consent are to people.
import { readings } from '../../cards/consent/reading.ts';
import type { CaseTypes } from '../../domain/case/whole/case.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import type { Presses, Taken } from '../form/counter.ts';
import { closeButton } from '../form/replies.ts';
import { giveConsent, noConflict, readPart } from './consent.ts';

/** Back from a decision leads to the card it was taken from. */
const back = { verb: 'case.read', data: { part: readings } };
const decided = ({ after, when }: Taken<Case, Case>): readonly string[] => [
  `${after.reference}: you decided this at ${when}.`,
  'The referrer is told.',
];
const buttons = (after: Case) => [closeButton(after)];

export const consentPresses = {
  declareConflict: {
    verb: 'consent.conflict',
    intro: 'Thank you for telling us. Someone else decides; you won’t be able to open this case.',
    // Where staff is or may be concerned, the co-ordinator picks who decides next.
    unchecked: ({ staffConcerned = '' }) => (staffConcerned === 'no' || staffConcerned === '' ? [] : ['next']),
    input: (sent) => ({ conflict: 'yes', ...sent }),
    done: 'Thank you',
    says: () => ['Recorded. Someone else decides now, and you won’t see any more of this case.'],
    buttons: () => [],
  },
  chooseManager: {
    verb: 'consent.choose',
    intro: 'Pick someone who is not involved and does not report to the referrer.',
    done: 'Manager chosen',
    says: ({ after }) => [`${after.reference}: they have been asked.`],
    buttons,
  },
  returnForInformation: {
    verb: 'consent.return',
    intro: 'The referrer is told what is missing and resubmits.',
    back,
    done: 'Returned for information',
    says: decided,
    buttons,
  },
  doNotAuthorise: {
    verb: 'consent.decline',
    intro: 'The referrer is told why, and may challenge it.',
    style: 'destructive',
    back,
    done: 'Not authorised',
    says: decided,
    buttons,
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
} satisfies Partial<Presses<CaseTypes['steps'], Case, Case>>;
