// The daily digest: on working days at the hour of the settings, once for each person (docs/process.md P11.3).
import { isFirstOfWeek, isWorkingDay, localDate, sayTime, type Instant } from '../../domain/time/calendar.ts';
import { inBatches } from '../../machine/in-batches.ts';
import { waitsNames } from '../../domain/case/owed/waits.ts';
import { isLed, ledStages } from '../../domain/case/state/stage-table.ts';
import { hasLeft } from '../../domain/case/access/access.ts';
import type { Directory } from '../../domain/people/directory.ts';
import type { IsoDate } from '../../domain/time/dates.ts';
import { digestsFor, type Waiting } from '../../notices/digest/counts.ts';
import type { Ports } from '../ports/ports.ts';
import { plannedFrom } from '../read/planned.ts';

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
    if (sayTime(now) < directory.settings.digestAt) return 0;
    const unplanned = isFirstOfWeek(day) ? await unplannedKinds(ports, now) : 0;
    const digests = digestsFor({ ...(await waitingOf(ports, directory)), unplanned }, directory, now);
    const begun = await inBatches([...digests], atOnce, async ([person, counts]) =>
      ports.digests.begin(person, day, counts, ports.machine.nowMs()),
    );
    done = day;
    return begun.filter(Boolean).length;
  };
}

/** Of how many kinds of meeting none is planned. */
async function unplannedKinds(ports: DigestPorts, now: Instant): Promise<number> {
  const { panels, preMsets } = await plannedFrom(ports, now);
  return [panels, preMsets].filter((dates) => dates.length === 0).length;
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
