// By which kinds of work someone stands to a case that they have no other part in, and so by which roles cases are read
// (docs/process.md P10.3, P28.5). `case/access/access.ts` asks here.
import type { Person, Role } from './actor.ts';
import { caseRelations, data, levelOf, type CaseRelation } from './reads.ts';
import { may, rolesFor, type Capability } from './roles.ts';

/** None: it comes with a case of one's own, with the line of managers, or from who let them in. */
const works: Readonly<Record<CaseRelation, readonly Capability[]>> = {
  none: [],
  referrer: [],
  alsoReferred: [],
  asked: ['consent'],
  decider: ['consent'],
  coordinator: ['triage'],
  managerAbove: [],
  chair: ['chairMeetings'],
  minutes: ['minute'],
  invited: ['representAgency'],
  core: ['representAgency'],
  senior: ['decideSenior'],
  named: ['attendMeetings'],
  waiting: ['hearOfHarm', 'hearLateTriage'],
  delegate: [],
  audits: ['audit'],
  staffOfficer: ['hearOfStaff'],
  glass: ['breakGlass'],
};

/** Whether someone may stand so to a case by what their roles let them do. */
export const standsBy = (relation: CaseRelation, person: Pick<Person, 'roles'>): boolean =>
  works[relation].some((work) => may(person, work));

/** Whether someone with this role reads anything of a case that is not theirs, be it that it is there. */
export const readsCases = (role: Role): boolean =>
  caseRelations.some(
    (relation) =>
      works[relation].some((work) => rolesFor(work).includes(role)) &&
      data.some((datum) => levelOf(datum, relation) !== 'none'),
  );
