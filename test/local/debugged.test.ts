// F5: what .vscode/launch.json starts is started, and a breakpoint in a step is hit by a press.
import assert from 'node:assert/strict';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, readFileSync, rmSync, watch } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { must, priya } from '../people/builders.ts';
import { bareEnvironment } from '../worlds/bare-environment.ts';
import { newScratch } from '../worlds/scratch.ts';
import { startTeamsService, tenantId, type TeamsService } from '../worlds/teams-service.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const readJson = (file: string): unknown => JSON.parse(readFileSync(path.join(root, file), 'utf8'));

interface Launch {
  readonly name: string;
  readonly preLaunchTask: string;
  readonly runtimeExecutable: string;
  readonly runtimeArgs: readonly string[];
  readonly console: string;
  readonly serverReadyAction?: { readonly pattern: string; readonly uriFormat: string };
}
interface Task {
  readonly label: string;
  readonly command: string;
  readonly args?: readonly string[];
}
const { configurations } = readJson('.vscode/launch.json') as { readonly configurations: readonly Launch[] };
const { tasks } = readJson('.vscode/tasks.json') as { readonly tasks: readonly Task[] };
const { scripts } = readJson('package.json') as { readonly scripts: Readonly<Record<string, string>> };
const [first, empty, ofFile] = configurations.map((one) => must(one));

/** Ports next to one another that no one listens at: that of the bot, then those of the windows. */
async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** What a debugger says to a program, and hears of it. */
class Debugger {
  readonly #socket: WebSocket;
  readonly #answers = new Map<number, (result: unknown) => void>();
  readonly paused = Promise.withResolvers<{ readonly hitBreakpoints: readonly string[] }>();
  constructor(url: string) {
    this.#socket = new WebSocket(url);
    this.#socket.addEventListener('message', ({ data }) => {
      const { id, result, method, params } = JSON.parse(String(data)) as {
        readonly id?: number;
        readonly result?: unknown;
        readonly method?: string;
        readonly params?: { readonly hitBreakpoints: readonly string[] };
      };
      if (id !== undefined) this.#answers.get(id)?.(result);
      if (method === 'Debugger.paused') this.paused.resolve(must(params));
    });
  }
  async open(): Promise<void> {
    await once(this.#socket, 'open');
  }
  async says<T>(method: string, params: object = {}): Promise<T> {
    const id = this.#answers.size + 1;
    const { promise, resolve } = Promise.withResolvers<unknown>();
    this.#answers.set(id, resolve);
    this.#socket.send(JSON.stringify({ id, method, params }));
    return (await promise) as T;
  }
  close(): void {
    this.#socket.close();
  }
}

const onWindows = process.platform === 'win32';

/** npm and all that it started, as the editor's button does. */
async function stopTree(child: ChildProcess): Promise<void> {
  const ended = child.exitCode === null ? once(child, 'exit') : undefined;
  const pid = must(child.pid);
  if (onWindows) execFileSync('taskkill', ['/pid', String(pid), '/t', '/f']);
  else process.kill(-pid, 'SIGTERM');
  await ended;
}

/** Resolves with what the file says, once it says something. */
async function textOf(folder: string, name: string): Promise<string> {
  const file = path.join(folder, name);
  const there = Promise.withResolvers<string>();
  const look = (): void => {
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    if (text !== '') there.resolve(text);
  };
  const watcher = watch(folder, look);
  look();
  return there.promise.finally(() => watcher.close());
}

describe('F5', () => {
  let folder: string;
  let teams: TeamsService;
  let started: ChildProcess | undefined;
  let editor: Debugger | undefined;
  before(async () => {
    folder = await newScratch('debugged');
    teams = await startTeamsService({ tenantId });
  });
  after(async () => {
    // A program that a debugger is attached to waits for it before it ends.
    editor?.close();
    if (started !== undefined) await stopTree(started);
    await teams.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('starts with the fictional cases, offers an empty start beside it, and names scripts and tasks that are there', () => {
    assert.deepEqual(first?.runtimeArgs, [...must(empty).runtimeArgs, '--', '--demo']);
    for (const { runtimeExecutable, runtimeArgs, preLaunchTask } of configurations) {
      assert.equal(runtimeExecutable, 'npm');
      assert.ok(runtimeArgs[0] === 'exec' || must(runtimeArgs[0]) in scripts);
      assert.ok(tasks.some(({ label }) => label === preLaunchTask));
    }
    assert.ok(must(ofFile?.runtimeArgs).includes('test/.mocharc.json'));
    assert.equal(globSync('test/.mocharc.json', { cwd: root }).length, 1);
    const install = must(tasks.find(({ label }) => label === 'install'));
    assert.equal(String(execFileSync(install.command, install.args, { cwd: root })), '', 'it installs nothing twice');
  });

  it('stops at a breakpoint in a step when a person presses, and opens the link of Priya', async () => {
    const { runtimeExecutable, runtimeArgs, serverReadyAction } = must(empty);
    const port = await freePort();
    started = spawn(runtimeExecutable, runtimeArgs, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: onWindows,
      detached: !onWindows,
      env: {
        ...bareEnvironment(),
        HOME: process.env['HOME'],
        NODE_OPTIONS: `--require ${fileURLToPath(new URL('attached.cjs', import.meta.url))}`,
        MSET_ATTACH: path.join(folder, 'attached'),
        DATA_DIR: folder,
        PORT: String(port),
        WINDOW_PORT: String(port + 1),
      },
    });
    const attached = Promise.withResolvers<string>();
    const link = Promise.withResolvers<string>();
    let said = '';
    const ends = (why: string): void => {
      for (const one of [attached, link]) one.reject(new Error(`${why}:\n${said}`));
    };
    started.once('exit', (code) => ends(`It ended with ${code}`));
    started.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    started.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      // As the editor does: the pattern, and what it captured.
      const [, captured] = new RegExp(must(serverReadyAction).pattern, 'i').exec(said) ?? [];
      if (captured !== undefined) link.resolve(must(serverReadyAction).uriFormat.replace('%s', captured));
      if (said.includes('Ctrl-C stops everything.')) ends('It runs, without the debugger or without the link');
    });
    void textOf(folder, 'attached').then(attached.resolve);
    editor = new Debugger(await attached.promise);
    await editor.open();
    const file = new URL('../../src/domain/case/referral/referral.ts', import.meta.url);
    const lineNumber = readFileSync(file, 'utf8')
      .split('\n')
      .findIndex((line) => line.includes('!isDetermined(saved'));
    await editor.says('Debugger.enable');
    const { breakpointId } = await editor.says<{ readonly breakpointId: string }>('Debugger.setBreakpointByUrl', {
      url: file.href,
      lineNumber,
    });
    await editor.says('Runtime.runIfWaitingForDebugger');
    assert.equal((await fetch(await link.promise)).status, 200);

    teams.bot = `http://127.0.0.1:${port}`;
    const person = teams.person(priya);
    await person.says('refer');
    const [, reference = ''] = /"ref":"(MSET-[^"]+)"/.exec(JSON.stringify(teams.calls)) ?? [];
    const pressed = person.presses('refer.begin', { ref: reference, page: 's47', section47: 'substantiated' });
    const { hitBreakpoints } = await editor.paused.promise;
    assert.deepEqual(hitBreakpoints, [breakpointId]);
    assert.match(breakpointId, new RegExp(`:${lineNumber}:`), 'at the very line, for types are only taken away');
    await editor.says('Debugger.resume');
    assert.match(JSON.stringify((await pressed).body), /Page 1 of 9/);
  });
});
