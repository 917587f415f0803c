// MSET beside what a team would write instead (`usual-child.ts`): the same people, the same database, the same core.
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Case } from '../../src/domain/case/state/stages.ts';
import { mintCommandId } from '../../src/domain/kernel/ids.ts';
import { openCosmosStore, type CosmosStore } from '../../src/store/cosmos.ts';
import { postedDocument } from '../../src/store/matters/documents.ts';
import type { StoredDocument } from '../../src/store/sdk/items.ts';
import { answersOn, kestrel, must } from '../people/builders.ts';
import { startChild, type BotChild } from '../faults/child.ts';
import type { TeamsService } from '../worlds/teams-service.ts';
import { managers, practitionerOf } from './council.ts';
import { cpuMsOf, measure, memoryOf, type Load, type Measured, type Pressing, type Target } from './load.ts';
import { arrivals } from './presses.ts';
import { caseFor, documentOf, storeCases } from './stored.ts';

/** What the run has set up around both bots. */
export interface Ground {
  readonly folder: string;
  readonly serverCore: number | undefined;
  readonly restCore: number | undefined;
  readonly appId: string;
  readonly metadataUrl: string;
  readonly token: string;
  readonly teams: TeamsService;
  readonly start: (place: string, endpoint: string, key: string) => Promise<BotChild>;
  readonly say: (line?: string) => void;
}

interface Beside extends Measured {
  /** Processor time of the database for one press: it shares its core with the load. */
  readonly databaseMs: number;
}
interface Row extends Beside {
  readonly press: string;
  /** At least so many times the usual bot. */
  readonly goal: number;
  /** When the last message and the last mail of it had been sent, in seconds from the first press, as far as it was waited for. */
  readonly told?: number;
  readonly mailed?: number;
  readonly mails?: number;
}
export interface BesideFigures {
  readonly usual: Beside;
  readonly usualMb: number;
  readonly rows: readonly Row[];
  readonly idleMb: number;
  readonly mostMb: number;
}

const stored = 1000;
/** Presses before those that are measured, of either bot: a process learns its work. */
const warming = 600;
const opened = 1000;
const turned = 1000;
const usualPresses = 2000;
/** One co-ordinator's chat takes 60 messages in 30 seconds: of the first and these few no notice waits for long. */
const first = 10;
const few = 50;
const many = 200;
const ofManagers = 40;
const goals = { p99: 1000, mailSeconds: 30 };

interface Prepared {
  readonly store: CosmosStore;
  readonly database: number;
  readonly waiting: readonly Case[];
  readonly begun: readonly Case[];
  readonly mailFolder: string;
}

/** The usual bot, MSET, and the usual bot again, so that a machine that is busy at one end is seen. */
export async function measureBeside(ground: Ground): Promise<BesideFigures> {
  const place = path.join(ground.folder, 'beside');
  await mkdir(place);
  const file = path.join(place, 'cosmos.sqlite');
  const waiting = casesOf('awaiting', opened + warming, new Set());
  const begun = casesOf('draft', turned + warming, new Set(waiting.map(({ reference }) => reference)));
  await storeCases(file, stored, [...waiting, ...begun].flatMap(documentsOf));
  const key = randomBytes(64).toString('base64');
  const server = new URL('../protocol/server-child.ts', import.meta.url);
  const database = startChild(server, { args: [file, key], core: ground.restCore });
  const endpoint = (await database.line('http://')).trim();
  const store = await openCosmosStore({ endpoint, key, database: 'mset', createMissing: false });
  const [usual, other] = await startUsual(ground, endpoint, key);
  await measure(other, usualLoad(warming + 1000));
  const before = await measureBoth(other, database.pid, usualLoad(usualPresses));
  tell(ground, 'The usual bot', before);
  const bot = await ground.start(place, endpoint, key);
  const idleMb = memoryOf(bot.pid).now;
  const prepared = { store, database: database.pid, waiting, begun, mailFolder: path.join(place, 'mail') };
  const rows = await measureMset(ground, { ...other, pid: bot.pid, url: bot.url }, prepared);
  const { most: mostMb } = memoryOf(bot.pid);
  await bot.stop();
  const after = await measureBoth(other, database.pid, usualLoad(usualPresses));
  tell(ground, 'The usual bot, again', after);
  const usualMb = memoryOf(usual.pid).most;
  await usual.kill();
  await store.close();
  await database.kill();
  const figures = { usual: meanOf(before, after), usualMb, rows, idleMb, mostMb };
  report(ground, figures);
  return figures;
}

async function startUsual(ground: Ground, endpoint: string, key: string) {
  const usual = startChild(new URL('usual-child.ts', import.meta.url), {
    args: [ground.appId, ground.metadataUrl, endpoint, key],
    core: ground.serverCore,
  });
  const { port } = JSON.parse(await usual.line('"started"')) as { port: number };
  const { token, teams } = ground;
  const target = { pid: usual.pid, url: `http://127.0.0.1:${port}`, token, serviceUrl: teams.serviceUrl };
  return [usual, target] as const;
}

/** Of a thousand people in turn: two presses of one person at once would be refused by the versions of the states. */
const usualLoad = (count: number): Load => ({
  presses: Array.from({ length: count }, (_, place) => ({
    person: practitionerOf(place),
    sending: { verb: 'case.open', data: { ref: 'MSET-4F7K-24' } },
  })),
  answer: /press \d+/,
});

async function measureMset(ground: Ground, target: Target, prepared: Prepared): Promise<readonly Row[]> {
  const { store, database, waiting, begun, mailFolder } = prepared;
  await measure(target, { presses: arrivals, answer: /./ });
  const under = async (press: string, load: Load): Promise<Beside> => {
    const one = await measureBoth(target, database, load);
    tell(ground, press, one);
    return one;
  };
  // A case that was opened has its look for half an hour: each is opened once.
  const opens = pressing(waiting, 'case.open');
  await under('Open, to warm up', { presses: opens.slice(opened), answer: /No conflict/ });
  const open = await under('Open', { presses: opens.slice(0, opened), answer: /No conflict/ });
  await under('Next, to warm up', { presses: next(begun.slice(turned), '2'), answer: /Page 3 of 9/ });
  const onward = await under('Next', { presses: next(begun.slice(0, turned), '2'), answer: /Page 3 of 9/ });
  await checkSaved(store, begun.slice(0, turned));
  const asked = waiting.filter((childCase) => managers.slice(0, ofManagers).some(isAskedFor(childCase)));
  const consented = asked.slice(0, first + few + many);
  await under('No conflict', { presses: pressing(consented, 'consent.clear', commanded), answer: /Read on/ });
  await under('Read on', { presses: pressing(consented, 'case.read', readOn), answer: /Read on/ });
  const gives = pressing(consented, 'consent.give', commanded);
  const give = async (presses: readonly Pressing[], settled: (mails: number) => Promise<void>) => {
    const one = await andTold(ground, target, prepared, { presses, answer: /you gave consent/ }, settled);
    tell(ground, `Give consent, ${presses.length}`, one);
    return one;
  };
  await give(gives.slice(0, first), async () => untilTold(store));
  const some = await give(gives.slice(first, first + few), async () => untilTold(store));
  const most = await give(gives.slice(first + few), async (mails) => untilThere(mailFolder, mails + many));
  return [
    { ...open, press: 'Open', goal: 2 },
    { ...onward, press: 'Next', goal: 1.5 },
    { ...some, press: `Give consent, ${few}, until the last notice of it is told`, goal: 0.4 },
    { ...most, press: `Give consent, ${many} of ${ofManagers} managers, until the last mail`, goal: 0.4 },
  ];
}

/** The load with what it causes: processor time until that is told, and when the last message and mail of it were sent. */
async function andTold(
  { teams }: Ground,
  target: Target,
  { database, mailFolder }: Prepared,
  load: Load,
  settled: (mails: number) => Promise<void>,
): Promise<Beside & Pick<Row, 'told' | 'mailed' | 'mails'>> {
  const before = (await mailTimes(mailFolder)).length;
  let lastCall = 0;
  teams.answers = () => {
    lastCall = Date.now();
    return undefined;
  };
  const [cpu, databaseCpu, from] = [cpuMsOf(target.pid), cpuMsOf(database), Date.now()];
  const one = await measure(target, load);
  await settled(before);
  teams.answers = undefined;
  const mails = (await mailTimes(mailFolder)).toSorted((a, b) => a - b);
  const lastMail = mails.at(-1) ?? 0;
  return {
    ...one,
    cpuMs: (cpuMsOf(target.pid) - cpu) / one.presses,
    databaseMs: (cpuMsOf(database) - databaseCpu) / one.presses,
    told: (Math.max(lastCall, lastMail) - from) / 1000,
    mailed: (lastMail - from) / 1000,
    mails: mails.length - before,
  };
}

const commanded = (): object => ({ command: mintCommandId(Date.now() - 2000, randomBytes(8)) });
const readOn = (): object => ({ ...commanded(), part: 2 });

/** By the manager who is asked, on a case of its own. */
const pressing = (cases: readonly Case[], verb: string, more: () => object = () => ({})): readonly Pressing[] =>
  cases.map((childCase) => ({
    person: must(managers.find(isAskedFor(childCase))),
    sending: { verb, data: { ref: childCase.reference, ...more() } },
  }));
const isAskedFor =
  (childCase: Case) =>
  ({ objectId }: Pressing['person']): boolean =>
    objectId === consenterOf(childCase);
const consenterOf = (childCase: Case): string | undefined =>
  'submission' in childCase ? childCase.submission?.consenter?.objectId : undefined;

/** Each with a name of its own: a page that says what is stored already saves nothing. */
const next = (cases: readonly Case[], page: string): readonly Pressing[] =>
  cases.map(({ reference, referrer }, place) => {
    const answers = answersOn(page, { ...kestrel, forenames: `Changed ${place}` });
    const data = { ref: reference, page, ...commanded(), ...answers };
    return { person: referrer, sending: { verb: 'refer.next', data } };
  });

/** Throws where what was measured has saved nothing. */
async function checkSaved({ cases }: CosmosStore, begun: readonly Case[]): Promise<void> {
  const stored = await Promise.all(begun.slice(0, 20).map(async ({ reference }) => cases.load(reference)));
  const saved = stored.filter((one, place) => (one?.value.root.facts ?? 0) > (begun[place]?.facts ?? 0));
  if (saved.length < stored.length) throw new Error(`Next has saved ${saved.length} pages of ${stored.length}`);
}

/** Cases of this stage, each with a reference of its own: among thousands two are sometimes equal by chance. */
function casesOf(stage: 'awaiting' | 'draft', count: number, taken: ReadonlySet<string>): readonly Case[] {
  const cases = new Map<string, Case>();
  for (let place = 0; cases.size < count;) {
    const childCase = caseFor(stage, place);
    if (taken.has(childCase.reference) || cases.has(childCase.reference)) continue;
    cases.set(childCase.reference, childCase);
    place += 1;
  }
  return [...cases.values()];
}
/** The case, with the cards that its referrer and manager have of it. */
function documentsOf(childCase: Case): readonly StoredDocument[] {
  const people = [childCase.referrer.objectId, consenterOf(childCase)].filter((person) => person !== undefined);
  const cards = people.map((person) => {
    const posted = { key: `card-${person}`, conversation: `a:${person}`, activity: randomBytes(8).toString('hex') };
    return postedDocument(childCase.reference, { ...posted, call: 0, shown: '', changedMs: Date.now() });
  });
  return [documentOf(childCase), ...cards];
}

const pause = async (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

/** Nothing is due within ten seconds: what waits for an open form does not count. */
async function untilTold(store: CosmosStore): Promise<void> {
  const until = Date.now() + 60_000;
  while (Date.now() < until && (await store.outbox.due(Date.now() + 10_000, 1)).length > 0) await pause(200);
}

async function untilThere(mailFolder: string, mails: number): Promise<void> {
  const until = Date.now() + 60_000;
  while (Date.now() < until && (await mailTimes(mailFolder)).length < mails) await pause(200);
}

/** When each mail was written. */
async function mailTimes(folder: string): Promise<readonly number[]> {
  const files = await readdir(folder).catch(() => []);
  const mails = files.filter((file) => file.endsWith('.eml'));
  return Promise.all(mails.map(async (file) => (await stat(path.join(folder, file))).mtimeMs));
}

async function measureBoth(target: Target, database: number, load: Load): Promise<Beside> {
  const before = cpuMsOf(database);
  const one = await measure(target, load);
  return { ...one, databaseMs: (cpuMsOf(database) - before) / one.presses };
}

const meanOf = (one: Beside, other: Beside): Beside => {
  const mean = (of: 'p50' | 'p99' | 'perSecond' | 'cpuMs' | 'databaseMs'): number => (one[of] + other[of]) / 2;
  const [p50, p99, perSecond] = [mean('p50'), mean('p99'), mean('perSecond')];
  const means = { p50, p99, perSecond, cpuMs: mean('cpuMs'), databaseMs: mean('databaseMs') };
  return { ...one, ...means, presses: one.presses + other.presses };
};

const ms = (value: number): string => value.toFixed(value < 10 ? 1 : 0);

function tell({ say }: Ground, press: string, one: Beside): void {
  const { p50, p99, perSecond, cpuMs, databaseMs, late, wrong, firstWrong } = one;
  say(
    `  ${press.padEnd(24)} p50 ${ms(p50)}, p99 ${ms(p99)} ms, ${ms(perSecond)}/s, CPU ${ms(cpuMs)} ms, the database’s ${ms(databaseMs)} ms`,
  );
  if (late > 0) say(`    ${late} of ${one.presses} were told "Still working" first`);
  if (wrong > 0) say(`    WRONG: ${wrong} of ${one.presses} answers, such as ${firstWrong}`);
}

/** The table as it stands in docs/figures.md, and whether each goal is met. */
function report({ say }: Ground, { usual, usualMb, rows, idleMb, mostMb }: BesideFigures): void {
  const line = (...cells: readonly string[]): void => say(`| ${cells.join(' | ')} |`);
  say();
  line('press', 'p50 / p99', 'a second', '× the usual bot', 'CPU', '× in CPU', 'database’s CPU', 'still working');
  line(...Array.from({ length: 8 }, () => '---'));
  const cells = (one: Measured): readonly string[] => [`${ms(one.p50)} / ${ms(one.p99)} ms`, ms(one.perSecond)];
  line(
    'the usual bot: two reads, a write',
    ...cells(usual),
    '',
    `${ms(usual.cpuMs)} ms`,
    '',
    `${ms(usual.databaseMs)} ms`,
    '',
  );
  for (const one of rows) {
    const [times, inCpu] = [one.perSecond / usual.perSecond, usual.cpuMs / one.cpuMs];
    const late = `${one.late} of ${one.presses}`;
    line(
      one.press,
      ...cells(one),
      times.toFixed(2),
      `${ms(one.cpuMs)} ms`,
      inCpu.toFixed(2),
      `${ms(one.databaseMs)} ms`,
      late,
    );
  }
  const [some, all] = rows.slice(-2);
  say();
  say(`The last notice of ${few} consents is told ${ms(some?.told ?? 0)} s after the first press`);
  say(`The last of ${all?.mails} mails of ${many} consents is sent ${ms(all?.mailed ?? 0)} s after the first press`);
  say(`Memory: ${ms(idleMb)} MiB idle, ${ms(mostMb)} MiB at most; the usual bot ${ms(usualMb)} MiB at most`);
  const missed = [
    ...rows.flatMap(({ press, perSecond, goal }) =>
      perSecond < goal * usual.perSecond ? [`${press}: under ${goal} x`] : [],
    ),
    ...rows.flatMap(({ press, p99 }) => (p99 > goals.p99 ? [`${press}: p99 over ${goals.p99} ms`] : [])),
    ...rows.flatMap(({ press, late }) => (late > 0 ? [`${press}: ${late} still working`] : [])),
    ...(all?.mails === many && (all.mailed ?? 0) <= goals.mailSeconds
      ? []
      : [`${many} mails in ${goals.mailSeconds} s`]),
  ];
  say(`Goals: ${missed.length === 0 ? 'met' : `MISSED: ${missed.join('; ')}`}`);
}
