// What comes before everything else that a case is to a person: a death or serious harm, a missing child, adulthood.
import { hearsOfHarm, mayRead } from '../../../domain/case/access/access.ts';
import { may } from '../../../domain/people/roles.ts';
import { awaitsNotice } from '../../../domain/case/state/stages.ts';
import { sayBy, type Standing } from '../../../cards/base-card.ts';
import type { Situation } from '../situation.ts';
import { caseButton, consentedStanding, openButton } from './news.ts';

/**
 * A death or serious harm, to those who are told by reference: why, no card says. Once the notice is recorded the case is to
 * each of them what it was.
 */
export function harmStanding({ case: childCase, person, directory, now }: Situation): Standing | undefined {
  const { hold } = childCase;
  if (hold === undefined || !hearsOfHarm(childCase, person)) return undefined;
  const opens = mayRead('referral', childCase, person, directory, now);
  if (!awaitsNotice(childCase)) {
    return opens
      ? undefined
      : { label: 'Legal hold', done: true, line: 'The notice to the national panel is recorded.', buttons: [] };
  }
  const records = may(person, 'recordHarm');
  return {
    label: 'Legal hold: notice to the national panel',
    preview: records ? `a notice to record${sayBy(hold.due.at, now)}` : 'a case is under legal hold',
    asks: records,
    due: hold.due.at,
    line: records
      ? 'Nothing of this case may be destroyed. Press Record notice when it has been sent.'
      : 'Nothing of this case may be destroyed. The co-ordinator can tell you more.',
    buttons: [
      ...(records ? [caseButton('Record notice', 'hold.notice', childCase)] : []),
      ...(opens ? [openButton(childCase)] : []),
    ],
  };
}

/** That something cannot wait, and by when the return interview is due; never what. */
export function missingStanding(situation: Situation): Standing | undefined {
  const { consented, hearsOfMissing, interviewBy, now } = situation;
  if (consented === undefined) return undefined;
  if (hearsOfMissing) {
    return {
      ...consentedStanding(consented, situation),
      label: 'Urgent: please read',
      line: 'Something is recorded that cannot wait. Open the case and read it now.',
      preview: 'news of a case that cannot wait',
      asks: true,
      done: false,
      urgent: true,
      buttons: [openButton(consented, 'Read')],
    };
  }
  if (interviewBy === undefined) return undefined;
  return {
    ...consentedStanding(consented, situation),
    label: 'Return interview due',
    line: 'Record each offer: held, declined or attempted.',
    preview: `a return interview is due${sayBy(interviewBy, now)}`,
    asks: true,
    done: false,
    due: interviewBy,
    buttons: [openButton(consented, 'Record interview')],
  };
}

/** Those whom the way into adulthood asks for something, where a challenge or a review is not more pressing for them. */
export function turningStanding(situation: Situation): Standing | undefined {
  const { consented, turning, isChallenged, relation, namesAdultLead, reviewToPrepare, told } = situation;
  if (consented === undefined || turning === undefined || isChallenged) return undefined;
  const standing = consentedStanding(consented, situation);
  if (turning === 'route') {
    if (relation !== 'coordinator' && relation !== 'chair') return undefined;
    const buttons = [openButton(consented, 'Open and record')];
    return { ...standing, label: 'Route at 18 needed', preview: 'a route at 18 to record', asks: true, buttons };
  }
  if (namesAdultLead && !reviewToPrepare) {
    const buttons = [openButton(consented, 'Name adult lead')];
    return { ...standing, label: 'Adult lead needed', preview: 'name an adult lead', asks: true, buttons };
  }
  return told.adultLead && relation === 'chair'
    ? { ...standing, label: 'No adult lead yet', preview: 'an adult lead is still needed' }
    : undefined;
}
