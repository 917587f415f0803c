// What a case is to the person who referred it or leads it, and to a person whose referral was merged into it.
import { checkedBy, stageLabels } from '../../../domain/case/state/stage-table.ts';
import type { Life } from '../../../domain/case/state/life.ts';
import { leadOf, sayConsent } from '../../../domain/case/state/stage-parts.ts';
import { isUrgent, type AwaitingConsent, type ConsentedCase, type Draft } from '../../../domain/case/state/stages.ts';
import { given } from '../../../domain/kernel/given.ts';
import type { Directory } from '../../../domain/people/directory.ts';
import { peopleWho } from '../../../domain/people/roles.ts';
import { draftEnds } from '../../../domain/case/referral/draft-ends.ts';
import { sayDate } from '../../../domain/time/calendar.ts';
import type { IsoDate } from '../../../domain/time/dates.ts';
import type { Standing } from '../../../cards/base-card.ts';
import type { Situation } from '../situation.ts';
import { caseButton, consentedStanding, newsOfEnd, joined, openButton, whereNow } from './news.ts';
import { feedbackStanding, reviewDue } from './tasks.ts';

/** Since it was handed over nothing has happened: that is why it rings. */
export function forReferrer(situation: Situation): Standing {
  const { case: childCase } = situation;
  const standing = ofReferral(situation);
  return childCase.leadWorker?.since === childCase.changedAt
    ? {
        ...standing,
        preview: 'you lead a case now, please read',
        line: joined('You are its lead worker now.', standing.line) ?? '',
      }
    : standing;
}

/** Told what the referrer is told, and asked for nothing (docs/process.md P5.8). */
export function forSecondReferrer(situation: Situation): Standing {
  const { case: childCase } = situation;
  const { line, ...standing } = ofReferral(situation);
  const told = childCase.stage === 'returned' ? `More information is asked of ${leadOf(childCase).name}.` : line;
  return { ...standing, ...given({ line: told }), asks: false, buttons: [openButton(childCase)] };
}

/** A draft that is about to end says so, also to a person for whom it was begun. */
function draftWords({ begunBy }: Draft, ends: IsoDate | undefined): Pick<Standing, 'line' | 'preview'> {
  if (ends !== undefined)
    return {
      line: `Not sent yet. Unless you change or submit it, all of it is destroyed on ${sayDate(ends)}.`,
      preview: 'your draft is about to end',
    };
  return begunBy === undefined
    ? { line: 'Not sent yet. Everything you typed is saved.', preview: 'your draft is not sent yet' }
    : {
        line: `${begunBy.name} began it for you, from the lists of the police. Nothing is sent yet.`,
        preview: 'please refer a child: a draft is begun for you',
      };
}

function ofReferral(situation: Situation): Standing {
  const { case: childCase, reviewToPrepare, directory } = situation;
  const ends = childCase.stage === 'draft' ? draftEnds(childCase, directory.settings) : undefined;
  const label = stageLabels[childCase.stage];
  switch (childCase.stage) {
    case 'draft':
      return {
        asks: true,
        label: childCase.begunBy === undefined ? 'Finish your referral' : 'Please refer this child',
        ...draftWords(childCase, ends),
        buttons: [caseButton('Continue', 'refer.open', childCase), caseButton('More', 'case.more', childCase)],
      };
    case 'awaitingConsent':
      return { label, ...withManager(childCase) };
    case 'returned':
      return {
        label,
        asks: true,
        preview: 'a referral came back to you',
        line: whereNow(situation),
        buttons: [caseButton('Continue', 'refer.open', childCase), openButton(childCase, 'Read why')],
      };
    case 'notAuthorised':
      return {
        label,
        asks: true,
        preview: 'read the decision on your referral',
        buttons: [openButton(childCase, 'Read the decision')],
      };
    case 'withdrawn':
      return { label, preview: 'your referral is withdrawn', buttons: [openButton(childCase)] };
    case 'received':
      return received(childCase, situation);
    case 'closed':
      return (
        feedbackStanding(childCase, toGive, situation) ?? {
          ...consentedStanding(childCase, situation),
          preview: sayNews(childCase),
        }
      );
    default:
      return reviewToPrepare
        ? reviewDue(childCase, situation)
        : { ...consentedStanding(childCase, situation), preview: newsOfEnd(childCase) ?? sayNews(childCase) };
  }
}

/** Who gave consent, who checks it and by when, and the meeting after that; what was called for meanwhile comes first. */
function received(childCase: Extract<ConsentedCase, { stage: 'received' }>, situation: Situation): Standing {
  const { directory, now } = situation;
  const calm = childCase.strategy === undefined && childCase.transferring === undefined;
  return {
    ...consentedStanding(childCase, situation),
    preview: 'your referral has been received',
    ...(calm && {
      label: 'Your referral has been received',
      word: 'Received',
      line: `${sayConsent(childCase.consent, now)}. Next: ${checkedBy(childCase, triager(childCase, directory))} We’ll tell you here what it decides.`,
      buttons: [openButton(childCase, 'Read it'), caseButton('Advice', 'advice', childCase)],
    }),
  };
}

/** The one co-ordinator there is for it, by name. */
export function triager({ excluded }: Pick<ConsentedCase, 'excluded'>, directory: Directory): string {
  const [first, ...others] = peopleWho(directory, 'triage').filter(({ objectId }) => !excluded.includes(objectId));
  return first === undefined || others.length > 0 ? 'the co-ordinator' : first.name;
}

/** By whom the closure is about. */
const toGive: Readonly<Record<Life, string>> = {
  child: 'Give the child and family their letter, and record it.',
  adult: 'Give the young person their letter, and record it.',
  died: 'Record who spoke with the family.',
};

function withManager(childCase: AwaitingConsent): Omit<Standing, 'label'> {
  const { consenter, due } = childCase.submission;
  return {
    preview: 'your referral is waiting for consent',
    word: isUrgent(childCase) ? 'Urgent, waiting' : 'Waiting',
    urgent: isUrgent(childCase),
    line: consenter === undefined ? 'The co-ordinator chooses who decides.' : `${consenter.name} has been asked.`,
    ...(consenter === undefined ? {} : { due: due.at }),
    buttons: [openButton(childCase)],
  };
}

/** That a meeting has decided, never what. */
const sayNews = ({ decisions = [] }: ConsentedCase): string =>
  decisions.length > 0 ? 'a decision on your referral, please read' : 'news of your referral';
