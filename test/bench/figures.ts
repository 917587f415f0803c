// The page of figures over a year of 100,000 cases: every measure told apart by all that it may be, in a council of many teams.
// And what the worker that keeps them up costs: one case counted from its first fact.
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { tabCaller } from '../../src/desk/tab-caller.ts';
import { visited } from '../../src/desk/scene/visit.ts';
import { countsOf, keyOf } from '../../src/domain/figures/counts.ts';
import { eventsOfCase } from '../../src/domain/figures/events.ts';
import { countingVersion, measureNames, measures, type Split } from '../../src/domain/figures/measures.ts';
import { isOver, monthsUpTo, periodOf } from '../../src/domain/figures/periods.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import { openCosmosStore } from '../../src/store/cosmos.ts';
import type { FigureStore } from '../../src/casework/ports/figure-ports.ts';
import { reads } from '../../src/web/reads/all.ts';
import { given, moira, someone } from '../people/builders.ts';
import { isMissing } from '../people/episode-builders.ts';
import { listed, untilReceived } from '../people/meeting-builders.ts';
import { startChild } from '../faults/child.ts';
import { toolsOver } from './board.ts';
import { council } from './council.ts';
import { edges } from './requests.ts';
import { caseFor, documentOf, storeAll } from './stored.ts';

const now = '2027-12-20T10:00:00.000Z';
const yearly = 100_000;
const rounds = 60;
const goal = { p50: 200, p99: 1000 };
const teams = 60;
const values: Readonly<Partial<Record<Split, number>>> = { team: teams, agency: 12, reason: 12, type: 12 };
const others = 8;
const lengths = 40;

/** A month of that year: each measure as often as cases come in it. */
function sheetOf(period: string) {
  const each = Math.round(yearly / 12);
  const counts: Record<string, number> = {};
  for (const name of measureNames) {
    const { split, unit } = measures[name];
    const tails = unit === 'count' ? [''] : Array.from({ length: lengths }, (_, length) => `|${length}`);
    const keys = [
      keyOf(name),
      ...split.flatMap((by) => Array.from({ length: values[by] ?? others }, (_, at) => keyOf(name, by, `value${at}`))),
    ];
    for (const key of keys)
      for (const tail of tails) counts[key + tail] = Math.ceil(each / (keys.length + tails.length));
  }
  return { period, counts, open: {} };
}

async function fill(figures: FigureStore): Promise<number> {
  const months = monthsUpTo('2027-12', 24);
  const periods = new Set(
    months.flatMap((month) => [month, periodOf('quarter', `${month}-01`), periodOf('year', `${month}-01`)]),
  );
  let bytes = 0;
  for (const period of periods) {
    const sheet = sheetOf(period);
    bytes = Math.max(bytes, JSON.stringify(sheet).length);
    await figures.keepSheet(sheet, undefined);
  }
  const since = Math.floor(Date.parse(now) / 1000);
  await figures.keepCounting({ since, seen: since * 1000, until: 0, version: countingVersion }, undefined);
  return bytes;
}

const at = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;

/** Gives what missed its goal. */
export async function measureFigures(folder: string, say: (line: string) => void): Promise<readonly string[]> {
  const file = path.join(folder, 'figures.sqlite');
  await storeAll(file, [documentOf(caseFor('received', 0))]);
  const key = randomBytes(64).toString('base64');
  const database = startChild(new URL('../protocol/server-child.ts', import.meta.url), { args: [file, key] });
  const endpoint = (await database.line('http://')).trim();
  const store = await openCosmosStore({ endpoint, key, database: 'mset', createMissing: false });
  const missed: string[] = [];
  try {
    const bytes = await fill(store.figures);
    say(`  A year of ${yearly} cases; the largest sheet has ${(bytes / 1024).toFixed(0)} kB`);
    const analyst = someone(150, 'Ana Lyst', { roles: ['analyst'] });
    const directory = { ...council, people: [...council.people, analyst] };
    const ports = {
      ...store,
      ...edges(now),
      directories: { ...store.directories, current: async () => directory, newest: async () => directory },
    };
    const tools = toolsOver(ports as never); // those of a store, with another directory
    const rows: readonly (readonly [who: string, person: Person, period: string])[] = [
      ['co-ordinator, the year', moira, '2027'],
      ['co-ordinator, a month', moira, '2027-06'],
      ['analyst, the year before, as it left', analyst, '2026'],
    ];
    for (const [who, { objectId }, period] of rows) {
      if (who.startsWith('analyst') && !isOver(period, now.slice(0, 10))) throw new Error('not over');
      const times: number[] = [];
      let size = 0;
      let cpu = process.cpuUsage();
      for (let round = 0; round < rounds + 5; round += 1) {
        if (round === 5) cpu = process.cpuUsage();
        const from = performance.now();
        const found = await visited(tools, tabCaller(objectId), async (scene) => reads.figures.read(scene, { period }));
        if (round >= 5) times.push(performance.now() - from);
        if (found.is !== 'done' || found.value?.told === undefined) throw new Error(`${who} is answered nothing`);
        size = JSON.stringify(found.value).length;
      }
      const [p50, p99] = [at(times, 0.5), at(times, 0.99)];
      if (p50 > goal.p50 || p99 > goal.p99) missed.push(`Figures, ${who}`);
      const spent = process.cpuUsage(cpu);
      const each = (spent.user + spent.system) / 1000 / rounds;
      say(
        `  ${who.padEnd(40)} p50 ${p50.toFixed(1)} ms  p99 ${p99.toFixed(1)} ms  CPU ${each.toFixed(1)} ms  ${(size / 1024).toFixed(0)} kB`,
      );
    }
    const facts = given(...untilReceived, listed(), isMissing());
    const from = process.cpuUsage();
    const folds = 2000;
    for (let fold = 0; fold < folds; fold += 1) countsOf(eventsOfCase(facts));
    const { user, system } = process.cpuUsage(from);
    const each = (user + system) / 1000 / folds;
    say(
      `  The worker: a case of ${facts.length} facts in ${each.toFixed(2)} ms of CPU; 100,000 of them counted again in ${((each * 100_000) / 1000).toFixed(0)} s`,
    );
  } finally {
    await store.close();
    await database.kill();
  }
  return missed;
}
