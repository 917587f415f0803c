// The daily digest: on working days at the hour of the settings, once for each person (docs/process.md P11.3).
import { addDays, isFirstOfWeek, isWorkingDay, localDate, sayTime, type Instant } from '../../domain/time/calendar.ts';
import { inBatches } from '../../machine/in-batches.ts';
import { waitsNames } from '../../domain/case/asked/waits.ts';
import { isLed, ledStages } from '../../domain/case/state/stage-table.ts';
import { hasLeft } from '../../domain/case/access/access.ts';
import { given } from '../../domain/kernel/given.ts';
import type { ObjectId } from '../../domain/kernel/ids.ts';
import { answerOf, type Meeting } from '../../domain/meeting/meeting.ts';
import { mayAttend } from '../../domain/meeting/who.ts';
import type { Person } from '../../domain/people/actor.ts';
import { may } from '../../domain/people/roles.ts';
import { personIn, type Directory } from '../../domain/people/directory.ts';
import type { IsoDate } from '../../domain/time/dates.ts';
import { digestsFor, morningsFor, type Waiting } from '../../notices/digest/counts.ts';
import type { Ports } from '../ports/ports.ts';
import { gapsAmong, panelDays } from '../../domain/meeting/gaps.ts';
import { hostAt } from '../read/on-action.ts';
import { plannedIn } from '../read/planned.ts';

type DigestPorts = Pick<Ports, 'cases' | 'entities' | 'digests' | 'directories' | 'machine' | 'meetings'>;

const atOnce = 16;

/**
 * Makes the digests of the day, if it is their time. `done` remembers the day for this process; what another instance
 * has begun is not begun again. Resolves with how many were begun.
 */
export function createDigests(ports: DigestPorts): () => Promise<number> {
  let done: IsoDate | undefined;
  return async () => {
    const now = ports.machine.now();
    const day = localDate(now);
    if (done === day || !isWorkingDay(day)) return 0;
    const directory = await ports.directories.current();
    const { digestAt, officeHours } = directory.settings;
    if (sayTime(now) < digestAt || !isWorkingDay(day, officeHours)) return 0;
    const planned = isFirstOfWeek(day, officeHours) ? await missingMeetings(ports, directory, now) : {};
    const [waiting, today] = await Promise.all([waitingOf(ports, directory), meetingsOf(ports, day)]);
    const mornings = morningsFor({ ...waiting, ...planned }, directory, now);
    const people = directory.people.flatMap((person) => {
      const found = mornings.get(person.objectId);
      const meeting = today.find((one) => takesPart(one, person, directory, found !== undefined));
      return found === undefined && meeting === undefined ? [] : [{ person: person.objectId, meeting, found }];
    });
    const begun = await inBatches(people, atOnce, async ({ person, meeting, found }) =>
      ports.digests.begin(
        person,
        day,
        found?.counts ?? {},
        ports.machine.nowMs(),
        given({ first: found?.first, meeting: meeting && headOf(meeting) }),
      ),
    );
    done = day;
    return begun.filter(Boolean).length;
  };
}

/**
 * A digest at once, of everything that waits for these people: how many matters that were brought over call each of them.
 * What comes for them on the same day again is in the digest of the next.
 */
export async function digestsOfBrought(ports: DigestPorts, matters: ReadonlyMap<ObjectId, number>): Promise<void> {
  if (matters.size === 0) return;
  const now = ports.machine.now();
  const directory = await ports.directories.current();
  const others = digestsFor(await waitingOf(ports, directory), directory, now);
  const people = [...matters].filter(([person]) => personIn(directory, person) !== undefined);
  await inBatches(people, atOnce, async ([person, broughtOver]) => {
    const counts = { ...others.get(person), broughtOver };
    await ports.digests.begin(person, `${localDate(now)}-brought`, counts, ports.machine.nowMs());
  });
}

/** The meetings of the day that are still to come or under way. */
const meetingsOf = async ({ meetings }: DigestPorts, day: IsoDate): Promise<readonly Meeting[]> =>
  (await meetings.from(day)).filter(
    ({ startsAt, state }) => localDate(startsAt) === day && (state === 'planned' || state === 'started'),
  );
/** Whom it is named to: who runs it or has said that they come; to others, who may take part, beside what waits for them. */
function takesPart(meeting: Meeting, person: Person, directory: Directory, waits: boolean): boolean {
  const coming = answerOf(meeting, person.objectId)?.coming;
  if (coming === 'no' || !mayAttend(person, directory)) return false;
  return waits || coming === 'yes' || may(person, 'runMeetings');
}
const headOf = ({ id, type, startsAt }: Meeting) => ({ id, type, startsAt });

/** Of how many kinds of meeting none is planned, and after how many panels none is in time for a Significant case. */
async function missingMeetings(
  { meetings }: DigestPorts,
  { settings: { reviewWeeks, panelAheadWeeks } }: Directory,
  now: Instant,
): Promise<Pick<Waiting, 'unplanned' | 'gaps'>> {
  const [today, weeks] = [localDate(now), reviewWeeks.significant];
  const found = await meetings.from(addDays(today, -7 * weeks));
  const { panels, preMsets } = plannedIn(found, now);
  return {
    unplanned: [panels, preMsets].filter((dates) => dates.length === 0).length,
    // Where none is planned at all, that is said.
    gaps:
      panels.length === 0 ? 0 : gapsAmong(panelDays(found), { today, weeks, aheadDays: 7 * panelAheadWeeks }).length,
  };
}

async function waitingOf(ports: DigestPorts, directory: Directory): Promise<Waiting> {
  const { cases } = ports;
  const [actions, rows] = await Promise.all([
    cases.activeActions(),
    cases.rows({ inStages: ledStages, waiting: waitsNames[0] }),
  ]);
  const unled = rows.filter((row) => isLed(row) && hasLeft(row, directory));
  const wanted = [...new Set(actions.map(({ reference }) => reference))];
  const hosts = await inBatches(wanted, atOnce, async (id) => hostAt(ports, id));
  return { actions, rows, hosts: hosts.filter((host) => host !== undefined), unled };
}
