// What a case is to those who meet about it: the chair, the minutes, and everyone invited or let in.
import { may } from '../../../domain/people/roles.ts';
import type { Standing } from '../../../cards/base-card.ts';
import type { Situation } from '../situation.ts';
import { consentedStanding } from './news.ts';
import { challengedStanding, panelNeeded } from './tasks.ts';

/** Where the case is, once there is consent. */
export const forInvited = (situation: Situation): Standing | undefined =>
  situation.consented === undefined ? undefined : consentedStanding(situation.consented, situation);

/** The chair and the person who takes the minutes; those who may answer a challenge are asked for the answer. */
export const forMeeting = (situation: Situation): Standing | undefined =>
  situation.isChallenged && may(situation.person, 'answerChallenge')
    ? challengedStanding(situation)
    : (panelNeeded(situation) ?? forInvited(situation));
