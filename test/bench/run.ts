// `npm run bench` (`npm run bench -- beside`, `meetings`, `board`, `pages`, `opening`, `figures`, `links`, `looked`, `police`, `administration` or `migrate 100000` for those alone): the bot beside the usual one and a bare echo, what a press asks of the database, and the same with many cases stored.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { openCosmosStore, type CosmosStore } from '../../src/store/cosmos.ts';
import { monday10, priya } from '../people/builders.ts';
import { tenantId } from '../faults/cases.ts';
import { startBot, startChild, type BotChild } from '../faults/child.ts';
import { startOpenId } from '../worlds/openid.ts';
import { startTeamsService } from '../worlds/teams-service.ts';
import { actingOn, measurePrompts, sayPrompts, storeActions, type PromptFigures } from './actions.ts';
import { measureBeside, type BesideFigures } from './beside.ts';
import { measureBoards } from './board.ts';
import { council } from './council.ts';
import { cpuMsOf, measure, memoryOf, type Load, type Measured, type Target } from './load.ts';
import { inIt, meetingArrivals, meetingLoads, meetingRequests, storeMeetings } from './meetings.ts';
import { measureFigures } from './figures.ts';
import { measureLinks } from './links.ts';
import { measureAdministration } from './administration.ts';
import { measureLooked } from './looked.ts';
import { measurePolice } from './police.ts';
import { measureMigration, type MigrateFigures } from './migrate.ts';
import { measureOpening } from './opening.ts';
import { measurePages } from './pages.ts';
import { arrivals, lists, storeWork, type NamedLoad } from './presses.ts';
import { requestsPerPress, type Asked } from './requests.ts';
import { mixOf, storeCases } from './stored.ts';

const appId = 'bbbbbbbb-0000-4000-8000-000000000001';
const goalMs = 1000;
// `npm run bench -- 'My|Home' 1000`: only the presses so named, only with so many cases.
const [, , named = '', size] = process.argv;
const only = new RegExp(named);
const sizes = size === undefined ? [1000, 100_000] : [Number(size)];

interface Figures {
  readonly stored: number;
  readonly fileMb: number;
  readonly startMs: number;
  readonly idleMb: number;
  readonly mostMb: number;
  readonly presses: Record<string, Measured>;
  readonly requests: readonly Asked[];
  readonly prompts: PromptFigures;
  readonly backlog: number;
}

const say = (line = ''): void => void process.stdout.write(`${line}\n`);
/** Only the presses in a meeting. */
const meetingsOnly = process.argv.includes('meetings');
const started = performance.now();
const title = (text: string): void => say(`\n${text}   [${((performance.now() - started) / 1000).toFixed(0)} s]`);
const ms = (value: number): string => value.toFixed(value < 10 ? 1 : 0);
const wrong: string[] = [];

const pinning = 'taskset';
// The server has one core, everything else (load, database, Teams) the other.
const twoCores = process.platform === 'linux' && availableParallelism() >= 2;
const pinned = twoCores && spawnSync(pinning, ['-cp', '1', String(process.pid)]).status === 0;
const serverCore = pinned ? 0 : undefined;
const restCore = pinned ? 1 : undefined;

const folder = await mkdtemp(path.join(tmpdir(), 'mset-bench-'));
const openId = await startOpenId(appId);
const teams = await startTeamsService({ tenantId });
const { serviceUrl } = teams;
const token = await openId.sign({ serviceUrl });
try {
  say(
    `Bench on ${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`,
  );
  if (named === 'migrate') {
    sayMigration(await measureMigration(folder, Number(size ?? 5000)));
    process.exit(0);
  }
  if (named === 'figures') {
    title('The page of figures over a year of 100,000 cases');
    wrong.push(...(await measureFigures(folder, say)));
    process.exit(wrong.length > 0 ? 1 : 0);
  }
  if (named === 'links') {
    title('People and places beside 1,000 and 100,000 entries of cases');
    wrong.push(...(await measureLinks(folder, sizes, say)));
    process.exit(wrong.length > 0 ? 1 : 0);
  }
  if (named === 'administration') {
    title('The council of 600 people, and of 5,000');
    wrong.push(...(await measureAdministration(folder, say)));
    process.exit(wrong.length > 0 ? 1 : 0);
  }
  if (named === 'looked') {
    title('The register and who looked, beside a month of 6,000 looks');
    wrong.push(...(await measureLooked(folder, say)));
    process.exit(wrong.length > 0 ? 1 : 0);
  }
  if (named === 'police') {
    title('Police lists, beside thirteen of 25 rows');
    wrong.push(...(await measurePolice(folder, say)));
    process.exit(wrong.length > 0 ? 1 : 0);
  }
  title('Opening a case of many years, beside a young one');
  const opening = meetingsOnly || ['board', 'pages', 'beside'].includes(named) ? [] : await measureOpening(folder, say);
  if (named === 'opening') process.exit(0);
  const beside = meetingsOnly || ['board', 'pages'].includes(named) ? undefined : await measureUsual();
  if (process.argv.includes('beside'))
    process.exit(beside?.rows.some((row) => row.wrong > 0 || row.dropped > 0) === true ? 1 : 0);
  title('The pages with 300 cases on the board, in Chromium');
  const pages = meetingsOnly || process.argv.includes('board') ? undefined : await measurePages(folder, say);
  if (process.argv.includes('pages')) process.exit(0);
  title('The board with 300 open cases, beside 1,000 and 100,000 stored');
  const boards = meetingsOnly ? [] : await measureBoards(folder, say);
  if (process.argv.includes('board')) process.exit(0);
  const echo = await measureEcho();
  const figures: Figures[] = [];
  for (const stored of meetingsOnly ? [] : sizes) figures.push(await measureBot(stored, echo));
  const meetings = await measureMeetings(echo);
  if (!meetingsOnly) report(echo, figures);
  const out = process.env['DATA_DIR'] ?? path.join(tmpdir(), 'mset-bench');
  await mkdir(out, { recursive: true });
  const file = path.join(out, 'bench.json');
  await writeFile(
    file,
    JSON.stringify(
      { at: new Date().toISOString(), load: loadavg(), echo, figures, meetings, beside, boards, pages, opening },
      undefined,
      2,
    ),
  );
  say(`\nAll figures: ${file}`);
} finally {
  await teams.stop();
  await openId.stop();
  await rm(folder, { recursive: true, force: true });
}
process.exit(wrong.length === 0 ? 0 : 1);

async function unpaced(place: string, endpoint: string, key: string): Promise<BotChild> {
  return startMset(place, endpoint, key, monday10, new URL('mset-child.ts', import.meta.url));
}

async function measureUsual(): Promise<BesideFigures> {
  title(
    'Beside the usual bot and one that does the same work in its turn, one after the other in rounds, 32 presses at a time',
  );
  const { metadataUrl } = openId;
  return measureBeside({ folder, serverCore, restCore, appId, metadataUrl, token, teams, start: unpaced, say });
}

async function measureEcho(): Promise<Measured> {
  title('Bare botbuilder + restify echo, same token validation, 32 concurrent');
  const child = startChild(new URL('echo-child.ts', import.meta.url), {
    args: [appId, openId.metadataUrl],
    core: serverCore,
  });
  const { port } = JSON.parse(await child.line('"started"')) as { port: number };
  const target: Target = { url: `http://127.0.0.1:${port}`, pid: child.pid, token, serviceUrl };
  const presses = Array.from({ length: 6000 }, () => ({
    person: priya,
    sending: { verb: 'case.open', data: { ref: 'MSET-4F7K-24' } },
  }));
  const load: Load = { presses, answer: /Echo/ };
  await measure(target, { ...load, presses: presses.slice(0, 2000) });
  const echo = await measure(target, load);
  row('Echo', echo, echo);
  await child.stop();
  return echo;
}

async function measureBot(stored: number, echo: Measured): Promise<Figures> {
  title(
    `The bot with ${stored.toLocaleString('en')} stored cases (${mixOf(stored)
      .map(([stage, count]) => `${count} ${stage}`)
      .join(', ')})`,
  );
  const place = path.join(folder, String(stored));
  await mkdir(place);
  const file = path.join(place, 'cosmos.sqlite');
  await storeCases(file, stored);
  const fileMb = (await stat(file)).size / 1024 / 1024;
  const requests = await requestsPerPress(file);
  const key = randomBytes(64).toString('base64');
  const database = startChild(new URL('../protocol/server-child.ts', import.meta.url), {
    args: [file, key],
    core: restCore,
  });
  const endpoint = (await database.line('http://')).trim();
  const from = performance.now();
  const bot = await startMset(place, endpoint, key);
  const startMs = performance.now() - from;
  const target: Target = { url: bot.url, pid: bot.pid, token, serviceUrl };
  const idleMb = memoryOf(bot.pid).now;
  await measure(target, { presses: arrivals, answer: /./ });
  const presses: Record<string, Measured> = {};
  const store = await openCosmosStore({ endpoint, key, database: 'mset', createMissing: false });
  const under = async (loads: readonly NamedLoad[]): Promise<void> => {
    for (const [name, load] of loads.filter(([one]) => only.test(one))) {
      const measured = await measure(target, load, async () => untilTold(store));
      presses[name] = measured;
      row(name, measured, echo);
    }
  };
  await under(lists);
  const { referring, consenting } = await storeWork(store);
  await under(referring);
  await under(consenting);
  await under(actingOn(await storeActions(store)));
  const backlog = (await store.outbox.due(Number.MAX_SAFE_INTEGER, 10_000)).length;
  const mostMb = memoryOf(bot.pid).most;
  await bot.kill();
  const prompts = await measurePrompts(store);
  say(sayPrompts(prompts));
  await store.close();
  await database.kill();
  await rm(place, { recursive: true, force: true });
  return { stored, fileMb, startMs, idleMb, mostMb, presses, requests, prompts, backlog };
}

interface MeetingFigures {
  readonly presses: Record<string, Measured>;
  readonly requests: readonly Asked[];
}

/** A pre-MSET of thirty under way among three hundred open cases. */
async function measureMeetings(echo: Measured): Promise<MeetingFigures> {
  title(
    'A pre-MSET of 30 under way, 300 open cases, 460 active actions; readers 16 at a time, the recorder press by press',
  );
  const place = path.join(folder, 'meetings');
  await mkdir(place);
  const [file, other] = [path.join(place, 'cosmos.sqlite'), path.join(place, 'requests.sqlite')];
  await storeCases(file, 0);
  await storeMeetings(file);
  await copyFile(file, other);
  const requests = await meetingRequests(other);
  const key = randomBytes(64).toString('base64');
  const database = startChild(new URL('../protocol/server-child.ts', import.meta.url), {
    args: [file, key],
    core: restCore,
  });
  const endpoint = (await database.line('http://')).trim();
  const bot = await startMset(place, endpoint, key, inIt);
  const target: Target = { url: bot.url, pid: bot.pid, token, serviceUrl };
  const store = await openCosmosStore({ endpoint, key, database: 'mset', createMissing: false });
  await measure(target, { presses: meetingArrivals, answer: /./ });
  await untilTold(store);
  const presses: Record<string, Measured> = {};
  for (const [name, load] of meetingLoads()) {
    const before = cpuMsOf(database.pid);
    const measured = await measure(target, load);
    const databaseMs = (cpuMsOf(database.pid) - before) / measured.presses;
    await untilTold(store);
    presses[name] = measured;
    row(name, measured, echo);
    say(
      `    ${measured.presses} presses; the database’s CPU ${databaseMs.toFixed(1)} ms a press; largest card ${measured.largestCard} bytes`,
    );
  }
  await bot.kill();
  await store.close();
  await database.kill();
  title('Database requests and estimated request units of the same');
  for (const one of requests) say(`  ${one.press.padEnd(32)} ${tell(one)}`);
  const late = Object.entries(presses).filter(([, { p99 }]) => p99 > goalMs);
  const missed = late.map(([name, { p99 }]) => `${name} (${p99.toFixed(0)} ms)`).join(', ');
  say(
    `  Goal, p99 <= ${goalMs} ms: ${late.length === 0 ? 'met' : `MISSED by ${missed}`}; load ${loadavg()[0]?.toFixed(1)}`,
  );
  return { presses, requests };
}

/** What is due soon has been told; what waits for an open form or a lease does not count. */
async function untilTold(store: CosmosStore): Promise<void> {
  const until = performance.now() + 30_000;
  while (performance.now() < until && (await store.outbox.due(Date.now() + 10_000, 1)).length > 0) {
    await new Promise((resolve) => void setTimeout(resolve, 100));
  }
}

async function startMset(
  place: string,
  endpoint: string,
  key: string,
  now = monday10,
  program?: URL,
): Promise<BotChild> {
  await writeFile(path.join(place, 'directory.json'), JSON.stringify(council));
  await writeFile(path.join(place, 'clock.json'), JSON.stringify({ now }));
  const environment = {
    DATA_DIR: place,
    DIRECTORY_FILE: path.join(place, 'directory.json'),
    CLOCK_FILE: path.join(place, 'clock.json'),
    COSMOS_ENDPOINT: endpoint,
    COSMOS_KEY: key,
    MicrosoftAppId: appId,
    MicrosoftAppTenantId: tenantId,
    ALLOWED_TENANTS: tenantId,
    BOT_OPENID_METADATA_URL: openId.metadataUrl,
  };
  const bot = await startBot(environment, { core: serverCore }, program);
  const health = await fetch(`${bot.url}/healthz`);
  if (health.status !== 200) throw new Error(`The bot is not ready: ${health.status}`);
  return bot;
}

function row(name: string, one: Measured, echo: Measured): void {
  const ratio =
    one === echo
      ? ''
      : `  ${(echo.perSecond / one.perSecond).toFixed(1)} x echo in time, ${(one.cpuMs / echo.cpuMs).toFixed(1)} x in CPU`;
  say(
    `  ${name.padEnd(28)} p50 ${ms(one.p50).padStart(5)}  p99 ${ms(one.p99).padStart(5)} ms  ${ms(one.perSecond).padStart(5)}/s  CPU ${one.cpuMs.toFixed(2)} ms${ratio}`,
  );
  if (one.late > 0) say(`    ${one.late} of ${one.presses} were told "Still working" first`);
  if (one.wrong > 0) {
    wrong.push(name);
    say(`    WRONG: ${one.wrong} of ${one.presses} answers, such as ${one.firstWrong ?? ''}`);
  }
}

function tell(asked: Asked | undefined): string {
  if (asked === undefined) return '';
  return `${asked.reads} reads, ${asked.queries} queries, ${asked.writes} writes, ${asked.units.toFixed(1)} RU`;
}

function report(echo: Measured, figures: readonly Figures[]): void {
  const [small, large] = figures;
  title('Database requests and estimated request units per press (1,000 stored | 100,000 stored)');
  for (const [place, one] of (small?.requests ?? []).entries()) {
    const other = large?.requests[place];
    say(`  ${one.press.padEnd(32)} ${tell(one).padEnd(46)} | ${tell(other)}`);
  }
  title('Start-up and memory');
  for (const one of figures) {
    const { stored, fileMb, startMs, idleMb, mostMb, backlog } = one;
    say(
      `  ${stored.toLocaleString('en').padEnd(8)} cases, ${fileMb.toFixed(0)} MB file: serves after ${startMs.toFixed(0)} ms, ${idleMb.toFixed(0)} MiB idle, ${mostMb.toFixed(0)} MiB at most; ${backlog} notices left when the load ended`,
    );
  }
  title(`Goal: every press p99 <= ${goalMs} ms`);
  for (const { stored, presses } of figures) {
    const late = Object.entries(presses).filter(([, { p99 }]) => p99 > goalMs);
    const worst = Object.entries(presses).toSorted(([, a], [, b]) => b.p99 - a.p99)[0];
    say(
      `  ${stored.toLocaleString('en').padEnd(8)} ${late.length === 0 ? 'met' : `MISSED by ${late.map(([name, { p99 }]) => `${name} (${p99.toFixed(0)} ms)`).join(', ')}`}; slowest: ${worst?.[0] ?? ''} ${worst?.[1].p99.toFixed(0) ?? ''} ms`,
    );
    const ratio = (name: string): string => {
      const one = presses[name];
      return one === undefined
        ? '?'
        : `${(echo.perSecond / one.perSecond).toFixed(1)} x the echo's time, ${(one.cpuMs / echo.cpuMs).toFixed(1)} x its CPU`;
    };
    say(`           Open ${ratio('Open')}; Give consent ${ratio('Give consent')}`);
  }
}

function sayMigration(figures: MigrateFigures): void {
  const { stored, facts, seconds, cpuSeconds, serverCpuSeconds, presses, refused, p50, p99, worst, units } = figures;
  const each = (whole: number): string => ((whole * 1000) / stored).toFixed(1);
  say(`${stored} cases of ${facts} facts brought over in ${seconds.toFixed(0)} s.`);
  say(
    `Program ${cpuSeconds.toFixed(0)} s CPU (${each(cpuSeconds)} ms a case), database ${serverCpuSeconds.toFixed(0)} s.`,
  );
  say(`${units.toFixed(0)} RU a case as the local server estimates: ${((units * stored) / 1e6).toFixed(2)} million.`);
  say(`${presses} presses meanwhile, ${refused} refused: p50 ${ms(p50)} ms, p99 ${ms(p99)} ms, worst ${ms(worst)} ms.`);
  if (p99 > goalMs) say(`p99 is beyond ${goalMs} ms.`);
}
