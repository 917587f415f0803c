// What a case is to those who meet about it: the chair, the minutes, and everyone invited or let in.
import { invitedUntil } from '../../../domain/case/state/invitations.ts';
import { given } from '../../../domain/kernel/given.ts';
import { sayDate } from '../../../domain/time/calendar.ts';
import { may } from '../../../domain/people/roles.ts';
import type { Standing } from '../../../cards/base-card.ts';
import type { Situation } from '../situation.ts';
import { consentedStanding, joined } from './news.ts';
import { challengedStanding, panelNeeded } from './tasks.ts';

/** Where the case is, once there is consent; and until when it is open to someone who was invited to it by name. */
export function forInvited(situation: Situation): Standing | undefined {
  const { consented, person, directory, now, relation } = situation;
  if (consented === undefined) return undefined;
  const standing = consentedStanding(consented, situation);
  const until = relation === 'invited' ? invitedUntil(consented, person, directory, now) : undefined;
  if (until === undefined) return standing;
  const line = joined(`You are invited to this case until ${sayDate(until)}.`, standing.line);
  return { ...standing, ...given({ line }) };
}

/** The chair and the person who takes the minutes; those who may answer a challenge are asked for the answer. */
export const forMeeting = (situation: Situation): Standing | undefined =>
  situation.isChallenged && may(situation.person, 'answerChallenge')
    ? challengedStanding(situation)
    : (panelNeeded(situation) ?? forInvited(situation));
