// What the referrer's steps are to people: taken back, challenged; pages and sending have a conversation of their own.
import { sayFrontDoor } from '../../domain/people/ring-lines.ts';
import { beginLow } from '../../domain/kernel/begins.ts';
import { leadOf } from '../../domain/case/state/stage-parts.ts';
import { hasActions } from '../../domain/case/action/table.ts';
import type { CaseTypes } from '../../domain/case/whole/case.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import type { Presses, Taken } from '../form/counter.ts';
import { autosave } from './autosave.ts';
import * as pages from './pages.ts';
import { submitReferral } from './submit.ts';

/** Who answers a challenge of this case's decision. */
const answerers = (childCase: Case | undefined): string =>
  childCase === undefined || childCase.stage === 'notAuthorised'
    ? 'The next manager up and the co-ordinator'
    : 'The co-ordinator and the chair';

const isEarly = ({ stage }: Case): boolean => stage === 'awaitingConsent' || stage === 'draft' || stage === 'returned';

function afterWithdrawal({ before, sent, directory }: Taken<Case, Case>): string {
  const { settings } = directory;
  if (sent['childSafe'] === 'no') {
    return `The child is not safe. Ring the front door now: ${sayFrontDoor(settings)}. In an emergency ${settings.emergency}.`;
  }
  if (before === undefined || isEarly(before)) return 'No one will be asked for consent now.';
  const goOn = hasActions(before) ? ' Its actions carry on until they are done or cancelled.' : '';
  return `No meeting will decide about it now.${goOn}`;
}

const byHand = 'the referral’s pages';

export const referralPresses = {
  start: {
    byHand,
    verbs: [
      ['refer.start', pages.startReferral],
      ['refer.begin', pages.beginWithSection47],
      ['refer.open', pages.continueReferral],
    ],
  },
  savePage: {
    byHand,
    verbs: [
      ['refer.next', (scene) => pages.nextPage(scene)],
      ['refer.unknown', pages.unknownAndNext],
      ['refer.back', pages.previousPage],
      ['refer.save', pages.saveAndClose],
      ['refer.autosave', autosave],
      ['refer.change', pages.changePage],
      ['refer.read', pages.readThrough],
      ['refer.safe', pages.dangerOver],
    ],
  },
  submit: { byHand, verbs: [['refer.submit', submitReferral]] },
  resubmit: { byHand },
  withdraw: {
    verb: 'refer.withdraw',
    intro: ({ before, actor }) =>
      before === undefined || leadOf(before).objectId === actor?.objectId
        ? 'The referral stops here. You can always start a new one.'
        : 'The referral stops here. The referrer is told why, and can always start a new one.',
    style: 'destructive',
    done: 'Withdrawn',
    says: (taken) => [afterWithdrawal(taken)],
  },
  sayWhatWasDone: {
    verb: 'refer.done',
    intro: 'The child was not safe when it was withdrawn; the case says why. Say what was done.',
    done: 'Recorded',
    says: () => ['No one is called for it any more.'],
  },
  challenge: {
    verb: 'refer.challenge',
    intro: ({ before }) =>
      `${answerers(before)} see your challenge. If the child is not safe, ring the front door now.`,
    done: 'Decision challenged',
    next: ({ before }) => `${beginLow(answerers(before))} answer it.`,
  },
} satisfies Partial<Presses<CaseTypes['steps'], Case, Case>>;
