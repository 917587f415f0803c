// The daily digest: on working days at the hour of the settings, once for each person (docs/process.md P11.3).
import { addDays, isFirstOfWeek, isWorkingDay, localDate, sayTime, type Instant } from '../../domain/time/calendar.ts';
import { inBatches } from '../../machine/in-batches.ts';
import { waitsNames } from '../../domain/case/asked/waits.ts';
import { isLed, ledStages } from '../../domain/case/state/stage-table.ts';
import { hasLeft } from '../../domain/case/access/access.ts';
import type { ObjectId } from '../../domain/kernel/ids.ts';
import { personIn, type Directory } from '../../domain/people/directory.ts';
import type { IsoDate } from '../../domain/time/dates.ts';
import { digestsFor, type Waiting } from '../../notices/digest/counts.ts';
import type { Ports } from '../ports/ports.ts';
import { gapsAmong, panelDays } from '../../domain/meeting/gaps.ts';
import { plannedIn } from '../read/planned.ts';

type DigestPorts = Pick<Ports, 'cases' | 'digests' | 'directories' | 'machine' | 'meetings'>;

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
    const digests = digestsFor({ ...(await waitingOf(ports, directory)), ...planned }, directory, now);
    const begun = await inBatches([...digests], atOnce, async ([person, counts]) =>
      ports.digests.begin(person, day, counts, ports.machine.nowMs()),
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

async function waitingOf({ cases }: DigestPorts, directory: Directory): Promise<Waiting> {
  const [actions, rows] = await Promise.all([
    cases.activeActions(),
    cases.rows({ inStages: ledStages, waiting: waitsNames[0] }),
  ]);
  const unled = rows.filter((row) => isLed(row) && hasLeft(row, directory));
  const wanted = [...new Set(actions.map(({ reference }) => reference))];
  const loaded = await inBatches(wanted, atOnce, async (reference) => (await cases.load(reference))?.value.root);
  return { actions, rows, cases: loaded.filter((childCase) => childCase !== undefined), unled };
}
