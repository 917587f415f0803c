// Police lists: the page beside thirteen lists of 25 rows and 300 cases, and a list that is taken; and the file for the case system
// of those cases: what they ask of the database, its request units, and how long they take.
import path from 'node:path';
import { tabCaller } from '../../src/desk/tab-caller.ts';
import { visited } from '../../src/desk/scene/visit.ts';
import { createDesk } from '../../src/desk/desk.ts';
import { mintPoliceListId, type PoliceList } from '../../src/domain/police-list/list.ts';
import { addDays, type Instant } from '../../src/domain/time/calendar.ts';
import { toPeriod } from '../../src/domain/figures/periods.ts';
import { recordDocument } from '../../src/store/matters/matter-store.ts';
import { policeListShape } from '../../src/store/matters/police-lists.ts';
import { documentOf as documentIn } from '../../src/store/matters/documents.ts';
import type { StoredDocument } from '../../src/store/sdk/items.ts';
import { reads } from '../../src/web/reads/all.ts';
import { moira, must } from '../people/builders.ts';
import { policeListAfter, policeRows } from '../people/police-list-builders.ts';
import { toolsOver } from './board.ts';
import { counting } from './requests.ts';
import { caseFor, documentOf, storeAll } from './stored.ts';

const now: Instant = '2027-01-29T10:00:00.000Z';
const [cases, lists, rows, rounds] = [300, 13, 25, 20] as const;
const goalMs = 1000;
const period = must(toPeriod('2027-Q1'));

function* stored(): Iterable<StoredDocument> {
  for (let place = 0; place < cases; place += 1) yield documentOf(caseFor('received', place));
  for (let n = 0; n < lists; n += 1) {
    const id = mintPoliceListId(Buffer.from(String(n).padStart(8, '0')));
    const on = addDays('2027-01-25', -6 * n);
    const root: PoliceList = { ...policeListAfter(), id, on, rows };
    yield recordDocument(policeListShape, id, { root, lastHash: 'stored in bulk', calls: {} });
    const kept = Array.from({ length: rows }, (_none, place) => ({
      ...policeRows.rows[0],
      row: place + 1,
      surname: `Inventedson${place}`,
      since: `${addDays(on, -1)}T20:00:00.000Z`,
      policeReference: `NP-${n}-${place}`,
    }));
    yield documentIn('policeRows', id, 'policeRows', { on, writtenMs: Date.parse(now), rows: kept });
  }
}

/** Gives what missed its goal. */
export async function measurePolice(folder: string, say: (line: string) => void): Promise<readonly string[]> {
  const file = path.join(folder, 'police.sqlite');
  await storeAll(file, stored());
  const missed: string[] = [];
  await counting(file, now, async (ports, count) => {
    const tools = toolsOver(ports);
    const desk = createDesk(tools);
    let taken = 0;
    const list = (): string =>
      Array.from(
        { length: rows },
        (_none, place) =>
          `Inventedson${place},Wren,2/2/2012,28/1/2027 2${taken}:00,Example House,,NP-${taken}-b${place},Low`,
      ).join('\n');
    const takes = async (): Promise<void> => {
      const { card } = await desk.press(tabCaller(moira.objectId), 'policeList.take', { rows: list() });
      if (/not taken|Nothing is taken/i.test(JSON.stringify(card))) throw new Error(JSON.stringify(card));
    };
    const work = [
      [
        'Police lists, the page',
        async () => {
          const found = await visited(tools, tabCaller(moira.objectId), async (scene) => reads.police.read(scene, {}));
          if (found.is !== 'done' || found.value === undefined) throw new Error('The page is answered nothing');
        },
      ],
      ['Take a list again', takes],
      [
        'File for the case system',
        async () => {
          const found = await visited(tools, tabCaller(moira.objectId), async (scene) =>
            reads.childList.read(scene, { name: 'caseSystem', period }),
          );
          if (found.is !== 'done' || found.value === undefined) throw new Error('There is no file');
        },
      ],
    ] as const;
    await takes();
    taken = 0;
    for (const [name, does] of work) {
      const times: number[] = [];
      let { asked } = await count(name, does);
      for (let round = 0; round < rounds; round += 1) {
        const from = performance.now();
        ({ asked } = await count(name, does));
        times.push(performance.now() - from);
      }
      const most = Math.max(...times);
      const p50 = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
      if (most > goalMs) missed.push(name);
      say(
        `  ${name.padEnd(24)} ${asked.reads} reads, ${asked.queries} queries, ${asked.writes} writes, ${asked.units.toFixed(1)} units; p50 ${p50.toFixed(0)} ms, most ${most.toFixed(0)} ms`,
      );
    }
    taken = 1;
    const first = await count('Take a list', takes);
    const { reads: points, queries, writes, units } = first.asked;
    say(
      `  ${'Take a list'.padEnd(24)} ${points} reads, ${queries} queries, ${writes} writes, ${units.toFixed(1)} units`,
    );
  });
  return missed;
}
