// What someone holds who leaves, kind by kind: references and counts, and no child's name (docs/process.md P28.13).
import type { MatterStores } from '../../casework/ports/ports.ts';
import { sayActionId, type ActionRow } from '../../domain/case/action/action.ts';
import { isLed } from '../../domain/case/state/stage-table.ts';
import type { CaseRow } from '../../domain/case/state/stages.ts';
import { leadOf } from '../../domain/case/state/stage-parts.ts';
import { sayMeeting, type Meeting } from '../../domain/meeting/meeting.ts';
import type { ObjectId } from '../../domain/kernel/ids.ts';
import { headsOf, personIn, type Directory } from '../../domain/people/directory.ts';
import { localDate, sayDate, type Instant } from '../../domain/time/calendar.ts';

export type HeldKind =
  | 'consents'
  | 'reports'
  | 'deputyOf'
  | 'agencies'
  | 'delegations'
  | 'drafts'
  | 'cases'
  | 'actions'
  | 'meetings';

/** All of one kind. */
export interface Held {
  readonly kind: HeldKind;
  /** "3 referrals that wait for their consent". */
  readonly what: string;
  readonly count: number;
  /** References, names of people, meetings: what may be named. Of restricted cases nothing is. */
  readonly which: readonly string[];
}

interface Holding {
  readonly directory: Directory;
  readonly now: Instant;
  readonly ports: Pick<MatterStores, 'cases' | 'meetings'>;
}

/** Three questions to the database, side by side; kinds of which there is nothing are left out. */
export async function heldBy({ directory, now, ports }: Holding, person: ObjectId): Promise<readonly Held[]> {
  const [rows, actions, meetings] = await Promise.all([
    ports.cases.rows({ ledBy: person, inStages: ['awaitingConsent'] }),
    ports.cases.actionRowsOf({ person, owners: [person], agencies: [], ownerless: [] }),
    ports.meetings.from(localDate(now)),
  ]);
  return [...heldInWork({ rows, actions, meetings, now }, person), ...heldInDirectory(directory, person)].filter(
    ({ count }) => count > 0,
  );
}

interface Work {
  readonly rows: readonly CaseRow[];
  readonly actions: readonly ActionRow[];
  readonly meetings: readonly Meeting[];
  readonly now: Instant;
}
export function heldInWork({ rows, actions, meetings, now }: Work, person: ObjectId): readonly Held[] {
  const led = rows.filter((row) => leadOf(row).objectId === person);
  const drafts = led.filter(({ stage }) => stage === 'draft');
  const chairs = meetings.filter(
    ({ chair, state }) => chair.objectId === person && (state === 'planned' || state === 'started'),
  );
  return [
    ofCases('consents', consentsOf(rows, person), [
      'referral that waits for their consent',
      'referrals that wait for their consent',
    ]),
    ofCases('drafts', drafts, ['draft, not sent yet', 'drafts, not sent yet']),
    ofCases(
      'cases',
      led.filter((row) => isLed(row) && row.stage !== 'draft'),
      ['case that they lead', 'cases that they lead'],
    ),
    held(
      'actions',
      actions.filter(({ owner, deputy }) => owner?.objectId === person || deputy === person).map(sayActionId),
      ['action that is theirs', 'actions that are theirs'],
    ),
    held(
      'meetings',
      chairs.map((meeting) => sayMeeting(meeting, now)),
      ['meeting that they chair', 'meetings that they chair'],
    ),
  ];
}

/** The referrals of which this manager was asked to decide, and no one has. */
export const consentsOf = (rows: readonly CaseRow[], manager: ObjectId): readonly CaseRow[] =>
  rows.filter(({ stage, submission }) => stage === 'awaitingConsent' && submission?.consenter?.objectId === manager);

/** What the directory itself says of them. */
export function heldInDirectory(directory: Directory, person: ObjectId): readonly Held[] {
  const { people, agencies, delegations } = directory;
  const nameOf = (id: ObjectId): string => personIn(directory, id)?.name ?? 'Someone who has left';
  return [
    held('reports', names(people.filter(({ manager }) => manager === person)), [
      'person reports to them',
      'people report to them',
    ]),
    held('deputyOf', names(people.filter(({ deputy }) => deputy === person)), [
      'person has them as deputy',
      'people have them as deputy',
    ]),
    held(
      'agencies',
      agencies.filter((agency) => headsOf(agency).includes(person)).map(({ name }) => name),
      ['agency that they head', 'agencies that they head'],
    ),
    held(
      'delegations',
      delegations.filter(({ to }) => to === person).map(({ from, ends }) => `${nameOf(from)} until ${sayDate(ends)}`),
      ['person who is away, for whom they decide', 'people who are away, for whom they decide'],
    ),
  ];
}

const names = (some: Directory['people']): readonly string[] => some.map(({ name }) => name);
const held = (kind: HeldKind, which: readonly string[], words: readonly [one: string, many: string]): Held => ({
  kind,
  what: sayCount(which.length, words),
  count: which.length,
  which,
});
const ofCases = (kind: HeldKind, rows: readonly CaseRow[], words: readonly [one: string, many: string]): Held => ({
  ...held(
    kind,
    rows.filter(({ restricted }) => restricted === undefined).map(({ reference }) => reference),
    words,
  ),
  what: sayCount(rows.length, words),
  count: rows.length,
});
const sayCount = (count: number, [one, many]: readonly [string, string]): string =>
  `${count} ${count === 1 ? one : many}`;
