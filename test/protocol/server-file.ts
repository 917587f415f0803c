/** A server whose file outlives it, in this process or in its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { CosmosLocal } from '../../src/cosmos-local/open.ts';
import { connect, indexed } from './target.ts';

export const key = Buffer.from('a key of the tests').toString('base64');

interface Running {
  readonly child: ChildProcess;
  readonly endpoint: string;
}

/** Starts the server in a process of its own and waits until it listens. */
export async function start(file: string): Promise<Running> {
  const script = join(import.meta.dirname, 'server-child.ts');
  const child = spawn(process.execPath, [script, file, key], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, endpoint: line.toString().trim() };
}

export async function kill(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

export const openContainer = async (endpoint: string) => {
  const client = connect(endpoint, key);
  const { database } = await client.databases.createIfNotExists({ id: 'kept' });
  const { container } = await database.containers.createIfNotExists({ ...indexed, id: 'cases' });
  return { container, client };
};

export const using = async (opened: CosmosLocal, work: (opened: CosmosLocal) => Promise<void>): Promise<void> => {
  try {
    await work(opened);
  } finally {
    await opened.close();
  }
};
