// A local run: database, bot, windows and tab are started together and stopped together.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { freshPages } from './pages.ts';
import { windowPeople } from './people.ts';
import { stopChild } from './stop-child.ts';
import { openPrivate } from './private-file.ts';
import { openPlayground, type Playground } from './playground.ts';

type Environment = Readonly<Record<string, string | undefined>>;
export interface StartOptions {
  /** Whether the fictional cases are put in first. */
  readonly demo: boolean;
}

/** Starts everything, prints the links, and stops everything on Ctrl-C. */
export async function startLocal(environment: Environment, { demo }: StartOptions): Promise<void> {
  const dataDir = path.resolve(environment['DATA_DIR'] ?? 'data');
  const port = Number(environment['PORT'] ?? 3978);
  const isKept = existsSync(path.join(dataDir, 'bot.log'));
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  console.log('Starting MSET for Teams …');
  freshPages();
  const given = { DIRECTORY_FILE: directory, ...environment, DATA_DIR: dataDir, PORT: String(port) };
  const isElsewhere = (environment['COSMOS_ENDPOINT'] ?? '') !== '';
  const demoCode = demo ? await runFirst('demo.ts', given) : 0;
  if (demoCode !== 0) process.exit(demoCode);
  // Fictional cases that were put in while the council was shut have a clock of their own.
  const clock = path.join(dataDir, 'clock.json');
  const ours = existsSync(clock) ? { CLOCK_FILE: clock, ...given } : given;
  if (isKept && !isElsewhere) {
    const code = await runFirst('greet-again.ts', ours);
    if (code !== 0) process.exit(code);
  }
  const bot = startBot(ours, dataDir);
  const windows: Playground[] = [];
  let stopping = false;
  const stop = async (code: number): Promise<void> => {
    if (stopping) return;
    stopping = true;
    console.log('\nStopping …');
    await Promise.all([...windows.map((window) => window.stop()), stopChild(bot, 15_000)]);
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0));
  bot.once('exit', () => {
    if (!stopping) console.error(`The bot ended. Its log: ${path.join(dataDir, 'bot.log')}`);
    void stop(1);
  });
  try {
    await untilHealthy(port, bot);
    const first = Number(environment['WINDOW_PORT'] ?? 56_150);
    const opened = windowPeople.map((person, place) =>
      openPlayground({ person, port: first + place, bot: `http://127.0.0.1:${port}`, folder: dataDir }),
    );
    windows.push(...(await Promise.all(opened)));
    console.log(welcome(windows, { dataDir, demo, clock, board: `http://127.0.0.1:${port}/tab/` }));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    await stop(1);
  }
}

const directory = fileURLToPath(new URL('directory.json', import.meta.url));

/** What is done before the bot runs, by a program of its own on the same data; resolves with its code. */
async function runFirst(program: string, environment: Environment): Promise<number> {
  const file = fileURLToPath(new URL(`../demo/${program}`, import.meta.url));
  const child = spawn(process.execPath, [file], { stdio: 'inherit', env: environment });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** The bot is a process of its own, the same as `npm run bot`; its log goes to the data folder. */
function startBot(environment: Environment, dataDir: string): ChildProcess {
  const main = fileURLToPath(new URL('../main.ts', import.meta.url));
  const log = openPrivate(path.join(dataDir, 'bot.log'));
  return spawn(process.execPath, [main], {
    stdio: ['ignore', log, 'inherit', 'ipc'],
    env: environment,
    // Ctrl-C in a terminal reaches the whole group; the bot is stopped by us, after the windows.
    detached: true,
  });
}

async function untilHealthy(port: number, bot: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (bot.exitCode !== null) throw new Error('The bot could not start; its output is above.');
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
    if (answer?.ok === true) return;
    await pause(100);
  }
  throw new Error(`The bot did not answer on port ${port} within a minute.`);
}

interface Told {
  readonly dataDir: string;
  readonly demo: boolean;
  /** Where the data has a clock of its own, the file of it. */
  readonly clock: string;
  readonly board: string;
}

function welcome(windows: readonly Playground[], { dataDir, demo, clock, board }: Told): string {
  const rows = windows.map(({ person, url }) => `  ${person.name.padEnd(16)} ${person.role.padEnd(18)} ${url}`);
  return [
    '',
    'MSET for Teams is running. Fictional data only. Open each person’s window in a browser, each link once:',
    '',
    ...rows,
    '',
    '  (A window keeps its cards in the page: a second page of the same link begins empty. Type hi in it.)',
    '',
    `  ${'The board'.padEnd(35)} ${board}`,
    '',
    ...(existsSync(clock) ? [`This data has a clock of its own:  ${clock}`, ''] : []),
    ...(demo ? toTry : ['Say "hi" in a window to begin; Priya refers, Colin consents, Moira receives.']),
    `Mails to the MSET mailbox: ${path.join(dataDir, 'mail')}`,
    `Data, kept for next time:  ${dataDir}`,
    'Ctrl-C stops everything.',
    '',
  ].join('\n');
}

const toTry: readonly string[] = [
  'Fictional cases are there, at every stage. What to type in whose window, beside help:',
  '',
  '  Priya   my cases     two drafts, one returned to her; Kestrel, whose return interview is late, with two risk assessments',
  '  Colin   to consent   two referrals wait for him, one of them urgent',
  '  Moira   queue        three that came in yesterday, one of a child who is back; a transfer that waits',
  '  Moira   meetings     the panel of today, with reviews and a closure; minutes of others',
  '  Moira   my actions   one to verify, one disputed, more time asked for, one escalated',
  '  Ravi    my actions   not accepted yet, due today, late by 1 to 11 working days, blocked',
  '  Tess    meetings     minutes to approve, the panel to chair',
  '  Ada     my actions   one not accepted yet, and what health does',
  '  Dot     home         a change that waits for a second person; the rest is on the page Administration',
  '',
];
