// Who has how much waiting for them this morning: pure, over everything that is open (docs/process.md P11.3).
import { beginHigh } from '../../domain/kernel/begins.ts';
import { leadOf } from '../../domain/case/state/stage-parts.ts';
import { isOpen, isOverdue, type Action } from '../../domain/case/action/action.ts';
import type { ActionHost } from '../../domain/case/action/host.ts';
import { barToVerify, headsOutside, headsOver, mayOversee, type OnAction } from '../../domain/case/action/who.ts';
import { hasLeft, leadWorkerOf, readerOfRow } from '../../domain/case/access/access.ts';
import { localDate, nextWorkingDay, type Instant } from '../../domain/time/calendar.ts';
import { askedOf, listOf, type Asked } from '../../domain/case/asked/asked.ts';
import { duties, toDoNow } from '../../domain/case/owed/owed.ts';
import type { CaseRow } from '../../domain/case/state/stages.ts';
import { personIn, type Directory } from '../../domain/people/directory.ts';
import type { ObjectId } from '../../domain/kernel/ids.ts';
import { given } from '../../domain/kernel/given.ts';
import { phraseOf } from '../action/standing.ts';
import { digestLines, type DigestLine, type First } from './digest.ts';
import { may, peopleWho } from '../../domain/people/roles.ts';
import { belongsTo } from '../../domain/people/agencies.ts';

export type Counts = Partial<Record<DigestLine, number>>;
/** Everything that may wait for someone. */
export interface Waiting {
  /** Every case of which something may be owed, or that is a draft. */
  readonly rows: readonly CaseRow[];
  /** What the actions belong to. */
  readonly hosts: readonly ActionHost[];
  /** Actions that are not verified or cancelled. */
  readonly actions: readonly Action[];
  /** Kinds of meeting of which none is planned, on the day of the week on which that is said (docs/process.md P6.18). */
  readonly unplanned?: number;
  /** Panels after which none is planned in time for a Significant case, on the same day (docs/process.md P6.21). */
  readonly gaps?: number;
  /** Cases whose lead worker has left. */
  readonly unled?: readonly CaseRow[];
}

/** How much waits for each person; those for whom nothing waits are left out. */
export const digestsFor = (waiting: Waiting, directory: Directory, now: Instant): ReadonlyMap<ObjectId, Counts> =>
  new Map([...morningsFor(waiting, directory, now)].map(([person, { counts }]) => [person, counts]));

/** What waits for someone: how much of each kind, and what of their own comes first. */
interface Begun {
  readonly counts: Counts;
  first?: First;
  /** How pressing that is. */
  place?: string;
}

/** The same with what comes first for each of them. */
export function morningsFor(
  { rows, hosts, actions, unplanned = 0, gaps = 0, unled = [] }: Waiting,
  directory: Directory,
  now: Instant,
): ReadonlyMap<ObjectId, Pick<Begun, 'counts'> & { readonly first?: First }> {
  const found = new Map<ObjectId, Begun>();
  const begun = (person: ObjectId): Begun => {
    const one = found.get(person) ?? { counts: {} };
    found.set(person, one);
    return one;
  };
  const add = (
    person: ObjectId | undefined,
    line: DigestLine,
    childCase: Pick<CaseRow, 'excluded'>,
    first?: First,
  ): void => {
    if (person === undefined || childCase.excluded.includes(person)) return;
    if (personIn(directory, person) === undefined) return;
    const one = begun(person);
    one.counts[line] = (one.counts[line] ?? 0) + 1;
    if (first === undefined) return;
    const place = `${String(digestLines.indexOf(line)).padStart(3, '0')}${first.due ?? '9'}`;
    if (one.place === undefined || place < one.place) Object.assign(one, { first, place });
  };
  for (const row of rows) countCase(row, directory, now, (person, line, first) => add(person, line, row, first));
  for (const row of unled) {
    for (const id of whoMayHandOver(row, directory, now)) add(id, 'unled', row);
  }
  const hostsById = new Map(hosts.map((host) => [host.id, host]));
  const soon = nextWorkingDay(localDate(now), directory.settings.officeHours);
  for (const action of actions) {
    const host = hostsById.get(action.reference);
    // Without what it belongs to no one can say who must not hear of it.
    if (host !== undefined) {
      countAction({ host, action }, directory, { now, soon }, (person, line, first) => add(person, line, host, first));
    }
  }
  if (unplanned > 0) {
    for (const { objectId } of peopleWho(directory, 'runMeetings')) {
      begun(objectId).counts.noneIsPlanned = unplanned;
    }
  }
  if (gaps > 0) {
    for (const { objectId } of [...peopleWho(directory, 'triage'), ...peopleWho(directory, 'chairMeetings')]) {
      begun(objectId).counts.noPanelInTime = gaps;
    }
  }
  return found;
}

/** The nearest manager who is still there and the co-ordinators, where they see it. */
const whoMayHandOver = (row: CaseRow, directory: Directory, now: Instant): readonly ObjectId[] =>
  directory.people
    .filter((person) => person.objectId === leadWorkerOf(row, directory)?.objectId || may(person, 'triage'))
    .filter((person) => readerOfRow(row, person, directory, now)('status'))
    .map(({ objectId }) => objectId);

type Add = (person: ObjectId | undefined, line: DigestLine, first?: First) => void;

/** Of each case what presses most, once; a draft of today is still in hand. */
function countCase(row: CaseRow, directory: Directory, now: Instant, add: Add): void {
  const isOld = row.stage === 'draft' && localDate(row.changedAt) < localDate(now);
  if (isOld && !hasLeft(row, directory)) add(leadOf(row).objectId, 'drafts');
  if (toDoNow(row, now).length === 0) return;
  for (const person of directory.people) {
    const [first] = askedOf(row, person, directory, now);
    if (first !== undefined)
      add(person.objectId, lineFor(first, listOf({ person, directory, now }, row, first), now), firstCase(row, first));
  }
}
/** By the words that its count has, which say nothing of the child. */
function firstCase({ reference }: CaseRow, { name, due }: Asked): First {
  const [one] = duties[name].counted;
  return {
    what: beginHigh(one),
    ...given({ due }),
    press: { verb: 'case.open', data: { ref: reference } },
  };
}
/** By the fixed phrase of its type, of what is restricted by none (docs/process.md P11.3). */
function firstAction(on: OnAction, directory: Directory): First {
  const { reference, id, due } = on.action;
  const phrase = on.host.restricted === undefined ? phraseOf(on, on.action.agency, directory) : '';
  return {
    what: phrase === '' ? 'An action' : phrase,
    due: due.at,
    press: { verb: 'action.open', data: { ref: reference, action: id } },
  };
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
  const overseers = directory.people.filter((person) => mayOversee(on.host, person, directory, now));
  const all = (line: DigestLine): void => overseers.forEach(({ objectId }) => add(objectId, line));
  if (action.state.is === 'disputed') all('disputed');
  if (isOverdue(action, now) && !on.host.rests) all('overdueEverywhere');
  if (action.state.is === 'done') {
    const verifiers = peopleWho(directory, 'verify').filter(
      (person) => barToVerify(on, person, directory, now) === undefined,
    );
    for (const { objectId } of verifiers) add(objectId, 'toVerify');
  }
  if (!isOpen(action) || action.state.is === 'disputed' || on.host.rests) return;
  if (isOverdue(action, now) || localDate(action.due.at) <= soon) {
    for (const head of headsOutside(on, directory)) add(head, 'outside');
  }
  const whose = responsible(on, directory);
  const first = firstAction(on, directory);
  if (isOverdue(action, now)) add(whose, 'actionsOverdue', first);
  else if (action.state.is === 'proposed') add(whose, 'actionsToAccept', first);
  else if (localDate(action.due.at) <= soon) add(whose, 'actionsDueSoon', first);
}

/** The owner while they are of the agency, else its lead; of a restricted case the lead only if they are named for it. */
function responsible(on: OnAction, directory: Directory): ObjectId | undefined {
  const { owner, agency } = on.action;
  const person = personIn(directory, owner?.objectId ?? '');
  return person !== undefined && belongsTo(person, agency, directory)
    ? person.objectId
    : headsOver(on, directory)?.lead;
}
