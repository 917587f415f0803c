// What a case is to the person who referred it or leads it, and to a person whose referral was merged into it.
import { stageLabels } from '../../../domain/case/stage-table.ts';
import { leadOf } from '../../../domain/case/stage-parts.ts';
import { isUrgent, type AwaitingConsent, type ConsentedCase } from '../../../domain/case/stages.ts';
import { given } from '../../../domain/given.ts';
import type { Standing } from '../../../cards/base-card.ts';
import type { Situation } from '../situation.ts';
import { caseButton, consentedStanding, endNews, joined, openButton, whereNow } from './news.ts';
import { feedbackStanding, reviewDue } from './tasks.ts';

/** Since it was handed over nothing has happened: that is why it rings. */
export function forReferrer(situation: Situation): Standing {
  const { case: theCase } = situation;
  const standing = ofReferral(situation);
  return theCase.leadWorker?.since === theCase.changedAt
    ? {
        ...standing,
        preview: 'you lead a case now, please read',
        line: joined('You are its lead worker now.', standing.line) ?? '',
      }
    : standing;
}

/** Told what the referrer is told, and asked for nothing (docs/process.md P5.8). */
export function forSecondReferrer(situation: Situation): Standing {
  const { case: theCase } = situation;
  const { line, ...standing } = ofReferral(situation);
  const told = theCase.stage === 'returned' ? `More information is asked of ${leadOf(theCase).name}.` : line;
  return { ...standing, ...given({ line: told }), asks: false, buttons: [openButton(theCase)] };
}

function ofReferral(situation: Situation): Standing {
  const { case: theCase, reviewToPrepare } = situation;
  const label = stageLabels[theCase.stage];
  switch (theCase.stage) {
    case 'draft':
      return {
        label,
        asks: true,
        preview: 'your draft is not sent yet',
        buttons: [caseButton('Continue', 'refer.open', theCase), caseButton('More', 'case.more', theCase)],
      };
    case 'awaitingConsent':
      return { label, ...withManager(theCase) };
    case 'returned':
      return {
        label,
        asks: true,
        preview: 'a referral came back to you',
        line: whereNow(situation),
        buttons: [caseButton('Continue', 'refer.open', theCase), openButton(theCase, 'Read why')],
      };
    case 'notAuthorised':
      return {
        label,
        asks: true,
        preview: 'read the decision on your referral',
        buttons: [openButton(theCase, 'Read the decision')],
      };
    case 'withdrawn':
      return { label, preview: 'your referral is withdrawn', buttons: [openButton(theCase)] };
    case 'received':
      return { ...consentedStanding(theCase, situation), preview: 'your referral has been received' };
    case 'closed':
      return (
        feedbackStanding(theCase, 'Give the child and family their letter, and record it.', situation) ?? {
          ...consentedStanding(theCase, situation),
          preview: sayNews(theCase),
        }
      );
    default:
      return reviewToPrepare
        ? reviewDue(theCase, situation)
        : { ...consentedStanding(theCase, situation), preview: endNews[theCase.stage] ?? sayNews(theCase) };
  }
}

function withManager(theCase: AwaitingConsent): Omit<Standing, 'label'> {
  const { consenter, due } = theCase.submission;
  return {
    preview: 'your referral is waiting for consent',
    word: isUrgent(theCase) ? 'Urgent, waiting' : 'Waiting',
    urgent: isUrgent(theCase),
    line: consenter === undefined ? 'The co-ordinator chooses who decides.' : `${consenter.name} has been asked.`,
    ...(consenter === undefined ? {} : { due: due.at }),
    buttons: [openButton(theCase)],
  };
}

/** That a meeting has decided, never what. */
const sayNews = ({ decisions = [] }: ConsentedCase): string =>
  decisions.length > 0 ? 'a decision on your referral, please read' : 'news of your referral';
