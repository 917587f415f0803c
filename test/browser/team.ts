// The bot and a Playground window for each person of a test, all on loopback and all closed again.
import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { openApp, type App } from '../../src/app.ts';
import type { Ports } from '../../src/casework/ports/ports.ts';
import { readConfig } from '../../src/config.ts';
import { windowPeople } from '../../src/local/people.ts';
import { openPlayground, type Playground } from '../../src/local/playground.ts';
import { startOpenId } from '../worlds/openid.ts';
import { startSigningProxy, type SigningProxy } from '../worlds/signing-proxy.ts';
import { openBrowser } from './chromium.ts';
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

const demoFile = fileURLToPath(new URL('../../src/demo/demo.ts', import.meta.url));

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

interface Gate {
  readonly environment: Readonly<Record<string, string>>;
  readonly proxy: SigningProxy;
  stop(): Promise<void>;
}

/** The bot checks tokens, and what the windows send is signed on its way. */
async function openGate(bot: string, edge: string): Promise<Gate> {
  const openId = await startOpenId(appId);
  const proxy = await startSigningProxy(bot, async (serviceUrl) => openId.sign({ serviceUrl }));
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
  return { environment, proxy, stop };
}

interface TeamOptions {
  /** Tokens are checked, by this edge. */
  readonly signed?: 'botbuilder' | 'rest';
  /** The demonstration cases are there. */
  readonly demo?: boolean;
}
/** Starts the bot and a browser; windows are started as people are asked for. */
export async function openTeam(names: readonly string[], { signed, demo = false }: TeamOptions = {}): Promise<Team> {
  const folder = await newScratch('browser');
  const port = await freePort();
  const clock = path.join(folder, 'clock.json');
  const movesTo = async (now: string): Promise<void> => writeFile(clock, JSON.stringify({ now }));
  await movesTo('2027-01-04T10:00:00Z');
  const bot = `http://127.0.0.1:${port}`;
  const gate = signed === undefined ? undefined : await openGate(bot, signed);
  const local = { DATA_DIR: folder, DIRECTORY_FILE: directory, PORT: String(port), CLOCK_FILE: clock };
  const config = readConfig({ ...local, ...gate?.environment });
  if (demo) await promisify(execFile)(process.execPath, [demoFile], { env: local });
  // Clocks are looked at every fourth beat: nobody waits twelve seconds here. No answer is late because the machine is busy.
  const beat = { tickMs: 1000, answerWithinMs: hangMs };
  let app: App = await openApp(config, beat);
  const browser: Browser = await openBrowser();
  const playgrounds = new Map<string, Playground>();
  const windows = new Map<string, PersonWindow>();
  for (const person of windowPeople.filter(({ name }) => names.includes(name))) {
    const options = { person, port: await freePort(), bot: gate?.proxy.url ?? bot, folder };
    playgrounds.set(person.name, await openPlayground(options));
  }
  return {
    folder,
    bot,
    get ports() {
      return app.ports;
    },
    proxy: gate?.proxy,
    windowOf: async (name) => {
      const open = windows.get(name) ?? (await PersonWindow.open(browser, playgrounds.get(name)?.url ?? ''));
      windows.set(name, open);
      return open;
    },
    movesTo,
    restart: async () => {
      await app.stop();
      app = await openApp(config, beat);
    },
    close: async () => {
      await browser.close();
      await Promise.all([...playgrounds.values()].map((playground) => playground.stop()));
      await gate?.stop();
      await app.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
