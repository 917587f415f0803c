// Which cases are on someone's board: rows of lists, never whole cases, found by what they are to the person. Anyone who may
// not see one is not told of it: the rule for that is the case's own, by its row.
import type { Reader } from '../reader.ts';
import {
  daysAfterMeeting,
  daysBeforeReview,
  hasLeft,
  sightOfRow,
  speaksForAgency,
} from '../../domain/people/access.ts';
import { addDays, localDate } from '../../domain/time/calendar.ts';
import { activeStages, stagesThat } from '../../domain/case/stage-table.ts';
import type { CaseRow } from '../../domain/case/stages.ts';
import { peopleBelow } from '../../domain/people/directory.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { may } from '../../domain/people/roles.ts';

type Found = Promise<readonly CaseRow[]>;

/** Of so many people every case is asked for by name; of more than these all that is under way is read instead. */
const mostNamed = 96;

/** `meetings`: those of the last weeks and those to come. */
export async function rowsFor(reader: Reader, meetings: readonly Meeting[]): Found {
  const { ports, person, directory, now } = reader;
  const found = await Promise.all([
    ports.cases.rowsOfReferrer(person.objectId),
    ...(may(person, 'runMeetings') ? [ports.cases.rowsInStages(activeStages), ports.cases.rowsWaiting()] : []),
    ...(may(person, 'consent') ? managed(reader) : []),
    ...(speaksForAgency(person, directory) && !may(person, 'runMeetings') ? invited(reader, meetings) : []),
  ]);
  const once = new Map(found.flat().map((one) => [one.reference, one]));
  return [...once.values()].filter((one) => sightOfRow(one, person, directory, now) !== 'none');
}

/** What waits for a manager's consent, no matter who referred it; what people below them referred, and those who have left. */
function managed({ ports: { cases }, person, directory }: Reader): readonly Found[] {
  const below = peopleBelow(directory, person.objectId).map(({ objectId }) => objectId);
  const theirs =
    below.length > mostNamed
      ? [cases.rowsInStages([...activeStages, 'returned']), cases.rowsWaiting()]
      : below.length > 0
        ? [cases.rowsOfReferrers(below)]
        : [];
  const ofLeavers = cases.rowsOfLine(person.objectId).then((rows) => rows.filter((one) => hasLeft(one, directory)));
  return [cases.rowsInStage('awaitingConsent'), ...theirs, ofLeavers];
}

/** Cases of meetings to come, those whose review is near, and what was decided in the last weeks. */
function invited({ ports: { cases }, now }: Reader, meetings: readonly Meeting[]): readonly Found[] {
  const today = localDate(now);
  const since = addDays(today, -daysAfterMeeting);
  const held = meetings.filter(({ state, date }) => state === 'started' || (state === 'ended' && date >= since));
  return [
    cases.rowsInStages(stagesThat(({ comes }) => comes !== undefined && comes.by !== 'review')),
    cases.rowsDueBy(
      stagesThat(({ comes }) => comes?.by === 'review'),
      addDays(today, daysBeforeReview),
    ),
    ...held.map(({ id }) => cases.rowsDecidedAt(id)),
  ];
}
