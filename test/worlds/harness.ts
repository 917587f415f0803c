// The whole bot in this process: the real app on its own database file, a Teams on loopback, and people with chats.
import { randomBytes } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as soon } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { App } from '../../src/app.ts';
import type { Log, Ports } from '../../src/casework/ports/ports.ts';
import type { Telemetry } from '../../src/casework/ports/telemetry-ports.ts';
import { createWorker, type Worker } from '../../src/casework/tell/tick.ts';
import { readConfig, type Config } from '../../src/config.ts';
import type { Fault } from '../../src/cosmos-local/http/http.ts';
import { openCosmosLocal, type CosmosLocal } from '../../src/cosmos-local/open.ts';
import { dataRights, type Opening } from '../../src/database.ts';
import type { CosmosRequest } from '../../src/cosmos-local/http/requests.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import type { Instant } from '../../src/domain/time/calendar.ts';
import type { Case } from '../../src/domain/case/state/stages.ts';
import type { Directory } from '../../src/domain/people/directory.ts';
import { mintCommandId, type Reference } from '../../src/domain/kernel/ids.ts';
import type { Meeting, MeetingId } from '../../src/domain/meeting/meeting.ts';
import { createLog } from '../../src/machine/log.ts';
import { withoutFault } from '../../src/web/server/respond.ts';
import { colin, dana, directory, greta, hal, moira, must, noor, priya, ravi } from '../people/builders.ts';
import { playsCase, playsMeeting } from '../../src/demo/players.ts';
import { rowsOf, type MeetingRow, type StoryRow, type Told } from '../../src/demo/story.ts';
import { createClock, type Clock } from './clock.ts';
import { openWindow, type Happening, type PersonWindow } from '../journeys/people/person-window.ts';
import { watched } from '../journeys/people/watched.ts';
import { embeddedInProcess } from './in-process.ts';
import { hangMs } from './patience.ts';
import { settle } from './settle.ts';
import { startTeamsService, tenantId, type TeamsService } from './teams-service.ts';
import { newScratch } from './scratch.ts';

/** Everybody who has a chat with the bot, in the order in which transcripts tell of them. */
export const everybody: readonly Person[] = [priya, colin, dana, greta, hal, moira, noor, ravi];

export interface World {
  readonly folder: string;
  readonly teams: TeamsService;
  readonly clock: Clock;
  /** The app's own ports; new ones after a restart. */
  readonly ports: Ports;
  /** Everything people did and saw, for transcripts. */
  readonly happenings: readonly Happening[];
  /** The bot's log, a line each. */
  readonly log: readonly string[];
  /** Hits the database's next requests; only in a world opened with `faults`. */
  fault: ((request: CosmosRequest) => Fault | undefined) | undefined;
  windowOf(person: Pick<Person, 'objectId' | 'name'>): PersonWindow;
  /** A channel of a team as this person sees it, by the channel's id. */
  channelOf(person: Pick<Person, 'objectId' | 'name'>, channel: string): PersonWindow;
  /** Brings a case to where these rows lead, without the cards in between; notices go out. */
  has(reference: Reference, ...told: Told): Promise<Case>;
  caseOf(reference: string): Promise<Case>;
  /** The same for a meeting: plans it, starts it, records who is there; notices go out. */
  meets(id: MeetingId, ...rows: readonly MeetingRow[]): Promise<Meeting>;
  meetingOf(id: MeetingId): Promise<Meeting>;
  mails(): Promise<readonly { readonly id: string; readonly text: string }[]>;
  /** Resolves when nothing is left to deliver but what waits for a form or for a later try. */
  settled(): Promise<void>;
  /** Business time becomes `when`, and the clocks are looked at: reminders and digests that fall due are delivered. */
  passesTo(when: Instant): Promise<void>;
  /** Stops the bot and starts it on the same data, perhaps with another directory. */
  restart(council?: Directory): Promise<void>;
  /** Copies the database to a file while it is in use; only in a world opened with `faults`. */
  backup(file: string): void;
  /** Stops the bot and starts it on another data folder, as after a restore. Teams stays as it is. */
  movesTo(folder: string): Promise<void>;
  /** The bot is stopped while this works on its folder, and started again. */
  closedFor<T>(work: (folder: string) => Promise<T>): Promise<T>;
  stop(): Promise<void>;
}
interface WorldOptions {
  readonly council?: Directory;
  readonly faults?: boolean;
  /** The database is reached by HTTP, as in the product; else within the process, which costs a third less. */
  readonly wire?: boolean;
  /** What people press is given to the bot by a call, not by HTTP: for presses by the ten thousand. */
  readonly calls?: boolean;
  /** Who has installed the bot; everybody unless said. */
  readonly people?: readonly Person[];
  readonly telemetry?: Telemetry;
  /** What the bot is told beside its folder; `sign` makes the tokens where it checks any. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly sign?: (serviceUrl: string) => Promise<string>;
  /** Where mails are that do not go into the folder. */
  readonly mails?: World['mails'];
}

export interface Running {
  app: Pick<App, 'ports' | 'stop'>;
  worker: Pick<Worker, 'tick' | 'clocks' | 'committed'>;
}
export type Parts = Pick<World, 'teams' | 'clock'> & {
  folder: string;
  readonly log: string[];
  config: Config;
  readonly telemetry: Telemetry | undefined;
  readonly carrier: Opening['carrier'];
  readonly calls: boolean;
};
type Open = (parts: Parts) => Promise<Running>;
/** What `npm run build` made, where the journeys are to run against that: in a process of its own, or its code here. */
const { MSET_APP: built, MSET_CODE: code } = process.env;
const appFile =
  code === undefined ? new URL('../../src/app.ts', import.meta.url) : pathToFileURL(path.resolve(code, 'src/app.js'));
const { openApp } = (await import(appFile.href)) as typeof import('../../src/app.ts');

/** Opens it on Monday 4 January 2027 at 10:00, with people greeted. */
export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const folder = await newScratch('journey');
  const { sign, telemetry } = options;
  const teams = await startTeamsService({ tenantId, ...(sign !== undefined && { sign }) });
  const hooks: Pick<World, 'fault'> = { fault: undefined };
  const database = options.faults === true || built !== undefined ? await openFaulty(folder, hooks) : undefined;
  await writeDirectory(folder, options.council ?? directory);
  const config = readConfig({ ...environmentOf(folder), ...database?.environment, ...options.environment });
  const { clock, open } =
    built === undefined
      ? { clock: createClock(), open: run }
      : (await import('./deployed.ts')).deployed(built, folder, teams);
  // What was built is tried as it will run.
  const carrier: Opening['carrier'] =
    options.wire === true || code !== undefined
      ? undefined
      : (embedded = database?.local) => embeddedInProcess(embedded);
  const { calls = false } = options;
  const parts: Parts = { folder, teams, clock, log: [], config, telemetry, carrier, calls };
  const running = await open(parts);
  const world = createWorld(parts, running, open, {
    backup: (file) => must(database).local.backup(file),
    ...(options.mails !== undefined && { mails: options.mails }),
    stop: async () => {
      await running.app.stop();
      await database?.local.close();
      await teams.stop();
      await rm(folder, { recursive: true, force: true });
    },
  });
  Object.defineProperty(world, 'fault', {
    get: () => hooks.fault,
    set: (fault: World['fault']) => {
      hooks.fault = fault;
    },
  });
  for (const person of options.people ?? everybody) await world.windowOf(person).installs();
  return world;
}

const environmentOf = (folder: string) => ({
  DATA_DIR: folder,
  DIRECTORY_FILE: path.join(folder, 'directory.json'),
  PORT: '0',
});
const writeDirectory = async (folder: string, council: Directory): Promise<void> =>
  writeFile(path.join(folder, 'directory.json'), JSON.stringify(council));

/** The same small database, but run by the test, so that its requests can be hit by faults. */
async function openFaulty(
  folder: string,
  hooks: Pick<World, 'fault'>,
): Promise<{ readonly local: CosmosLocal; readonly environment: Readonly<Record<string, string>> }> {
  const key = randomBytes(64).toString('base64');
  const fault = (request: CosmosRequest): Fault | undefined => hooks.fault?.(request);
  const local = await openCosmosLocal({ rights: dataRights, file: path.join(folder, 'cosmos.sqlite'), key, fault });
  return { local, environment: { COSMOS_ENDPOINT: local.endpoint, COSMOS_KEY: key } };
}

/**
 * What is read again after two seconds is known here until it is written: what is sent first may not hang on the machine's
 * speed.
 */
const freshBy = (): number => 0;

async function run({ config, clock, log, teams, telemetry, carrier, calls }: Parts): Promise<Running> {
  const told = createLog((line) => void log.push(line));
  // "Still working" is said where a test holds the database up, not where the machine is busy.
  const patient = { tickMs: 0, answerWithinMs: hangMs };
  const overrides = {
    machine: clock,
    log: told,
    ...patient,
    carrier,
    freshBy,
    ...(telemetry !== undefined && { telemetry }),
  };
  const app = await openApp(config, overrides);
  teams.bot = `http://127.0.0.1:${app.port}`;
  if (calls) teams.takes = called(app, told);
  return { app, worker: createWorker(app.ports) };
}

/** As the server answers, but for HTTP. */
const called =
  ({ messages }: App, log: Log): TeamsService['takes'] =>
  async (headers, text) => {
    await soon();
    const request = { headers, json: async () => ({ value: JSON.parse(text) as unknown }) };
    const { status, body } = await withoutFault(
      log,
      async () => messages(request),
      () => ({ status: 500 }),
    );
    return { status, body: body === undefined ? undefined : (JSON.parse(JSON.stringify(body)) as unknown) };
  };

type Ends = Pick<World, 'backup' | 'stop'> & Partial<Pick<World, 'mails'>>;

function createWorld(parts: Parts, running: Running, open: Open, { mails, ...ends }: Ends): World {
  const { teams, clock, log } = parts;
  const happenings: Happening[] = [];
  const windows = new Map<string, PersonWindow>();
  const onDisk = mailsOnDisk();
  const world: World = {
    ...ends,
    get folder() {
      return parts.folder;
    },
    teams,
    clock,
    get ports() {
      return running.app.ports;
    },
    happenings,
    log,
    fault: undefined,
    windowOf: (person) => {
      const window = windows.get(person.objectId) ?? openWindow(world, person, (one) => void happenings.push(one));
      windows.set(person.objectId, window);
      return window;
    },
    has: async (reference, ...told) => {
      for (const row of rowsOf(told)) await does(running.app.ports, clock, reference, row);
      await world.settled();
      return world.caseOf(reference);
    },
    channelOf: (person, channel) => {
      const key = `${person.objectId} ${channel}`;
      const window = windows.get(key) ?? openWindow(world, person, (one) => void happenings.push(one), channel);
      windows.set(key, window);
      return window;
    },
    passesTo: async (when) => {
      clock.at(when);
      const told = await watched(world, async () => running.worker.clocks());
      happenings.push({ kind: 'passes', at: when }, ...told);
    },
    caseOf: async (reference) => must(await running.app.ports.cases.load(reference as Reference)).value.root,
    meets: async (id, ...rows) => {
      for (const row of rows) await meets(running.app.ports, clock, id, row);
      running.worker.committed(id);
      await world.settled();
      return world.meetingOf(id);
    },
    meetingOf: async (id) => must(await running.app.ports.meetings.load(id)).value.root,
    mails: mails ?? (async () => onDisk(path.join(parts.folder, 'mail'))),
    settled: () => settle(running, clock),
    restart: async (council) => {
      await running.app.stop();
      if (council !== undefined) await writeDirectory(parts.folder, council);
      Object.assign(running, await open(parts));
    },
    closedFor: async (work) => {
      await running.app.stop();
      const result = await work(parts.folder);
      Object.assign(running, await open(parts));
      return result;
    },
    movesTo: async (folder) => {
      await running.app.stop();
      await writeDirectory(folder, directory);
      Object.assign(parts, { folder, config: readConfig(environmentOf(folder)) });
      Object.assign(running, await open(parts));
    },
  };
  return world;
}

/** A row taken as the desk takes it, at its moment where it says one, else now. Throws where it is refused: then the test is wrong. */
async function does(ports: Ports, clock: Clock, reference: Reference, row: StoryRow): Promise<void> {
  taken(row, await playsCase(ports, reference, row, await turnOf(ports, clock, row)));
}
async function meets(ports: Ports, clock: Clock, id: MeetingId, row: MeetingRow): Promise<void> {
  taken(row, await playsMeeting(ports, id, row, await turnOf(ports, clock, row)));
}
function taken(
  [who, , step]: StoryRow | MeetingRow,
  outcome: Awaited<ReturnType<typeof playsCase | typeof playsMeeting>>,
): void {
  if (outcome.kind === 'refused') throw new Error(`${who.name} may not ${step}: ${outcome.refusal.message}`);
}

async function turnOf({ directories }: Ports, clock: Clock, [, when]: StoryRow | MeetingRow) {
  if (typeof when === 'string') clock.at(when);
  clock.passes(1500);
  const directory = await directories.current();
  return { at: clock.now(), directory, commandId: mintCommandId(clock.nowMs(), clock.bytes(8)) };
}

/** Each is read once: a file has its name when it is whole, and the same mail again is the same file. */
function mailsOnDisk(): (folder: string) => Promise<readonly { readonly id: string; readonly text: string }[]> {
  const known = new Map<string, string>();
  const textOf = async (file: string): Promise<string> => {
    const text = known.get(file) ?? (await readFile(file, 'utf8'));
    known.set(file, text);
    return text;
  };
  return async (folder) => {
    const names = await readdir(folder).catch((): string[] => []);
    const files = names.filter((name) => name.endsWith('.eml')).toSorted();
    return Promise.all(
      files.map(async (name) => ({ id: path.basename(name, '.eml'), text: await textOf(path.join(folder, name)) })),
    );
  };
}
