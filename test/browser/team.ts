// The bot and a Playground window for each person of a test, all on loopback and all closed again.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { openApp, type App } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { windowPeople } from '../../src/local/people.ts';
import { openPlayground, type Playground } from '../../src/local/playground.ts';
import { openBrowser } from './chromium.ts';
import { PersonWindow } from './window.ts';

export interface Team {
  readonly folder: string;
  /** The person's window; opened at the first call. */
  windowOf(name: string): Promise<PersonWindow>;
  /** Stops the bot and starts it again on the same data and port. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

const directory = fileURLToPath(new URL('../../src/local/directory.json', import.meta.url));

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** Starts the bot and a browser; windows are started as people are asked for. */
export async function openTeam(names: readonly string[]): Promise<Team> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mset-browser-'));
  const port = await freePort();
  const clock = path.join(folder, 'clock.json');
  await writeFile(clock, JSON.stringify({ now: '2027-01-04T10:00:00Z' }));
  const config = readConfig({ DATA_DIR: folder, DIRECTORY_FILE: directory, PORT: String(port), CLOCK_FILE: clock });
  let app: App = await openApp(config);
  const browser: Browser = await openBrowser();
  const playgrounds = new Map<string, Playground>();
  const windows = new Map<string, PersonWindow>();
  for (const person of windowPeople.filter(({ name }) => names.includes(name))) {
    const options = { person, port: await freePort(), bot: `http://127.0.0.1:${port}`, folder };
    playgrounds.set(person.name, await openPlayground(options));
  }
  return {
    folder,
    windowOf: async (name) => {
      const open = windows.get(name) ?? (await PersonWindow.open(browser, playgrounds.get(name)?.url ?? ''));
      windows.set(name, open);
      return open;
    },
    restart: async () => {
      await app.stop();
      app = await openApp(config);
    },
    close: async () => {
      await browser.close();
      await Promise.all([...playgrounds.values()].map((playground) => playground.stop()));
      await app.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
