// Who has how much waiting for them this morning: pure, over everything that is open (docs/process.md P11.3).
import { leadOf } from '../../domain/case/state/stage-parts.ts';
import { isOpen, isOverdue, type Action } from '../../domain/case/action/action.ts';
import { barToVerify, headsOutside, headsOver, mayOversee, type OnAction } from '../../domain/case/action/who.ts';
import { nearestLeft, readerOfRow } from '../../domain/case/access/access.ts';
import { localDate, nextWorkingDay, type Instant } from '../../domain/time/calendar.ts';
import { askedOf, listOf, type Asked } from '../../domain/case/asked/asked.ts';
import { toDoNow } from '../../domain/case/owed/owed.ts';
import type { Case, CaseRow } from '../../domain/case/state/stages.ts';
import { personIn, type Directory } from '../../domain/people/directory.ts';
import type { ObjectId } from '../../domain/kernel/ids.ts';
import type { DigestLine } from './digest.ts';
import { may, peopleWho } from '../../domain/people/roles.ts';
import { belongsTo } from '../../domain/people/agencies.ts';

export type Counts = Partial<Record<DigestLine, number>>;
/** Everything that may wait for someone. */
export interface Waiting {
  /** Every case of which something may be owed, or that is a draft. */
  readonly rows: readonly CaseRow[];
  /** Those that the actions belong to. */
  readonly cases: readonly Case[];
  /** Actions that are not verified or cancelled. */
  readonly actions: readonly Action[];
  /** Kinds of meeting of which none is planned, on the day of the week on which that is said (docs/process.md P6.18). */
  readonly unplanned?: number;
  /** Panels after which none is planned in time for a Significant case, on the same day (docs/process.md P6.21). */
  readonly gaps?: number;
  /** Cases whose lead worker has left. */
  readonly unled?: readonly CaseRow[];
}

/** What waits for each person; those for whom nothing waits are left out. */
export function digestsFor(
  { rows, cases, actions, unplanned = 0, gaps = 0, unled = [] }: Waiting,
  directory: Directory,
  now: Instant,
): ReadonlyMap<ObjectId, Counts> {
  const found = new Map<ObjectId, Counts>();
  const add = (person: ObjectId | undefined, line: DigestLine, childCase: Pick<CaseRow, 'excluded'>): void => {
    if (person === undefined || childCase.excluded.includes(person)) return;
    if (personIn(directory, person) === undefined) return;
    const counts = found.get(person) ?? {};
    counts[line] = (counts[line] ?? 0) + 1;
    found.set(person, counts);
  };
  for (const row of rows) countCase(row, directory, now, (person, line) => add(person, line, row));
  for (const row of unled) {
    for (const id of whoMayHandOver(row, directory, now)) add(id, 'unled', row);
  }
  const byReference = new Map(cases.map((childCase) => [childCase.reference, childCase]));
  const soon = nextWorkingDay(localDate(now), directory.settings.officeHours);
  for (const action of actions) {
    const childCase = byReference.get(action.reference);
    // Without its case no one can say who must not hear of it.
    if (childCase !== undefined) {
      countAction({ case: childCase, action }, directory, { now, soon }, (person, line) =>
        add(person, line, childCase),
      );
    }
  }
  if (unplanned > 0) {
    for (const { objectId } of peopleWho(directory, 'runMeetings')) {
      found.set(objectId, { ...found.get(objectId), noneIsPlanned: unplanned });
    }
  }
  if (gaps > 0) {
    for (const { objectId } of [...peopleWho(directory, 'triage'), ...peopleWho(directory, 'chairMeetings')]) {
      found.set(objectId, { ...found.get(objectId), noPanelInTime: gaps });
    }
  }
  return found;
}

/** The nearest manager who is still there and the co-ordinators, where they see it. */
const whoMayHandOver = (row: CaseRow, directory: Directory, now: Instant): readonly ObjectId[] =>
  directory.people
    .filter((person) => person.objectId === nearestLeft(row, directory) || may(person, 'triage'))
    .filter((person) => readerOfRow(row, person, directory, now)('status'))
    .map(({ objectId }) => objectId);

type Add = (person: ObjectId | undefined, line: DigestLine) => void;

/** Of each case what presses most, once; a draft of today is still in hand. */
function countCase(row: CaseRow, directory: Directory, now: Instant, add: Add): void {
  if (row.stage === 'draft' && localDate(row.changedAt) < localDate(now)) add(leadOf(row).objectId, 'drafts');
  if (toDoNow(row, now).length === 0) return;
  for (const person of directory.people) {
    const [first] = askedOf(row, person, directory, now);
    if (first !== undefined) add(person.objectId, lineFor(first, listOf({ person, directory, now }, row, first), now));
  }
}
const lineFor = ({ name, due }: Asked, list: ReturnType<typeof listOf>, now: Instant): DigestLine =>
  list === 'queue' ? `queue.${name}` : name === 'consent' && due !== undefined && due < now ? 'consentOverdue' : name;

function countAction(
  on: OnAction,
  directory: Directory,
  { now, soon }: { readonly now: Instant; readonly soon: string },
  add: Add,
): void {
  const { action } = on;
  // A restricted case is closed to the chair: their list does not hold it either.
  const overseers = directory.people.filter((person) => mayOversee(on.case, person, directory, now));
  const all = (line: DigestLine): void => overseers.forEach(({ objectId }) => add(objectId, line));
  if (action.state.is === 'disputed') all('disputed');
  if (isOverdue(action, now)) all('overdueEverywhere');
  if (action.state.is === 'done') {
    const verifiers = peopleWho(directory, 'verify').filter(
      (person) => barToVerify(on, person, directory, now) === undefined,
    );
    for (const { objectId } of verifiers) add(objectId, 'toVerify');
  }
  if (!isOpen(action) || action.state.is === 'disputed') return;
  if (isOverdue(action, now) || localDate(action.due.at) <= soon) {
    for (const head of headsOutside(on, directory)) add(head, 'outside');
  }
  const whose = responsible(on, directory);
  if (isOverdue(action, now)) add(whose, 'actionsOverdue');
  else if (action.state.is === 'proposed') add(whose, 'actionsToAccept');
  else if (localDate(action.due.at) <= soon) add(whose, 'actionsDueSoon');
}

/** The owner while they are of the agency, else its lead; of a restricted case the lead only if they are named for it. */
function responsible(on: OnAction, directory: Directory): ObjectId | undefined {
  const { owner, agency } = on.action;
  const person = personIn(directory, owner?.objectId ?? '');
  return person !== undefined && belongsTo(person, agency, directory)
    ? person.objectId
    : headsOver(on, directory)?.lead;
}
