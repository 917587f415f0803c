// MSET beside what a team would write instead: the usual bot (`usual-child.ts`) and one that does the same work in its turn
// (`same-work-child.ts`). The same people, database and core, one after the other in short rounds: a machine that is busy for
// a while is busy for all of them.
import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import path from 'node:path';
import { CosmosClient } from '@azure/cosmos';
import type { Case } from '../../src/domain/case/state/stages.ts';
import { mintCommandId } from '../../src/domain/kernel/ids.ts';
import { openCosmosStore, type CosmosStore } from '../../src/store/cosmos.ts';
import { postedDocument } from '../../src/store/matters/documents.ts';
import type { StoredDocument } from '../../src/store/sdk/items.ts';
import { answersOn, kestrel, must } from '../people/builders.ts';
import { startChild, type BotChild, type Child } from '../faults/child.ts';
import type { TeamsService } from '../worlds/teams-service.ts';
import { managers, practitionerOf } from './council.ts';
import { answerTo, cpuMsOf, measure, memoryOf, type Load, type Measured, type Pressing, type Target } from './load.ts';
import { arrivals } from './presses.ts';
import { shapesOf, type SameCase } from './same-work.ts';
import { caseFor, documentOf, eachOfItsOwn, storeBeside, storeCases } from './stored.ts';

/** What the run has set up around the bots. */
export interface Ground {
  readonly folder: string;
  readonly serverCore: number | undefined;
  readonly restCore: number | undefined;
  readonly appId: string;
  readonly metadataUrl: string;
  readonly token: string;
  readonly teams: TeamsService;
  /** Starts MSET without a pace of its own, which no other bot here keeps. */
  readonly start: (place: string, endpoint: string, key: string) => Promise<BotChild>;
  readonly say: (line?: string) => void;
}

interface Round extends Measured {
  /** Until everything that the presses caused is told: presses in a second. */
  readonly toldPerSecond: number;
  /** Processor time of the database for one press: it shares its core with the load. */
  readonly databaseMs: number;
}
export interface Row extends Round {
  readonly bot: string;
  readonly press: string;
  /** Decisions that were pressed and are not stored. */
  readonly dropped: number;
}
export interface BesideFigures {
  readonly rows: readonly Row[];
  readonly goals: readonly Goal[];
  readonly idleMb: number;
  readonly mostMb: number;
}
interface Goal {
  readonly what: string;
  readonly is: number;
  readonly goal: string;
  readonly met: boolean;
}

const stored = 1000;
const longestLookMs = 60_000;
const longestCountMs = 240_000;
/** A press that faults is tried again for so long, and its person told (src/desk/late.ts). */
const longestTriesMs = 60_000;
/**
 * In each round; and before the first, of each bot: a process learns its work, all of it in hundreds of presses. The cases of
 * a round are opened, then decided. As many stay with each manager the whole time as a manager has, and no round's cases are
 * there before it: a manager is told after each decision what else waits.
 */
const sizes = { rounds: 3, presses: 300, warming: 400, staying: 3, bursts: [200, 1000] };
/** To try the run itself: its figures are of no use. */
const small: typeof sizes = { rounds: 1, presses: 20, warming: 20, staying: 1, bursts: [10, 20] };
const { rounds, presses, warming, staying, bursts } = process.argv.includes('small') ? small : sizes;

interface Contestant {
  readonly name: string;
  readonly child: Child;
  readonly target: Target;
}

type Press = 'Open' | 'Next' | 'Give consent';
interface Prepared {
  readonly store: CosmosStore;
  readonly database: number;
  readonly teams: TeamsService;
  /** Stores them where MSET finds them. */
  readonly put: (cases: readonly Case[]) => Promise<void>;
  /** What MSET's cards are taken from, which the bots of the same work send. */
  readonly first: readonly Case[];
  readonly waiting: readonly Case[];
  readonly turning: readonly Case[];
}

export async function measureBeside(ground: Ground): Promise<BesideFigures> {
  const place = path.join(ground.folder, 'beside');
  await mkdir(place);
  const file = path.join(place, 'cosmos.sqlite');
  const distinct = eachOfItsOwn();
  const casesOf = (stage: 'awaiting' | 'draft', count: number): readonly Case[] =>
    Array.from({ length: count }, (_, one) => distinct(() => caseFor(stage, one)));
  const turning = casesOf('draft', warming + rounds * presses);
  const staysWaiting = casesOf('awaiting', staying * managers.length);
  const first = casesOf('awaiting', 1);
  const waiting = casesOf('awaiting', warming + rounds * presses + sumOf(bursts));
  await storeCases(file, stored, [...turning, ...staysWaiting, ...first].flatMap(documentsOf));
  const key = randomBytes(64).toString('base64');
  const server = new URL('database-child.ts', import.meta.url);
  const database = startChild(server, { args: [file, key], core: ground.restCore });
  const endpoint = (await database.line('http://')).trim();
  const beside = new CosmosClient({ endpoint, key });
  // The bench looks on: behind a burst its look may wait longer than a press may. The bot has its own store, with its own limit.
  const patience = { deadlineMs: longestLookMs };
  const store = await openCosmosStore({ endpoint, key, database: 'mset', createMissing: false, patience });
  const bot = await ground.start(place, endpoint, key);
  await untilCounted(store);
  const idleMb = memoryOf(bot.pid).now;
  const prepared: Prepared = {
    store,
    database: database.pid,
    teams: ground.teams,
    put: async (cases) => storeBeside(beside, cases.flatMap(documentsOf)),
    first,
    waiting,
    turning,
  };
  const mset = contestant(ground, 'MSET', bot, bot.url);
  await measure(mset.target, { presses: arrivals, answer: /./ });
  const shapes = path.join(place, 'shapes.json');
  await writeFile(shapes, JSON.stringify(await oneConsent(mset, prepared, path.join(place, 'mail'))));
  const args = [ground.appId, ground.metadataUrl, endpoint, key];
  const usual = await started(ground, 'the usual bot', new URL('usual-child.ts', import.meta.url), args);
  const sameWork = new URL('same-work-child.ts', import.meta.url);
  const more = (mode: string): readonly string[] => [...args, path.join(place, `mail-${mode}`), shapes, mode];
  const same = await started(ground, 'the same work', sameWork, more('state'));
  const lean = await started(ground, 'the same work, no state', sameWork, more('lean'));
  const rows = await inRounds(ground, { mset, usual, same, lean }, prepared);
  const { most: mostMb } = memoryOf(bot.pid);
  await bot.stop();
  for (const { child } of [usual, same, lean]) await child.kill();
  beside.dispose();
  await store.close();
  await database.kill();
  const goals = goalsOf(rows);
  report(ground, rows, goals);
  const burst = must(rows.find(({ press }) => press === largestBurst));
  ground.say(
    `Of ${burst.presses} at once: ${burst.late} were told “Still working” first, ${burst.tooLate} answered later than 3 s`,
  );
  ground.say(`Memory of MSET: ${shown(idleMb)} MiB idle, ${shown(mostMb)} MiB at most`);
  return { rows, goals, idleMb, mostMb };
}

function contestant({ token, teams }: Ground, name: string, child: Child, url: string): Contestant {
  return { name, child, target: { pid: child.pid, url, token, serviceUrl: teams.serviceUrl } };
}

async function started(ground: Ground, name: string, program: URL, args: readonly string[]): Promise<Contestant> {
  const child = startChild(program, { args, core: ground.serverCore });
  const { port } = JSON.parse(await child.line('"started"')) as { port: number };
  return contestant(ground, name, child, `http://127.0.0.1:${port}`);
}

/** The first start counts the figures of all that is stored, beside the presses; what is measured is any other day. */
async function untilCounted({ figures }: CosmosStore): Promise<void> {
  for (const until = Date.now() + longestCountMs; Date.now() < until; await pause(500)) {
    const found = await figures.counting();
    if (found !== undefined && found.value.again === undefined) return;
  }
  throw new Error('The figures are not counted');
}

/** What MSET answers and sends for one consent is what the bots that do the same work send. */
async function oneConsent({ target }: Contestant, { first: one, store, teams }: Prepared, mailFolder: string) {
  const press = async (verb: string, more?: () => object): Promise<string> =>
    answerTo(target, must(pressing(one, verb, more)[0]));
  const open = await press('case.open');
  await press('consent.clear', commanded);
  await press('case.read', readOn);
  await untilTold(store);
  const before = teams.calls.length;
  const given = await press('consent.give', commanded);
  await untilTold(store);
  await pause(1000);
  const people = { consenter: consenterOf(must(one[0])) ?? '', referrer: must(one[0]).referrer.objectId };
  return shapesOf({ open, given, calls: teams.calls.slice(before), mailFolder, people });
}

interface Contestants {
  readonly mset: Contestant;
  readonly usual: Contestant;
  readonly same: Contestant;
  readonly lean: Contestant;
}

/** Those of one round, behind those of the warming. */
const part = (cases: readonly Case[], round: number): readonly Case[] =>
  cases.slice(warming + round * presses, warming + (round + 1) * presses);

async function inRounds({ say }: Ground, bots: Contestants, prepared: Prepared): Promise<readonly Row[]> {
  const { mset, usual, same, lean } = bots;
  const { store, waiting, turning } = prepared;
  const loadOf = (bot: Contestant, press: Press, cases: readonly Case[]): Load | undefined => {
    if (press === 'Next') return bot === mset ? { presses: next(cases, '2'), answer: /Page 3 of 9/ } : undefined;
    if (bot === usual) return press === 'Open' ? usualLoad(cases.length) : undefined;
    if (press === 'Open') return { presses: pressing(cases, 'case.open'), answer: /No, go on/ };
    return { presses: pressing(cases, 'consent.give', commanded), answer: /Consent given/ };
  };
  const measured = new Map<string, Round[]>();
  const press = async (name: Press, cases: readonly Case[], keep: boolean): Promise<void> => {
    for (const bot of [usual, same, lean, mset]) {
      const load = loadOf(bot, name, cases);
      if (load === undefined) continue;
      const round = await measureOne(bot, prepared, load, bot === mset && name === 'Give consent');
      if (round.wrong > 0) say(`WRONG: ${bot.name}, ${name}: ${round.wrong}, such as ${round.firstWrong}`);
      const key = `${bot.name}|${name}`;
      if (keep) measured.set(key, [...(measured.get(key) ?? []), round]);
    }
  };
  // Not measured: the cases come to be there, and MSET's managers have read them before they decide.
  const comes = async (cases: readonly Case[]): Promise<void> => {
    await prepared.put(cases);
    for (const one of [same, lean]) await measure(one.target, { presses: cases.map(seeding), answer: /Stored/ });
  };
  const areRead = async (cases: readonly Case[]): Promise<void> => {
    await measure(mset.target, { presses: pressing(cases, 'consent.clear', commanded), answer: /Read on/ });
    await measure(mset.target, { presses: pressing(cases, 'case.read', readOn), answer: /Read on/ });
    await untilTold(store);
  };
  const inTurn = async (asked: readonly Case[], begun: readonly Case[], keep: boolean): Promise<void> => {
    await comes(asked);
    await press('Open', asked, keep);
    await press('Next', begun, keep);
    await areRead(asked);
    await press('Give consent', asked, keep);
  };
  await inTurn(waiting.slice(0, warming), turning.slice(0, warming), false);
  for (let round = 0; round < rounds; round += 1) {
    await inTurn(part(waiting, round), part(turning, round), true);
    say(`  round ${round + 1} of ${rounds}, load ${loadavg()[0]?.toFixed(1)}`);
  }
  await checkSaved(store, turning);
  const rows: Row[] = [];
  const given = warming + rounds * presses;
  const dropped = await notGiven(prepared, waiting.slice(0, given));
  for (const [key, all] of measured) {
    const [bot = '', name = ''] = key.split('|');
    rows.push({
      ...medianOf(all),
      bot,
      press: name,
      dropped: bot === mset.name && name === 'Give consent' ? dropped : 0,
    });
  }
  for (const [place, size] of bursts.entries()) {
    const from = given + sumOf(bursts.slice(0, place));
    const cases = waiting.slice(from, from + size);
    await prepared.put(cases);
    await areRead(cases);
    const load = { presses: pressing(cases, 'consent.give', commanded), answer: /Consent given/, concurrent: size };
    const round = await measureOne(mset, prepared, load, true);
    rows.push({
      ...round,
      bot: mset.name,
      press: burstOf(size),
      dropped: await notGiven(prepared, cases),
    });
  }
  return rows;
}

async function measureOne(
  { target }: Contestant,
  { store, database }: Prepared,
  load: Load,
  untilAllTold: boolean,
): Promise<Round> {
  const [cpu, databaseCpu, from] = [cpuMsOf(target.pid), cpuMsOf(database), performance.now()];
  const one = await measure(target, load);
  if (untilAllTold) await untilTold(store);
  const seconds = (performance.now() - from) / 1000;
  return {
    ...one,
    toldPerSecond: one.presses / seconds,
    cpuMs: (cpuMsOf(target.pid) - cpu) / one.presses,
    databaseMs: (cpuMsOf(database) - databaseCpu) / one.presses,
  };
}

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
function medianOf(all: readonly Round[]): Round {
  const means = ['p50', 'p99', 'worst', 'perSecond', 'toldPerSecond', 'cpuMs', 'databaseMs'] as const;
  const sums = ['presses', 'late', 'tooLate', 'wrong'] as const;
  const mids = means.map((of) => [of, middle(all.map((one) => one[of]))] as const);
  const totals = sums.map((of) => [of, all.reduce((total, one) => total + one[of], 0)] as const);
  return Object.assign({}, ...all.slice(0, 1), Object.fromEntries([...mids, ...totals])) as Round;
}

/** Of a thousand people in turn: two presses of one person at once would be refused by the versions of the states. */
const usualLoad = (count: number): Load => ({
  presses: Array.from({ length: count }, (_, place) => ({
    person: practitionerOf(place),
    sending: { verb: 'case.open', data: { ref: 'MSET-4F7K-24' } },
  })),
  answer: /press \d+/,
});

/** How the bots that do the same work get a case. */
const seeding = (childCase: Case): Pressing => {
  const consenter = consenterOf(childCase) ?? '';
  const { objectId: referrer } = childCase.referrer;
  const people = [consenter, referrer, 'one', 'other', 'common'];
  const one: SameCase = {
    number: 3,
    stage: 'awaitingConsent',
    consenter,
    referrer,
    people,
    answers: childCase.answers,
  };
  const person = must(managers.find(isAskedFor(childCase)));
  return { person, sending: { verb: 'seed', data: { ref: childCase.reference, one } } };
};

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
  const now = await Promise.all(begun.slice(-20).map(async ({ reference }) => cases.load(reference)));
  const saved = now.filter((one, place) => (one?.value.root.facts ?? 0) > (begun.slice(-20)[place]?.facts ?? 0));
  if (saved.length < now.length) throw new Error(`Next has saved ${saved.length} pages of ${now.length}`);
}

/** Of how many of these no decision is stored in the end, and whoever pressed was not told that it is not done. */
async function notGiven({ store: { cases }, teams }: Prepared, asked: readonly Case[]): Promise<number> {
  let waiting = asked;
  for (const until = Date.now() + longestTriesMs; waiting.length > 0;) {
    const now = await Promise.all(waiting.map(async ({ reference }) => cases.load(reference)));
    waiting = waiting.filter((_one, place) => now[place]?.value.root.stage === 'awaitingConsent');
    if (Date.now() > until) break;
    if (waiting.length > 0) await pause(1000);
  }
  const said = teams.calls.map(({ activity }) => JSON.stringify(activity)).filter((one) => one.includes('Not done'));
  return waiting.filter(({ reference }) => !said.some((one) => one.includes(reference))).length;
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

const sumOf = (sizes: readonly number[]): number => sizes.reduce((sum, one) => sum + one, 0);
const pause = async (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

/** Nothing is due within ten seconds: what waits for an open form does not count. */
async function untilTold(store: CosmosStore): Promise<void> {
  const until = Date.now() + 90_000;
  while (Date.now() < until && (await store.outbox.due(Date.now() + 10_000, 1)).length > 0) await pause(50);
}

const shown = (value: number): string => value.toFixed(value < 10 ? 1 : 0);

const burstOf = (size: number): string => `Give consent, ${size} at once`;
const largestBurst = burstOf(Math.max(...bursts));

const most = (what: string, is: number, goal: number): Goal => ({ what, is, goal: `at most ${goal}`, met: is <= goal });
const least = (what: string, is: number, goal: number): Goal => ({
  what,
  is,
  goal: `at least ${goal}`,
  met: is >= goal,
});

function goalsOf(rows: readonly Row[]): readonly Goal[] {
  const of = (bot: string, press: string): Row => must(rows.find((row) => row.bot === bot && row.press === press));
  const [usual, open, next, give] = [
    of('the usual bot', 'Open'),
    of('MSET', 'Open'),
    of('MSET', 'Next'),
    of('MSET', 'Give consent'),
  ];
  const same = of('the same work', 'Give consent');
  const burst = of('MSET', burstOf(bursts[0] ?? 0));
  const all = rows.filter(({ bot }) => bot === 'MSET');
  // More at once than a core can answer in the time that Teams gives: what counts of it is that nothing is dropped.
  const usually = all.filter(({ press }) => press !== largestBurst);
  const sum = (of: 'late' | 'tooLate' | 'dropped', some: readonly Row[]): number =>
    some.reduce((total, one) => total + one[of], 0);
  return [
    most('Open: CPU beside the usual bot’s', open.cpuMs / usual.cpuMs, 0.65),
    most('Next that saves: CPU beside the usual bot’s', next.cpuMs / usual.cpuMs, 1.2),
    least('Give consent, all told: throughput beside the same work', give.toldPerSecond / same.toldPerSecond, 0.8),
    least('Give consent: how much sooner answered than by the same work', same.p50 / give.p50, 2),
    most(`${bursts[0]} at once: p99 in ms`, burst.p99, 1000),
    most(`told “Still working”, of all presses but ${bursts.at(-1)} at once`, sum('late', usually), 0),
    most(`answered later than 3 s, of all presses but ${bursts.at(-1)} at once`, sum('tooLate', usually), 0),
    most('decisions pressed, and neither stored nor told as not done', sum('dropped', all), 0),
    most(
      'wrong answers, of all bots',
      rows.reduce((total, { wrong }) => total + wrong, 0),
      0,
    ),
  ];
}

/** The table as it stands in docs/figures.md, and which goals are met. */
function report({ say }: Ground, rows: readonly Row[], goals: readonly Goal[]): void {
  const line = (...cells: readonly string[]): void => say(`| ${cells.join(' | ')} |`);
  const heads = ['press', 'bot', 'p50 / p99', 'pressed a second', 'all told a second', 'CPU', 'database’s CPU'];
  say();
  line(...heads);
  line(...heads.map(() => '---'));
  for (const one of rows.toSorted((a, b) => a.press.localeCompare(b.press))) {
    const times = `${shown(one.p50)} / ${shown(one.p99)} ms`;
    const cpus = [one.cpuMs, one.databaseMs].map((value) => `${value.toFixed(2)} ms`);
    line(one.press, one.bot, times, shown(one.perSecond), shown(one.toldPerSecond), ...cpus);
  }
  say();
  line('goal', 'is', 'goal', 'met');
  line('---', '---', '---', '---');
  for (const { what, is, goal, met } of goals)
    line(what, is.toFixed(is < 10 && is % 1 !== 0 ? 2 : 0), goal, met ? 'met' : '**missed**');
  say();
}
