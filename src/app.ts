// Wires every room into one running bot. The only file that knows them all.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createFiguring } from './casework/figures/counting.ts';
import { createEnds } from './casework/clocks/ends.ts';
import { createSealing } from './casework/looks/sealing.ts';
import { createAsk } from './casework/read/ask.ts';
import { actingDirectories } from './casework/read/acting.ts';
import { importDirectory, readDirectory } from './casework/read/import-directory.ts';
import { newerDirectory, type NewerDirectory } from './casework/read/newer-directory.ts';
import type { Papers } from './casework/ports/paper-ports.ts';
import type { Log, Machine, Ports } from './casework/ports/ports.ts';
import { openPapers } from './casework/read/papers.ts';
import { lately } from './casework/read/lately.ts';
import { createReadiness } from './casework/read/readiness.ts';
import { classOf, noTelemetry, type Telemetry } from './casework/ports/telemetry-ports.ts';
import { pacedMailer } from './casework/tell/mail-pace.ts';
import { createPace, teamsLimitsFor, type Limits } from './casework/tell/pace.ts';
import { createWorker, type Worker } from './casework/tell/tick.ts';
import { createMachine } from './machine/clock.ts';
import type { Config } from './config.ts';
import { openDatabase, type Database, type Opening } from './database.ts';
import { given } from './domain/kernel/given.ts';
import { bankHolidaysToCheck } from './domain/time/bank-holidays.ts';
import { localDate } from './domain/time/calendar.ts';
import type { Desk } from './desk/scene/answer.ts';
import { createDesk } from './desk/desk.ts';
import type { Pause } from './desk/scene/scene.ts';
import type { Visits } from './desk/scene/visit.ts';
import { createLog } from './machine/log.ts';
import { createMatching, createSecretHash } from './machine/matching.ts';
import { createRounds } from './machine/rounds.ts';
import { createMailer } from './mail/mailer.ts';
import { channelEdge } from './teams/edge/open.ts';
import { sealCodesOf } from './outside/seal-codes.ts';
import { feedByGraph } from './teams/feed.ts';
import { createMessageHandler } from './teams/message-handler.ts';
import { createPoster } from './teams/poster.ts';
import { createChangeHub, type ChangeHub } from './web/tab/changes.ts';
import { headerSets } from './web/server/headers.ts';
import { openPages } from './web/server/pages.ts';
import { publicPages } from './web/server/public.ts';
import { reads as tabReads, type Reads } from './web/reads/all.ts';
import { startWhenThere, type Start } from './start.ts';
import { startServer, type MessageHandler } from './web/server/server.ts';
import type { Site } from './web/server/site.ts';
import { tabLink } from './web/tab/tab-link.ts';
import { createTab, type TabParts } from './web/tab/tab.ts';
import { realTimers, type Timers } from './web/tab/watch.ts';

export interface App {
  readonly port: number;
  readonly ports: Ports;
  /** What the server does with what Teams posts. */
  readonly messages: MessageHandler;
  /** Resolves with what is wrong where the database, once it answers, turns out not to be this program's. */
  readonly broken: Promise<Error>;
  /** Lets what is under way finish, then closes everything. */
  stop(): Promise<void>;
}

/** What tests hold in their own hands. */
export interface Overrides {
  readonly machine?: Machine;
  readonly log?: Log;
  /** How often the outbox is looked through; 0 = only after commits. Default 3 seconds. */
  readonly tickMs?: number;
  /** When a press is answered with "still working", from its arrival. Default 2.5 seconds. */
  readonly answerWithinMs?: number;
  /** Waits before a press is tried again, and while the bot stops. */
  readonly pause?: Pause;
  /** What pages of the tab read. */
  readonly reads?: Reads;
  /** When open pages are told that something changed. */
  readonly timers?: Timers;
  readonly telemetry?: Telemetry;
  /** How often it is looked whether the directory file is another; 0 = never. Default a minute. */
  readonly directoryMs?: number;
  /** After how long a database that was away at the start is tried again. Default 2 seconds. */
  readonly retryMs?: number;
  /** What carries requests to the database; by HTTP unless said. */
  readonly carrier?: Opening['carrier'];
  /** The clock of what may be two seconds old, the directory and where people are reached; of the process unless said. */
  readonly freshBy?: Opening['freshBy'];
  /** How fast messages go out; as Teams takes them unless said. */
  readonly limits?: Limits;
}

/**
 * Starts the bot: database, directory, edge, worker. Rejects with what is wrong; nothing is left running then. A database
 * that is away is no such thing: the edge answers, and the rest comes up when the database does.
 */
export async function openApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const log = overrides.log ?? createLog();
  const machine = overrides.machine ?? createMachine(config.clockFile);
  const telemetry = overrides.telemetry ?? (await telemetryOf(config));
  let database: Database | undefined;
  try {
    const read = await readDirectory(config.directoryFile);
    database = await openDatabase(config, { telemetry, carrier: overrides.carrier, freshBy: overrides.freshBy });
    const opened = database;
    const begin = async (): Promise<void> => {
      await opened.prepare();
      await importDirectory({ ...opened.store, machine, telemetry }, read, log);
    };
    const start = await startWhenThere(begin, { log, retryMs: overrides.retryMs ?? 2000 });
    const { directoryFile, directoryLater } = config;
    const file = directoryFile ?? directoryLater;
    const newer = newerDirectory({
      ...opened.store,
      machine,
      telemetry,
      log,
      first: read,
      read: async () => readDirectory(file !== undefined && existsSync(file) ? file : undefined),
    });
    return await openEdge(config, database, { log, machine, telemetry, start, newer }, overrides);
  } catch (error) {
    await database?.close();
    await telemetry.stop();
    throw error;
  }
}

const readyMs = 1000;
/** What comes to a co-ordinator beyond so many cases within a minute is told in one digest (docs/process.md P11.3). */
const cardsAMinute = 10;
/** How often it is looked what is to be counted. */
const figuresMs = 10_000;
/** How often it is looked whether a day is over and has no seal. */
const sealsMs = 60_000;

/** How often it is looked whether a record is to be destroyed. */
const endsMs = 60_000;

/** Teams gives an answer some seconds: half a second of three is for the way. */
const defaultAnswerMs = 2500;

interface Starting {
  readonly telemetry: Telemetry;
  readonly start: Start;
  readonly newer: NewerDirectory;
}

async function openEdge(
  config: Config,
  database: Database,
  { log, machine, telemetry, start, newer }: Pick<Ports, 'log' | 'machine'> & Starting,
  overrides: Overrides,
): Promise<App> {
  const edge = channelEdge(config.teams, log);
  const poster = createPoster(config.teams, edge, log);
  const ports = portsOf(config, database, { poster, machine, log, telemetry });
  const { contacts, directories } = ports;
  const worker = createWorker(
    ports,
    createPace(overrides.limits ?? { ...teamsLimitsFor(config.replicas), cardsAMinute }),
  );
  const figuring = createFiguring({ ...ports, ...database.store });
  const figures = createRounds(
    () => figuring.round(),
    (error) => log.error('figures not counted', error),
  );
  const sealing = createSealing({ ...ports, ...database.store, outside: ports.sealCodes });
  const seals = createRounds(
    () => sealing.round(),
    (error) => log.error('looks not sealed', error),
  );
  const ending = createEnds({ ...ports, ...database.store });
  const ends = createRounds(
    () => ending.round(),
    (error) => log.error('records not ended', error),
  );
  const directory = createRounds(
    () => newer.look(),
    (error) => log.error('directory not looked at', error),
  );
  telemetry.gauge('outbox.age', () => worker.outboxAge());
  const changes = changesOf(database, ports, overrides);
  const desk = deskOn(config, ports, overrides, worker, changes);
  const { answerWithinMs = defaultAnswerMs } = overrides;
  const parts = {
    options: config.teams,
    edge,
    poster,
    contacts,
    desk,
    log,
    telemetry,
    answerWithinMs,
    nowMs: () => machine.nowMs(),
  };
  const messages = createMessageHandler(parts);
  // Asked without signing in: to those who ask often it says what was found a second ago.
  const told = lately(
    readyMs,
    () => machine.nowMs(),
    createReadiness(ports, worker, () => newer.current()),
  );
  const ready = async (): Promise<boolean> => start.isDone() && (await told()).database;
  const readiness = async () => (start.isDone() ? told() : { ...(await told()), ok: false, started: false });
  const answered = (status: number): void => telemetry.count('http.status', { class: classOf(status) });
  const { reads = tabReads, tickMs = 3000, directoryMs = 60_000 } = overrides;
  const site = siteOf(config, { desk, directories, changes, log, reads }, ports);
  const { host, port } = config;
  const server = await startServer({ host, port, messages, ready, readiness, answered, log, site });
  // Nothing is told of a database that may not be this program's.
  start.whenDone(() => {
    // What is wrong in a file of the council's is said at the start, and not when it is opened.
    ports.papers.current().catch((error: unknown) => log.error('papers not read', error));
    if (tickMs > 0) worker.start(tickMs);
    if (directoryMs > 0) directory.start(directoryMs);
    if (tickMs > 0) figures.start(figuresMs);
    if (tickMs > 0) seals.start(sealsMs);
    if (tickMs > 0) ends.start(endsMs);
  });
  // While the database is away it is not known.
  const form = start.isDone() ? ports.forms?.known() : undefined;
  if (bankHolidaysToCheck(localDate(machine.now())) !== undefined) log.warn('bank holidays not checked');
  log.info('started', { port: server.port, mode: config.teams.mode, ...given({ form }) });
  const stop = async (): Promise<void> => {
    // In this order nothing is cut off: no new presses, the answers, what they caused, the database.
    await server.stop();
    await start.stop();
    await directory.stop();
    await desk.idle();
    await worker.stop();
    await figures.stop();
    await seals.stop();
    await ends.stop();
    await database.close();
    await telemetry.stop();
    log.info('stopped');
  };
  return { port: server.port, ports, messages, broken: start.broken, stop };
}

function deskOn(
  { teams }: Config,
  ports: Ports,
  { answerWithinMs = defaultAnswerMs, pause }: Overrides,
  worker: Worker,
  changes: ChangeHub,
): Desk & Visits {
  return createDesk({
    ports,
    ask: createAsk(ports),
    committed: (partition) => {
      worker.committed(partition);
      changes.committed();
    },
    released: (person) => worker.released(person),
    linked: (target) => worker.linked(target),
    pressing: () => worker.pressing(),
    answerWithinMs,
    pause,
    fictional: teams.mode !== 'production',
  });
}

function changesOf({ store }: Database, { log }: Ports, { timers = realTimers }: Overrides): ChangeHub {
  return createChangeHub({ changes: store.changes, timers, log });
}

function siteOf(config: Config, parts: Omit<TabParts, 'signIn'>, ports: PortsHere): Site {
  const nowMs = (): number => ports.machine.nowMs();
  const { mode, tenantId, allowedTenants } = config.teams;
  const tab = createTab({ ...parts, signIn: { ...config.tab, mode, tenantId, allowedTenants, nowMs } });
  const https = config.tab.baseUrl?.startsWith('https:') === true;
  const pages = openPages(config.pagesDir);
  const { papers } = ports;
  const open = publicPages({
    settings: async () => (await ports.directories.current()).settings,
    papers: async () => papers.current(),
    shell: () => pages.shell(),
    nowMs,
  });
  return { tab, pages, open, headers: headerSets({ local: mode !== 'production', https }) };
}

/** What measures is loaded only where there is somewhere to send it: it is large. */
async function telemetryOf({ telemetry }: Config): Promise<Telemetry> {
  return telemetry === undefined ? noTelemetry : (await import('./machine/telemetry.ts')).openTelemetry(telemetry);
}

/** The files of language and policy that come with the program. */
const ownPapers = fileURLToPath(new URL('papers', import.meta.url));

type PortsHere = Ports & { readonly papers: Papers };

function portsOf(
  config: Config,
  { store }: Database,
  rest: Pick<Ports, 'poster' | 'machine' | 'log' | 'telemetry'>,
): PortsHere {
  const folder = path.join(config.dataDir, 'mail');
  const mailer = pacedMailer(
    createMailer(config.mail.kind === 'files' ? { kind: 'files', folder } : config.mail),
    rest,
    config.replicas,
  );
  const matchKeysOf = createMatching(config.matchKey);
  const link = (page: string): string | undefined => tabLink(config.tab, page);
  const nowMs = (): number => rest.machine.nowMs();
  const openLink = config.tab.baseUrl && `${config.tab.baseUrl}/public`;
  const sources = { own: ownPapers, councils: config.papersDir, kept: store.keptPapers, log: rest.log, nowMs };
  const papers = openPapers(sources);
  const feed = config.feed === undefined ? undefined : feedByGraph(config.feed);
  return {
    ...store,
    directories: actingDirectories(store.directories, rest.machine),
    papers,
    mailer,
    ...given({ feed, openLink, sealCodes: sealCodesOf(config) }),
    matchKeysOf,
    secretHash: createSecretHash(config.matchKey),
    tabLink: link,
    ...rest,
  };
}
