// A case that only people named for it may see: the words of its four steps.
import type { CaseTypes } from '../../domain/case/case.ts';
import type { Case } from '../../domain/case/stages.ts';
import { personIn } from '../../domain/people/directory.ts';
import { closeButton, openButton } from '../form/replies.ts';
import type { Presses, Taken } from '../form/room.ts';

/** Whom the form named. */
const whoIn = ({ sent, directory }: Taken<Case, Case>): string =>
  personIn(directory, sent['person'] ?? '')?.name ?? 'Somebody';

type Steps = Pick<CaseTypes['steps'], 'restrict' | 'liftRestriction' | 'namePerson' | 'removeName'>;

export const restrictionPresses: Presses<Steps, Case, Case> = {
  restrict: {
    verb: 'restrict.case',
    intro:
      'Only the referrer, the manager who decided and the co-ordinators then see it. Managers above, chairs, minute takers and agencies do not, unless you name them.',
    style: 'destructive',
    done: 'The case is restricted',
    says: ({ after, when }) => [
      `${after.reference}: you restricted it at ${when}. A meeting hears it only with people who are named for it.`,
      'Press Open and Name person to let in the chair and whoever else must hear it.',
    ],
  },
  liftRestriction: {
    verb: 'restrict.lift',
    intro:
      'For what was restricted by a slip, or need not be any more. Everybody whose role it is sees the case again. Who has a conflict of interest still does not.',
    style: 'destructive',
    done: 'The restriction is lifted',
    says: ({ after, when }) => [`${after.reference}: you lifted it at ${when}. The case goes on as any other.`],
    // Before consent the co-ordinator may not see it any more.
    buttons: (after) => [closeButton(after)],
  },
  namePerson: {
    verb: 'restrict.name',
    intro:
      'They see this case and do what their role does, in its meetings too. Name the chair, and each group of the quorum.',
    done: 'Let in',
    says: (taken) => [`${taken.after.reference}: you let ${whoIn(taken)} in at ${taken.when}. A card tells them.`],
    buttons: (after) => [openButton(after), closeButton(after)],
  },
  removeName: {
    verb: 'restrict.remove',
    intro: 'They do not see this case any more. What they did stays on record.',
    done: 'Not let in any more',
    says: (taken) => [`${taken.after.reference}: you removed ${whoIn(taken)} at ${taken.when}.`],
    buttons: (after) => [closeButton(after)],
  },
};
