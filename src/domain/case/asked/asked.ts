// WHO HAS WHAT TO DO of a case, by its row: boards, lists, home, digest, cards and notifications ask here, and nowhere else
// (docs/process.md P2.9). Who is called and when, the clock says; who may take the step, the step.
import { beginLow } from '../../kernel/begins.ts';
import { leadWorkerOf, readerOfRow } from '../access/access.ts';
import { coordinatorPicks, mayDecide, standsInFor } from '../access/consenters.ts';
import { interviewDue } from '../state/episodes.ts';
import { leadOf } from '../state/stage-parts.ts';
import type { CaseRow } from '../state/stages.ts';
import type { Instant } from '../../time/calendar.ts';
import type { Person } from '../../people/actor.ts';
import { isSenior } from '../../people/agencies.ts';
import { managersAbove, type Directory } from '../../people/directory.ts';
import type { ReadsAs } from '../../people/reads.ts';
import { may } from '../../people/roles.ts';
import type { Hearer } from '../owed/hearer-names.ts';
import { mayBeCalled } from './waits.ts';
import { calledFor, duties, firstOf, toDoNow, type DutyName, type ToDo } from '../owed/owed.ts';

interface To {
  readonly row: CaseRow;
  readonly person: Person;
  readonly directory: Directory;
  readonly now: Instant;
  readonly reads: ReadsAs;
  readonly duty: ToDo;
}
type Viewer = Pick<To, 'person' | 'directory' | 'now'>;
type Holds = (to: To) => boolean;
const never: Holds = () => false;
const isLead: Holds = ({ row, person, directory }) => leadWorkerOf(row, directory)?.objectId === person.objectId;
const isParty = (row: CaseRow, { objectId }: Person): boolean =>
  [row.referrer.objectId, leadOf(row).objectId].includes(objectId);
/** Of those above the manager who decided the nearest who may answer. */
const isAboveDecider: Holds = ({ row, person, directory }) =>
  row.decider !== undefined &&
  managersAbove(directory, row.decider).find((one) => !row.excluded.includes(one.objectId) && !isParty(row, one))
    ?.objectId === person.objectId;
const runs =
  (...capabilities: readonly Parameters<typeof may>[1][]): Holds =>
  ({ person, reads }) =>
    capabilities.some((one) => may(person, one)) && reads('decisions');

/** Who has it to do as long as no one was called; `never`: those have it once they are called, and not before. */
const holders: Readonly<Record<Hearer, Holds>> = {
  asked: (to) => {
    const { row, person, directory, now, duty } = to;
    const { submission } = row;
    if (row.stage !== 'awaitingConsent' || submission === undefined) return false;
    const chosen = submission.consenter?.objectId;
    const wasAsked = chosen === person.objectId || (duty.to?.includes(person.objectId) ?? true);
    const standsIn = chosen !== undefined && standsInFor(directory, chosen, person.objectId, now);
    if ((wasAsked || standsIn) && mayDecide({ ...row, submission }, person, directory, now)) return true;
    return may(person, 'triage') && coordinatorPicks(row) && !isParty(row, person);
  },
  coordinators: runs('triage'),
  deputies: never,
  serviceManagers: never,
  chairs: runs('chairMeetings'),
  answerers: (to) => {
    const { row, person, reads } = to;
    if (isParty(row, person) || !reads('decisions')) return false;
    if (may(person, 'triage')) return true;
    if (row.stage === 'notAuthorised') return isAboveDecider(to);
    return may(person, 'answerChallenge') || (row.restricted !== undefined && person.objectId === row.decider);
  },
  leadWorker: isLead,
  leadsManager: ({ row, person, directory }) =>
    managersAbove(directory, leadOf(row).objectId)[0]?.objectId === person.objectId,
  seniors: runs('decideSenior'),
  agencySeniors: ({ person, directory, reads }) => isSenior(person, directory) && reads('decisions'),
  harmRecorders: ({ person, reads }) => may(person, 'recordHarm') && reads('status'),
  planners: runs('triage', 'chairMeetings'),
  leadOfMeeting: never,
  // Who may is for the whole case to say.
  secondPersons: never,
};

/** Something that a person has to do, or was called for and sees to. */
export interface Asked extends ToDo {
  /** They have it to do themselves; else they were called because those who have it did not do it. */
  readonly own: boolean;
}

interface Known {
  readonly person: Person;
  readonly directory: Directory;
  readonly now: Instant;
  readonly asked: readonly Asked[];
}
/** Several places of one answer ask the same of a row. */
const known = new WeakMap<CaseRow, Known>();
/** What this case asks of this person now, the most pressing first. Of no case that they have a conflict with, or may not hear of. */
export function askedOf(row: CaseRow, person: Person, directory: Directory, now: Instant): readonly Asked[] {
  const before = known.get(row);
  if (before?.person === person && before.directory === directory && before.now === now) return before.asked;
  const asked = workedOut(row, person, directory, now);
  known.set(row, { person, directory, now, asked });
  return asked;
}
function workedOut(row: CaseRow, person: Person, directory: Directory, now: Instant): readonly Asked[] {
  if (row.excluded.includes(person.objectId)) return [];
  const all = toDoNow(row, now);
  if (all.length === 0) return [];
  const reads = readerOfRow(row, person, directory, now);
  if (!reads('status')) return [];
  // A lead worker who was called and has handed over since has nothing more to see to.
  const called = mayBeCalled(person, directory) ? calledFor(row, person.objectId) : [];
  const wasCalled = (name: DutyName): boolean =>
    called.includes(name) || (name === 'interview' && interviewDue(row)?.called.includes(person.objectId) === true);
  return all.flatMap((one): readonly Asked[] => {
    if (one.never === person.objectId) return [];
    const own = firstOf(one.name).some((hearer) => holders[hearer]({ row, person, directory, now, reads, duty: one }));
    return own || wasCalled(one.name) ? [{ ...one, own }] : [];
  });
}

/** In which list of theirs a case stands that asks this of them. */
export function listOf(
  { person, directory, now }: Viewer,
  row: CaseRow,
  { name, own }: Asked,
): 'mine' | 'consent' | 'queue' {
  if (leadOf(row).objectId === person.objectId) return 'mine';
  const { submission } = row;
  const decides = submission !== undefined && mayDecide({ ...row, submission }, person, directory, now);
  return name === 'consent' && own && decides ? 'consent' : 'queue';
}

/** "Answer the challenge"; of what others have not done, to those who were called for it: "Late with Priya Testworth: triage". */
export function taskOf(row: CaseRow, { name, own, due }: Asked, { person, directory, now }: Viewer): string {
  const { task } = duties[name];
  if (!own) {
    const holder = holderOf(row, name, readerOfRow(row, person, directory, now)('referral'));
    return `${due !== undefined && due <= now ? 'Late with' : 'With'} ${holder}: ${beginLow(task)}`;
  }
  const { submission } = row;
  const chooses =
    name === 'consent' && (submission === undefined || !mayDecide({ ...row, submission }, person, directory, now));
  return chooses ? 'Choose who decides on consent' : task;
}

/** Who has it before anyone else is called; by name only to those who read the referral (`readsAll`), and with it whose case it is. */
export function holderOf(row: CaseRow, duty: DutyName, readsAll: boolean): string {
  const first = firstOf(duty);
  if (duty === 'consent') return (readsAll ? row.submission?.consenter?.name : undefined) ?? 'the manager who is asked';
  if (first.includes('leadWorker')) return readsAll ? leadOf(row).name : 'its lead worker';
  return first.includes('coordinators') ? 'the co-ordinator' : 'those who decide';
}
