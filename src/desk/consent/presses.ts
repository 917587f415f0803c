// What the steps of management consent are to people.
import { readings } from '../../cards/consent/reading.ts';
import type { CaseTypes } from '../../domain/case/case.ts';
import type { Case } from '../../domain/case/stages.ts';
import type { Presses, Taken } from '../form/room.ts';
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
    intro: 'Thank you for saying so. Somebody else decides; this case will no longer be shown to you.',
    // Where staff is or may be concerned, the co-ordinator picks who decides next.
    unchecked: ({ staffConcerned = '' }) => (staffConcerned === 'no' || staffConcerned === '' ? [] : ['next']),
    input: (sent) => ({ conflict: 'yes', ...sent }),
    done: 'Thank you',
    says: () => ['Recorded. Somebody else decides now, and nothing more of this is shown to you.'],
    buttons: () => [],
  },
  chooseManager: {
    verb: 'consent.choose',
    intro: 'Pick somebody who is not concerned and does not report to the referrer.',
    done: 'Manager chosen',
    says: ({ after }) => [`${after.reference}: they are asked now.`],
    buttons,
  },
  returnForInformation: {
    verb: 'consent.return',
    intro: 'The referrer is told what is missing and submits again.',
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
    verbs: [
      ['consent.give', giveConsent],
      ['consent.clear', noConflict],
      ['case.read', readPart],
    ],
  },
  remindConsent: { byHand: 'the clock’s' },
} satisfies Partial<Presses<CaseTypes['steps'], Case, Case>>;
