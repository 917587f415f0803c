// Someone is invited to a case, or no longer: the words of its two steps.
import type { CaseTypes } from '../../domain/case/whole/case.ts';
import { longestOfEach, sayInvitee } from '../../domain/case/state/invitations.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { sayDate } from '../../domain/time/calendar.ts';
import type { Presses, Taken } from '../form/counter.ts';

/** The invitation of whom the form named, in the case before or after it. */
const named = (childCase: Case | undefined, { sent }: Taken<Case, Case>) =>
  longestOfEach(childCase?.invitations ?? []).find(({ invitee }) => invitee === sent['invitee']);

type Steps = Pick<CaseTypes['steps'], 'inviteToCase' | 'endInvitation'>;

export const invitationPresses: Presses<Steps, Case, Case> = {
  inviteToCase: {
    verb: 'case.invite',
    intro:
      'They read the whole case until that day, as an agency that is invited to its meeting does. They are told by its reference alone. Inviting them again sets another date.',
    done: 'Invited',
    says: (taken) => {
      const invitation = named(taken.after, taken);
      return invitation === undefined
        ? []
        : [
            `${sayInvitee(invitation, taken.directory)} can open the case until ${sayDate(invitation.until)}. End invitation, under More, ends it sooner.`,
          ];
    },
  },
  endInvitation: {
    verb: 'case.uninvite',
    intro:
      'They won’t be able to open this case any more, unless it comes to a meeting that their agency is invited to.',
    done: 'Invitation ended',
    says: (taken) => {
      const invitation = named(taken.before, taken);
      const who = invitation === undefined ? 'They' : sayInvitee(invitation, taken.directory);
      return [`${who} can’t open the case by invitation any more. What they did stays on record.`];
    },
  },
};
