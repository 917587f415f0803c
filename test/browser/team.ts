// The bot and a Playground window for each person of a test, all on loopback. Bots come and go; the windows of a process stay, each
// beginning again with a new bot: to start one takes as long as many presses.
import { randomInt } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openApp, type App } from '../../src/app.ts';
import type { Ports } from '../../src/casework/ports/ports.ts';
import { importDirectory, readDirectory } from '../../src/casework/read/import-directory.ts';
import { readConfig, type Config } from '../../src/config.ts';
import { openDatabase } from '../../src/database.ts';
import { putIn } from '../../src/demo/put.ts';
import { windowPeople } from '../../src/local/people.ts';
import { openPlayground, type Playground } from '../../src/local/playground.ts';
import { must } from '../people/builders.ts';
import { createMachine } from '../../src/machine/clock.ts';
import { createLog } from '../../src/machine/log.ts';
import { createMatching } from '../../src/machine/matching.ts';
import { startOpenId } from '../worlds/openid.ts';
import { startSigningProxy, type SigningProxy } from '../worlds/signing-proxy.ts';
import { oneBrowser } from './one-browser.ts';
import { PersonWindow } from './window.ts';
import { hangMs } from '../worlds/patience.ts';
import { newScratch } from '../worlds/scratch.ts';

export interface Team {
  readonly folder: string;
  /** Where the bot listens. */
  readonly bot: string;
  /** The app's own ports; new ones after a restart. */
  readonly ports: Ports;
  /** Only in a team whose bot checks tokens. */
  readonly proxy: SigningProxy | undefined;
  /** The person's window; opened at the first call. */
  windowOf(name: string): Promise<PersonWindow>;
  /** Business time becomes `when`. */
  movesTo(when: string): Promise<void>;
  /** Stops the bot and starts it again on the same data and port. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

const appId = 'bbbbbbbb-0000-4000-8000-000000000001';
const directory = fileURLToPath(new URL('../../src/local/directory.json', import.meta.url));

/** A port that no one has: below those that a system hands out, so that it stays free between two bots. */
async function freePort(): Promise<number> {
  const port = randomInt(20_000, 30_000);
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(freePort()));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(port)));
  });
}

/** The cases and meetings of the demonstration, but for those of the year before. */
async function putDemo(config: Config): Promise<void> {
  const database = await openDatabase(config, { syncsEachWrite: false });
  const { store } = database;
  const machine = createMachine(config.clockFile);
  await importDirectory({ ...store, machine }, await readDirectory(config.directoryFile), createLog());
  const people = await store.directories.current();
  await putIn({ ...store, matchKeysOf: createMatching(config.matchKey) }, people, machine);
  await database.close();
}

interface Gate {
  /** Where the bot behind it listens. */
  readonly bot: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly proxy: SigningProxy;
  stop(): Promise<void>;
}

/** The bot checks tokens, and what the windows send is signed on its way. */
async function openGate(edge: string, port: number): Promise<Gate> {
  const bot = `http://127.0.0.1:${await freePort()}`;
  const openId = await startOpenId(appId);
  const proxy = await startSigningProxy(bot, async (serviceUrl) => openId.sign({ serviceUrl }), port);
  const environment = {
    MicrosoftAppId: appId,
    ALLOWED_TENANTS: '00000000-0000-4000-8000-0000000000ff',
    BOT_OPENID_METADATA_URL: openId.metadataUrl,
    TEAMS_EDGE: edge,
  };
  const stop = async (): Promise<void> => {
    await proxy.stop();
    await openId.stop();
  };
  return { bot, environment, proxy, stop };
}

/** Where all windows send what people do: there is the bot of the test, or the proxy before it. */
let door: Promise<number> | undefined;
let scratch: Promise<string> | undefined;
const playgrounds = new Map<string, Playground>();
const windows = new Map<string, PersonWindow>();

async function playgroundOf(name: string): Promise<Playground> {
  const kept = playgrounds.get(name);
  if (kept !== undefined) return kept;
  const person = must(windowPeople.find((one) => one.name === name));
  const bot = `http://127.0.0.1:${await (door ??= freePort())}`;
  const folder = await (scratch ??= newScratch('windows'));
  const playground = await openPlayground({ person, port: await freePort(), bot, folder });
  playgrounds.set(name, playground);
  return playground;
}

/** The person's window, as somebody sees it who opens it for the first time. */
async function beginsWindow(name: string): Promise<PersonWindow> {
  const kept = windows.get(name);
  await kept?.begins();
  const window = kept ?? (await PersonWindow.open(await oneBrowser(), (await playgroundOf(name)).url));
  windows.set(name, window);
  return window;
}

// Outside every describe: after all tests of the run.
after(async () => {
  await Promise.all([...playgrounds.values()].map((playground) => playground.stop()));
  if (scratch !== undefined) await rm(await scratch, { recursive: true, force: true });
});

interface TeamOptions {
  /** Tokens are checked, by this edge. */
  readonly signed?: 'botbuilder' | 'rest';
  /** The demonstration cases are there. */
  readonly demo?: boolean;
}
/** Starts the bot; the windows of people begin as they are asked for. */
export async function openTeam({ signed, demo = false }: TeamOptions = {}): Promise<Team> {
  const folder = await newScratch('browser');
  const port = await (door ??= freePort());
  const clock = path.join(folder, 'clock.json');
  const movesTo = async (now: string): Promise<void> => writeFile(clock, JSON.stringify({ now }));
  await movesTo('2027-01-04T10:00:00Z');
  const gate = signed === undefined ? undefined : await openGate(signed, port);
  const bot = gate?.bot ?? `http://127.0.0.1:${port}`;
  const local = { DATA_DIR: folder, DIRECTORY_FILE: directory, PORT: new URL(bot).port, CLOCK_FILE: clock };
  const config = readConfig({ ...local, ...gate?.environment });
  if (demo) await putDemo(config);
  // Clocks are looked at every fourth beat: nobody waits twelve seconds here. No answer is late because the machine is busy.
  const beat = { tickMs: 1000, answerWithinMs: hangMs };
  let app: App = await openApp(config, beat);
  const begun = new Map<string, Promise<PersonWindow>>();
  return {
    folder,
    bot,
    get ports() {
      return app.ports;
    },
    proxy: gate?.proxy,
    windowOf: async (name) => {
      const window = begun.get(name) ?? beginsWindow(name);
      begun.set(name, window);
      return window;
    },
    movesTo,
    restart: async () => {
      await app.stop();
      app = await openApp(config, beat);
    },
    close: async () => {
      await gate?.stop();
      await app.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
