// A Teams-like window for one person: Microsoft's Agents Playground, unmodified, as a child process.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { makePrivate } from './private-file.ts';
import { stopChild } from './stop-child.ts';
import { otherPeople, windowPeople, type WindowPerson } from './people.ts';

export interface PlaygroundOptions {
  readonly person: WindowPerson;
  readonly port: number;
  /** Where the bot listens. */
  readonly bot: string;
  /** For the configuration and the log of the window. */
  readonly folder: string;
}
export interface Playground {
  readonly person: WindowPerson;
  readonly url: string;
  stop(): Promise<void>;
}

const tenant = '00000000-0000-4000-8000-0000000000ff';
const cli = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js');

const asUser = ({ name, objectId }: Pick<WindowPerson, 'name' | 'objectId'>) => ({
  id: `29:${objectId}`,
  name,
  userPrincipleName: `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@example.org`,
  aadObjectId: objectId,
  givenName: name.split(' ')[0] ?? name,
  surname: name.split(' ').at(-1) ?? name,
  email: `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@example.org`,
});

/** What the window knows: one person at the front, five others, a chat, a group chat, a team with one channel. */
function configurationOf(person: WindowPerson): object {
  const slug = person.name.toLowerCase().replaceAll(/[^a-z]+/g, '-');
  const others = [...windowPeople, ...otherPeople].filter((other) => other.objectId !== person.objectId);
  return {
    version: '0.1.1',
    tenantId: tenant,
    bot: { id: '28:mset', name: 'MSET' },
    currentUser: asUser(person),
    users: others.slice(0, 5).map(asUser),
    personalChat: { id: `a:${slug}` },
    groupChat: { id: `19:${slug}-group@thread.v2`, name: 'Pre-MSET' },
    team: {
      id: `19:${slug}-team@thread.tacv2`,
      name: `${person.channel} team`,
      aadGroupId: '00000000-0000-4000-8000-0000000000fe',
      channels: [{ id: `19:${slug}-channel@thread.tacv2`, name: person.channel }],
    },
  };
}

/** Opens a window; resolves when it can be visited. */
export async function openPlayground({ person, port, bot, folder }: PlaygroundOptions): Promise<Playground> {
  await mkdir(folder, { recursive: true });
  const name = person.objectId.slice(-2);
  const config = path.join(folder, `window-${name}.yml`);
  await writeFile(config, JSON.stringify(configurationOf(person), undefined, 2));
  const log = path.join(folder, `window-${name}.log`);
  makePrivate(log);
  const child = spawn(
    process.execPath,
    [cli, 'start', '-p', String(port), '-e', `${bot}/api/messages`, '-c', 'msteams', '--disable-telemetry'],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        // No browser is opened, nothing is reported to anyone (docs/running.md).
        TEAMSAPPTESTER_BROWSER: 'none',
        APPLICATION_INSIGHTS_NO_STATSBEAT: '1',
        M365_AGENTS_PLAYGROUND_CONFIG_PATH: config,
        M365_AGENTS_PLAYGROUND_LOGFILE: log,
      },
    },
  );
  const listening = await listeningPort(child, person);
  return { person, url: `http://localhost:${listening}`, stop: async () => stopChild(child, 3000) };
}

/** The window takes another port when its own is taken, and only says so. */
async function listeningPort(child: ChildProcess, person: WindowPerson): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const port = /Listening on (\d+)/.exec(said)?.[1];
      if (port !== undefined) resolve(Number(port));
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`The window of ${person.name} ended (${code}): ${said.slice(-400)}`)),
    );
  });
}
