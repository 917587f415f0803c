// Which cases are on someone's board: rows of lists, never whole cases, found by what they are to the person. Anyone who may
// not see one is not told of it: the rule for that is the case's own, by its row.
import type { RowsWanted } from '../../casework/ports/ports.ts';
import type { ActionRow } from '../../domain/case/action/action.ts';
import { leadOf } from '../../domain/case/state/stage-parts.ts';
import { inviteesAs, isInvitedToCase } from '../../domain/case/state/invitations.ts';
import { activeStages, followedStages, isLed, openStages, stagesThat } from '../../domain/case/state/stage-table.ts';
import type { Case, CaseRow } from '../../domain/case/state/stages.ts';
import type { Reference } from '../../domain/kernel/ids.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { hasLeft, isChallenged, readsForMeetingsTo, sightOfRow } from '../../domain/case/access/access.ts';
import { peopleBelow } from '../../domain/people/directory.ts';
import { may } from '../../domain/people/roles.ts';
import { addDays, localDate } from '../../domain/time/calendar.ts';
import type { IsoDate } from '../../domain/time/dates.ts';
import { findsWaiting } from '../../domain/case/asked/waits.ts';
import { given } from '../../domain/kernel/given.ts';
import { askedHere } from '../case/next.ts';
import { awaitedBy, mostNamed } from '../case/awaited.ts';
import { byReference, casesIn, recordsOfActions, type Hosts } from '../action/list.ts';
import type { Reader } from '../reader.ts';
import { represents, speaksForAgency } from '../../domain/people/agencies.ts';

/** The rows of a board, and beside them what some actions belong to, no matter who may see these. */
interface Found extends Hosts {
  readonly rows: readonly CaseRow[];
  /** What asks something of a person who hears of it by reference alone. */
  readonly heard: readonly CaseRow[];
}

/** `meetings`: those of the last weeks and those to come; `actions`: those whose cases must be known, too. */
export async function rowsFor(
  reader: Reader,
  meetings: readonly Meeting[],
  actions: readonly ActionRow[],
): Promise<Found> {
  const { ports, person, directory, now } = reader;
  const wanted = wantedBy(reader, meetings);
  const [found, records] = await Promise.all([
    ports.cases.rows({ ...wanted, cases: casesIn(actions) }),
    recordsOfActions(reader, actions),
  ]);
  const followed = found.filter((childCase) => isFollowed(reader, childCase, wanted));
  const isSeen = (childCase: CaseRow): boolean => sightOfRow(childCase, person, directory, now) !== 'none';
  return {
    rows: followed.filter(isSeen),
    heard: followed.filter((childCase) => !isSeen(childCase)),
    cases: byReference(found),
    records,
  };
}

/** What this person is to the cases of their board, as one question. */
function wantedBy(reader: Reader, meetings: readonly Meeting[]): RowsWanted {
  const { person, directory } = reader;
  const below = may(person, 'consent') ? peopleBelow(directory, person.objectId).map(({ objectId }) => objectId) : [];
  const all = may(person, 'runMeetings') || below.length > mostNamed;
  const awaited = may(person, 'consent') ? awaitedBy(reader) : {};
  const stages = [
    ...(all ? activeStages : []),
    ...(below.length > mostNamed ? (['returned'] as const) : []),
    ...(isInvited(reader) ? stagesThat(({ comes }) => comes !== undefined && comes.by !== 'review') : []),
    ...(isInvited(reader) && isOfCore(reader) ? openStages : []),
  ];
  return {
    ledBy: person.objectId,
    // What waits for a manager's consent, no matter who referred it.
    ...awaited,
    inStages: [...stages, ...(awaited.inStages ?? [])],
    ...given({ waiting: findsWaiting(person, directory) ?? (all ? ('waits' as const) : undefined) }),
    called: person.objectId,
    // Those who run meetings have all that is on its way.
    ...(!all && { invitedAs: inviteesAs(person, directory) }),
    ...(below.length <= mostNamed && { followedOf: below }),
    ...(may(person, 'consent') && { ofLine: person.objectId }),
    ...(isInvited(reader) && comingTo(reader, meetings)),
  };
}

/** Those whose review is near, and what was decided in the last weeks. */
function comingTo(
  { directory: { settings }, now }: Reader,
  meetings: readonly Meeting[],
): Pick<RowsWanted, 'dueBy' | 'decidedAt'> {
  const since = addDays(localDate(now), -settings.agenciesRead.afterMeetingDays);
  const held = meetings.filter(({ state, date }) => state === 'started' || (state === 'ended' && date >= since));
  return {
    dueBy: { stages: stagesThat(({ comes }) => comes?.by === 'review'), date: readsForMeetingsTo(now, settings) },
    decidedAt: held.map(({ id }) => id),
  };
}

const isInvited = ({ person, directory }: Reader): boolean =>
  speaksForAgency(person, directory) && !may(person, 'runMeetings');
/** Speaks for an agency that is core to open cases: which of them, the case says. */
const isOfCore = ({ person, directory }: Reader): boolean =>
  [...directory.settings.coreAgencies, ...directory.settings.homeAgencies].some((id) =>
    represents(person, id, directory),
  );

/**
 * Whether a case is this person's to follow, or was found for an action alone, or by a line that its lead worker has left for
 * another manager's. To people of an agency all that they may see is theirs.
 */
function isFollowed(reader: Reader, childCase: CaseRow, wanted: RowsWanted): boolean {
  const { ledBy, inStages = [], followedOf = [], ofLine } = wanted;
  const lead = leadOf(childCase).objectId;
  return (
    isInvited(reader) ||
    isInvitedToCase(childCase, reader.person, reader.directory, reader.now) ||
    lead === ledBy ||
    inStages.includes(childCase.stage) ||
    askedHere(reader, childCase).length > 0 ||
    (followedOf.includes(lead) && (followedStages.includes(childCase.stage) || isChallenged(childCase))) ||
    (ofLine !== undefined &&
      childCase.line?.includes(ofLine) === true &&
      isLed(childCase) &&
      hasLeft(childCase, reader.directory))
  );
}

/** How far back cases that have ended are listed, and found by a name. */
const daysBack = 365;
const endedSince = ({ now }: Pick<Reader, 'now'>): IsoDate => addDays(localDate(now), -daysBack);

/** What has ended in the last year, as far as this person may see it; of one's own also what is older. */
export async function endedFor(reader: Reader): Promise<readonly CaseRow[]> {
  const { ports, person, directory, now } = reader;
  if (!seesEnded(reader)) return [];
  const found = await ports.cases.rows({ endedSince: endedSince(reader) });
  return found.filter((childCase) => sightOfRow(childCase, person, directory, now) !== 'none');
}
/**
 * Of what has ended in the last year what is called so, as far as this person may see it, at most so many: the name of each is
 * read, and the row of those alone that fit.
 */
export async function endedCalled(
  reader: Reader,
  fits: (named: Pick<Case, 'reference' | 'answers'>) => boolean,
  most: number,
): Promise<readonly Reference[]> {
  const { ports, person, directory, now } = reader;
  if (!seesEnded(reader)) return [];
  const fit = (await ports.cases.namesEnded(endedSince(reader))).filter(fits).map(({ reference }) => reference);
  const seen: Reference[] = [];
  for (let from = 0; from < fit.length && seen.length < most; from += rowsAtOnce) {
    const some = fit.slice(from, from + rowsAtOnce);
    const rows = byReference(await ports.cases.rows({ cases: some }));
    seen.push(
      ...some.filter((one) => {
        const row = rows.get(one);
        return row !== undefined && sightOfRow(row, person, directory, now) !== 'none';
      }),
    );
  }
  return seen.slice(0, most);
}
/** As many as one query takes. */
const rowsAtOnce = 128;

/** Those who run meetings and those who manage; of all others what has ended is their own, or was decided not long ago. */
const seesEnded = ({ person }: Pick<Reader, 'person'>): boolean => may(person, 'runMeetings') || may(person, 'consent');
