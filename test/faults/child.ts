// The bot and its helpers as processes of their own, which end with the run whatever happens.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { hangMs } from '../worlds/patience.ts';

export interface Child {
  readonly pid: number;
  /** Its first line that holds this. Rejects when it ends before. */
  line(holds: string): Promise<string>;
  /** SIGKILL, at once; resolves when it is gone. */
  kill(): Promise<void>;
  /** SIGTERM, and 15 seconds to end by itself. */
  stop(): Promise<void>;
  send(message: object): void;
}

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

export interface Spawned {
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** The core it runs on, where the system can say so. */
  readonly core?: number | undefined;
  /** Its standard error is shown; otherwise it is thrown away, as that of a bot whose database is gone. */
  readonly loud?: boolean;
}

/** Starts a program of this repository on this very Node. */
export function startChild(program: URL, { env = {}, args = [], core, loud = true }: Spawned = {}): Child {
  const command = [process.execPath, fileURLToPath(program), ...args];
  const pinned = core === undefined ? command : ['taskset', '-c', String(core), ...command];
  const [file = '', ...rest] = pinned;
  const child = spawn(file, rest, {
    stdio: ['ignore', 'pipe', loud ? 'inherit' : 'ignore', 'ipc'],
    env: { ...process.env, ...env },
  });
  running.add(child);
  const ended = once(child, 'close').then(() => void running.delete(child));
  const lines = watch(child, ended);
  return {
    pid: child.pid ?? 0,
    line: lines,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      const hard = setTimeout(() => child.kill('SIGKILL'), hangMs);
      await ended;
      clearTimeout(hard);
    },
    send: (message) => void child.send(message),
  };
}

function watch(child: ChildProcess, ended: Promise<void>): Child['line'] {
  const seen: string[] = [];
  const waiting = new Set<(line: string) => void>();
  if (child.stdout === null) throw new Error('A child without an output');
  createInterface(child.stdout).on('line', (line) => {
    if (seen.length < 1000) seen.push(line);
    for (const tell of waiting) tell(line);
  });
  return async (holds) => {
    const found = seen.find((line) => line.includes(holds));
    if (found !== undefined) return found;
    const heard = Promise.withResolvers<string>();
    const tell = (line: string): void => {
      if (line.includes(holds)) heard.resolve(line);
    };
    waiting.add(tell);
    const gone = ended.then(() =>
      Promise.reject(new Error(`A child ended before it said ${holds}: ${seen.join('\n')}`)),
    );
    gone.catch(() => undefined);
    return Promise.race([heard.promise, gone]).finally(() => waiting.delete(tell));
  };
}

export interface BotChild extends Child {
  readonly url: string;
}

const main = new URL('../../src/main.ts', import.meta.url);
/** What the surroundings may hold and the run must not. */
const unset = {
  COSMOS_ENDPOINT: '',
  COSMOS_KEY: '',
  MicrosoftAppId: '',
  CLOCK_FILE: '',
  NODE_ENV: '',
  MAIL_SMTP_URL: '',
};

/** Starts `src/main.ts`, or another program that is the bot, on a free port and waits until it serves. */
export async function startBot(
  env: Readonly<Record<string, string>>,
  more: Omit<Spawned, 'env'> = {},
  program: URL = main,
): Promise<BotChild> {
  const child = startChild(program, { ...more, env: { ...unset, PORT: '0', ...env } });
  const { port } = JSON.parse(await child.line('"msg":"started"')) as { port: number };
  return { ...child, url: `http://127.0.0.1:${port}` };
}
