// A case that only people named for it may see: the words of its four steps.
import type { CaseTypes } from '../../domain/case/whole/case.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { lines, type Element } from '../../cards/blocks.ts';
import { leadOf } from '../../domain/case/state/stage-parts.ts';
import { sayWhen, type Instant } from '../../domain/time/calendar.ts';
import { personIn } from '../../domain/people/directory.ts';
import type { Presses, Taken } from '../form/counter.ts';

/** Whom the form named. */
const whoIn = ({ sent, directory }: Taken<Case, Case>): string =>
  personIn(directory, sent['person'] ?? '')?.name ?? 'someone';

type Steps = Pick<
  CaseTypes['steps'],
  'restrict' | 'liftRestriction' | 'namePerson' | 'removeName' | 'keepOut' | 'letIn'
>;

/** Who is kept out now, by whom. */
const keptOutNow = ({ keptOut = [] }: Case, now: Instant): readonly Element[] =>
  keptOut.length === 0
    ? []
    : [lines(keptOut.map(({ person, by, at }) => [person.name, `kept out by ${by.name}, ${sayWhen(at, now)}`]))];

export const restrictionPresses: Presses<Steps, Case, Case> = {
  restrict: {
    verb: 'restrict.case',
    intro:
      'Only the referrer, the manager who decided and the co-ordinators will be able to open it. Managers above, chairs, minute takers and agencies won’t, unless you name them. The owner of an action keeps that action.',
    style: 'destructive',
    done: 'The case is restricted',
    says: () => [
      'A meeting can hear it only with the people you name: Name person, under More, lets in the chair and everyone else who must hear it.',
    ],
  },
  liftRestriction: {
    verb: 'restrict.lift',
    intro:
      'For a case that was restricted by mistake, or no longer needs to be. Managers above, chairs and invited agencies can open it again. A person with a conflict of interest still can’t.',
    style: 'destructive',
    done: 'The restriction is lifted',
    says: () => ['Chairs and invited agencies can open the case again.'],
  },
  namePerson: {
    verb: 'restrict.name',
    intro:
      'They can open this case and do what their role does, in meetings too. Name the chair, and someone from each group that the quorum needs.',
    done: (taken) => `Let in: ${whoIn(taken)}`,
  },
  removeName: {
    verb: 'restrict.remove',
    intro: 'They won’t be able to open this case any more. What they did stays on record.',
    done: (taken) => `Name removed: ${whoIn(taken)}`,
  },
  keepOut: {
    verb: 'restrict.keep-out',
    intro:
      'They are not told. From then on they find nothing of this case: not in lists, meetings, search, messages or reminders. You cannot let them in again: another person does.',
    style: 'destructive',
    shows: keptOutNow,
    done: (taken) => `Kept out: ${whoIn(taken)}`,
    says: (taken) => [
      `${whoIn(taken)} is not told.`,
      ...(taken.sent['to'] ? [`${leadOf(taken.after).name} leads the case now.`] : []),
      ...(taken.sent['manager'] ? ['The manager you chose is asked to decide on consent.'] : []),
      ...(taken.sent['owner'] ? [`The open actions of ${whoIn(taken)} are with the new owner.`] : []),
    ],
  },
  letIn: {
    verb: 'restrict.let-in',
    intro:
      'They can open the case again, as far as their role lets them. They are not told. What went to others stays with them, and a conflict of interest still keeps them out.',
    shows: keptOutNow,
    done: (taken) => `Let in again: ${whoIn(taken)}`,
    says: (taken) =>
      taken.after.excluded.some((id) => id === taken.sent['person'])
        ? [`A conflict of interest still keeps ${whoIn(taken)} out.`]
        : [],
  },
};
