// My cases, Waiting for consent, Queue, Find: which cases are in them, in which order, and what a line says of each.
import { isFoundIn, lettersOf } from '../../domain/kernel/alike.ts';
import { beginLow } from '../../domain/kernel/begins.ts';
import type { RowsWanted } from '../../casework/ports/ports.ts';
import { leadOf } from '../../domain/case/state/stage-parts.ts';
import { listOf, taskOf } from '../../domain/case/asked/asked.ts';
import { duties } from '../../domain/case/owed/owed.ts';
import { findsWaiting, isWithManager, mayBeCalled } from '../../domain/case/asked/waits.ts';
import { harms, kindOfDuty } from './harms.ts';
import { askedHere } from './next.ts';
import { mayDecide } from '../../domain/case/access/consenters.ts';
import { activeStages, comesOn, stageOf } from '../../domain/case/state/stage-table.ts';
import { hasDied, isUrgent, type Case, type CaseRow } from '../../domain/case/state/stages.ts';
import { sayMeetingId } from '../../domain/meeting/meeting.ts';
import { mayAttend } from '../../domain/meeting/who.ts';
import { leads, mayRead, readerOfRow } from '../../domain/case/access/access.ts';
import { dueLine, sayDate, sayWhen, type Instant } from '../../domain/time/calendar.ts';
import { readReference } from '../../domain/kernel/ids.ts';
import { given } from '../../domain/kernel/given.ts';
import { rowOf } from '../../domain/case/owed/row.ts';
import { endedCalled } from '../board/rows.ts';
import { awaitedBy } from './awaited.ts';
import { inOrder, newestFirst } from '../in-order.ts';
import { unledAmong, unledWanted } from '../lead/unled.ts';
import type { Reader, Viewer } from '../reader.ts';
import { may } from '../../domain/people/roles.ts';

export type ListName = 'mine' | 'consent' | 'queue' | 'unled' | 'team';

/** Managers have a team whose cases they see. */
export const hasTeam = (person: Viewer['person']): boolean => may(person, 'consent');

interface CaseList {
  readonly title: string;
  /** What it says where nothing is in it. */
  readonly empty: string;
  /** What is asked for to fill it; of no case more than a row needs. */
  readonly wanted: (reader: Reader) => RowsWanted;
  /** What the list shows, of these and of whatever else was asked for with them. */
  readonly among: (reader: Reader, rows: readonly CaseRow[]) => readonly CaseRow[];
  /** The same as whole cases, for Find. */
  readonly cases: (reader: Reader) => Promise<readonly Case[]>;
  /** What a row waits by: due time or last change. */
  readonly placeOf: (row: CaseRow, viewer: Viewer) => string;
}

export const consentDue = (row: CaseRow): Instant | undefined =>
  row.stage === 'awaitingConsent' ? row.submission?.due.at : undefined;
const placeOf = (row: CaseRow): string => String(stageOf(row).place).padStart(2, '0');

/** Whether it is theirs to do something: what the case asks of them, or to send their draft. */
export const isToDo = (viewer: Viewer, row: CaseRow): boolean =>
  askedHere(viewer, row).length > 0 || (row.stage === 'draft' && leads(row, viewer.person));

/** What is in the queue of someone: what asks something of them and they do not lead, but the consents, which have their list. */
const isInQueue = (viewer: Viewer, row: CaseRow): boolean => {
  const [first] = askedHere(viewer, row);
  if (first === undefined) return may(viewer.person, 'triage') && isWithManager(row);
  return listOf(viewer, row, first) === 'queue';
};
/** A child in danger, what is urgent, then of what is late what is nearest to the child, as on the board; then by time. */
const pressing = (viewer: Viewer, row: CaseRow): string => {
  const asked = askedHere(viewer, row);
  const [first] = asked;
  const late = asked.filter(({ due }) => due !== undefined && due <= viewer.now);
  const harm = Math.min(9, ...late.map(({ name }) => harms[kindOfDuty(name)]));
  const danger = (first && duties[first.name].danger) ?? 9;
  return `${danger}${isUrgent(row) ? 0 : 1}${harm}${first?.due ?? consentDue(row) ?? row.changedAt}`;
};

/** What of these waits for this person's consent. */
export const toConsent = <Row extends CaseRow>(
  { person, directory, now }: Viewer,
  rows: readonly Row[],
): readonly Row[] =>
  rows.filter((row) => {
    const { submission } = row;
    return submission !== undefined && mayDecide({ ...row, submission }, person, directory, now);
  });

export const caseLists: Readonly<Record<ListName, CaseList>> = {
  mine: {
    title: 'My cases',
    empty: 'You have no referrals. Press New referral to begin one.',
    wanted: ({ person }) => ({ ledBy: person.objectId }),
    among: (reader, rows) =>
      seen(
        reader,
        rows.filter((row) => leads(row, reader.person)),
      ),
    cases: async (reader) => visible(reader, await reader.ports.cases.ofReferrer(reader.person.objectId)),
    placeOf: (row, viewer) => {
      if (askedHere(viewer, row).length > 0) return `0${pressing(viewer, row)}`;
      return `${isToDo(viewer, row) ? 1 : 2}${placeOf(row)}${consentDue(row) ?? newestFirst(row.changedAt)}`;
    },
  },
  consent: {
    title: 'Waiting for consent',
    empty: 'Nothing is waiting for your consent.',
    wanted: awaitedBy,
    among: (reader, rows) =>
      toConsent(
        reader,
        rows.filter(({ stage }) => stage === 'awaitingConsent'),
      ),
    // Found as the list itself is; each is then read whole, as it is now.
    cases: async (reader) => {
      const { cases } = reader.ports;
      const found = (await rowsIn(reader, 'consent')).map(async ({ reference }) => cases.load(reference));
      const files = (await Promise.all(found)).flatMap((one) => one?.value.root ?? []);
      return toConsent(
        reader,
        files.filter(({ stage }) => stage === 'awaitingConsent'),
      );
    },
    placeOf: (row) => consentDue(row) ?? row.changedAt,
  },
  queue: {
    title: 'Queue',
    empty: 'The queue is empty.',
    wanted: ({ person, directory }) =>
      mayBeCalled(person, directory)
        ? { called: person.objectId, ...given({ waiting: findsWaiting(person, directory) }) }
        : {},
    among: (reader, rows) =>
      seen(
        reader,
        rows.filter((row) => isInQueue(reader, row)),
      ),
    cases: async (reader) =>
      may(reader.person, 'triage') ? visible(reader, await reader.ports.cases.waitingForCoordinator()) : [],
    placeOf: (row, viewer) => pressing(viewer, row),
  },
  team: {
    title: 'Team cases',
    empty: 'No case of your team is open.',
    wanted: ({ person }) => (hasTeam(person) ? { ofLine: person.objectId } : {}),
    among: ({ person, directory, now }, rows) =>
      rows.filter(
        (row) =>
          row.line?.includes(person.objectId) === true &&
          leadOf(row).objectId !== person.objectId &&
          row.stage !== 'draft' &&
          stageOf(row).phase !== 'over' &&
          readerOfRow(row, person, directory, now)('status'),
      ),
    cases: () => Promise.resolve([]),
    placeOf: (row, viewer) => pressing(viewer, row),
  },
  // Find has them all by other lists.
  unled: {
    title: 'No lead worker',
    empty: 'Every case you see has a lead worker.',
    wanted: unledWanted,
    among: unledAmong,
    cases: () => Promise.resolve([]),
    placeOf,
  },
};

const withRow = (file: Case) => ({ file, row: rowOf(file) });

/** What is found by a name tells whose it is: only those find it who read the name. */
const visible = ({ person, directory, now }: Viewer, cases: readonly Case[]): readonly Case[] =>
  cases.filter((file) => mayRead('name', file, person, directory, now));

/** The same of rows: a referrer sees their own cases, and a co-ordinator what waits for them, unless excluded. */
const seen = ({ person }: Viewer, rows: readonly CaseRow[]): readonly CaseRow[] =>
  rows.filter(({ excluded }) => !excluded.includes(person.objectId));

/** What is due first on top. */
export async function rowsIn(reader: Reader, list: ListName): Promise<readonly CaseRow[]> {
  return (await rowsOfEach(reader, [list]))[list] ?? [];
}

/** The same of several lists, asked for at once: of each no more than it would find alone. */
export async function rowsOfEach(
  reader: Reader,
  lists: readonly ListName[],
): Promise<Readonly<Partial<Record<ListName, readonly CaseRow[]>>>> {
  const wanted = lists.map((list) => caseLists[list].wanted(reader));
  const inStages = wanted.flatMap(({ inStages: some = [] }) => some);
  const found = await reader.ports.cases.rows({ ...(Object.assign({}, ...wanted) as RowsWanted), inStages });
  return Object.fromEntries(
    lists.map((list) => [
      list,
      inOrder(caseLists[list].among(reader, found), (row) => caseLists[list].placeOf(row, reader)),
    ]),
  );
}

/** What is asked of the person who looks, by when; else what comes next, or when it changed. */
export function lineOf(row: CaseRow, list: ListName, viewer: Viewer, say = dueLine): string {
  const { now } = viewer;
  const [first] = askedHere(viewer, row);
  const due = first === undefined ? consentDue(row) : first.due;
  // The list says of what.
  const task =
    first === undefined || (list === 'consent' && first.name === 'consent') ? '' : beginLow(taskOf(row, first, viewer));
  const line = due === undefined ? task || lineBehind(row, now) : `${task} ${say(due, now)}`.trim();
  return `${line}${isUrgent(row) ? ' · urgent' : ''}`;
}
/** What follows the name of a stage: the meeting, the next review, or when it changed. */
export function lineBehind(row: CaseRow, now: Instant): string {
  const coming = comesOn(row);
  if (coming?.by === 'listing' && row.meeting !== undefined) {
    return row.cancelled === row.meeting ? 'meeting cancelled, none planned' : sayMeetingId(row.meeting);
  }
  if (coming?.by === 'review') return `${hasDied(row) ? 'panel' : 'next review'} by ${sayDate(coming.on)}`;
  return nextWords[row.stage] ?? `changed ${sayWhen(row.changedAt, now)}`;
}
/** The next step of a stage that has no date of its own. */
const nextWords: Readonly<Partial<Record<CaseRow['stage'], string>>> = {
  draft: 'to be submitted',
  awaitingConsent: 'a manager decides',
  returned: 'to be answered and resubmitted',
  received: 'to be triaged',
};
export const nameOf = (file: Case): string =>
  `${file.answers['forenames'] ?? ''} ${file.answers['surname'] ?? ''}`.trim() || 'No name yet';

/** What this person may see and looks for, at most so many. */
export async function findCases(reader: Reader, wanted: string, most: number): Promise<readonly Case[]> {
  // Of signs alone nothing is left to compare, and nothing is in every name.
  if (lettersOf(wanted) === '') return [];
  const whole = (['mine', 'consent', 'queue'] as const).map(async (list) =>
    inOrder((await caseLists[list].cases(reader)).map(withRow), ({ row }) => caseLists[list].placeOf(row, reader)).map(
      ({ file }) => file,
    ),
  );
  const all = (await Promise.all([...whole, activeCases(reader), endedCases(reader, wanted, most)])).flat();
  const once = all.filter((file, place) => all.findIndex(({ reference }) => reference === file.reference) === place);
  return once.filter((file) => matches(file, wanted)).slice(0, most);
}

/** Who takes part in meetings finds what is in none of their lists, too: others have all of theirs in My cases. */
async function activeCases(reader: Reader): Promise<readonly Case[]> {
  if (!mayAttend(reader.person, reader.directory)) return [];
  return visible(reader, await reader.ports.cases.inStages(activeStages));
}

/**
 * What has ended: by a name within the year, by its whole reference or case system ID however long ago. Of the first only those
 * that fit are read, at most so many.
 */
async function endedCases(reader: Reader, wanted: string, most: number): Promise<readonly Case[]> {
  const { cases, matchKeysOf } = reader.ports;
  const whole = readReference(wanted);
  const keys = matchKeysOf({ caseSystemId: wanted }).map(({ key }) => key);
  const [called, alike] = await Promise.all([
    // "Wright" reads as a reference too.
    /^\s*mset/iu.test(wanted) ? [] : endedCalled(reader, (one) => matches(one, wanted), most),
    keys.length === 0 ? [] : cases.alike(keys),
  ]);
  const references = [...('reference' in whole ? [whole.reference] : []), ...called];
  const loaded = await Promise.all(references.map(async (one) => (await cases.load(one))?.value.root));
  const found = [...loaded, ...alike.map((one) => one.case)].filter((childCase) => childCase !== undefined);
  return visible(
    reader,
    found.filter((childCase) => stageOf(childCase).phase === 'over'),
  );
}

function matches({ reference, answers }: Pick<Case, 'reference' | 'answers'>, wanted: string): boolean {
  const { forenames = '', surname = '', otherNames = '', caseSystemId = '' } = answers;
  return [reference, `${forenames}${surname}`, `${surname}${forenames}`, otherNames, caseSystemId].some((text) =>
    isFoundIn(text, wanted),
  );
}
