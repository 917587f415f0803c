// The compiler of Bicep itself: which version (infra/bicep.csproj pins it), where it is, and what it says of a folder.
import { spawn } from 'node:child_process';
import { chmodSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const root = path.join(import.meta.dirname, '..', '..');
const project = path.join(root, 'infra', 'bicep.csproj');

/** The version that the project file pins. */
export const pinned = /Version="\[(.+)\]"/.exec(readFileSync(project, 'utf8'))?.[1] ?? '';

interface Said {
  readonly code: number | null;
  readonly out: string;
}

/** Runs a program to its end; undefined where there is none of this name. */
async function run(command: string, args: readonly string[]): Promise<Said | undefined> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const parts: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => parts.push(part));
  return new Promise((resolve) => {
    child.once('error', () => resolve(undefined));
    child.once('close', (code) => resolve({ code, out: Buffer.concat(parts).toString() }));
  });
}

const fetched = (): string | undefined =>
  globSync(`node_modules/.cache/bicep/azure.bicep.commandline.*/${pinned}/tools/bicep{,.exe}`, { cwd: root })
    .map((file) => path.join(root, file))
    .at(0);

/** The compiler of the pinned version: fetched before, on the PATH, or fetched now with a .NET SDK; undefined: none is here. */
export async function findCompiler(mayFetch: boolean): Promise<string | undefined> {
  const before = fetched();
  if (before !== undefined) return before;
  const onPath = await run('bicep', ['--version']);
  if (onPath?.out.includes(` ${pinned} `) === true) return 'bicep';
  const kits = mayFetch ? await run('dotnet', ['--list-sdks']) : undefined;
  if (kits === undefined || kits.out.trim() === '') return undefined;
  const restored = await run('dotnet', ['restore', project, '--verbosity', 'quiet']);
  const file = fetched();
  if (restored?.code !== 0 || file === undefined)
    throw new Error(`The compiler was not fetched.\n${restored?.out ?? ''}`);
  // The package comes without the right to run it.
  chmodSync(file, 0o755);
  return file;
}

/** A compiler that stays: it is started once, and asked as often as needed. */
export interface Compiler {
  /** What it answers, unchecked. Throws what it has to complain of. */
  ask(method: string, params: Readonly<Record<string, unknown>>): Promise<unknown>;
  end(): void;
}

const answerShape = z.object({
  id: z.number(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});

/** Speaks JSON-RPC with the compiler: a length, an empty line, a text. */
export function startCompiler(command: string): Compiler {
  const child = spawn(command, ['jsonrpc', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting = new Map<number, (answer: z.infer<typeof answerShape>) => void>();
  child.once('close', (code) => {
    const error = { message: `the compiler ended with ${code}` };
    for (const [id, answered] of waiting) answered({ id, result: undefined, error });
  });
  let [read, asked] = [Buffer.alloc(0), 0];
  child.stdout.on('data', (part: Buffer) => {
    read = Buffer.concat([read, part]);
    for (;;) {
      const head = read.indexOf('\r\n\r\n');
      const length = Number(/Content-Length: (\d+)/i.exec(read.subarray(0, Math.max(head, 0)).toString())?.[1]);
      const end = head + 4 + length;
      if (head < 0 || read.length < end) return;
      const answer = answerShape.parse(JSON.parse(read.subarray(head + 4, end).toString()));
      read = read.subarray(end);
      waiting.get(answer.id)?.(answer);
      waiting.delete(answer.id);
    }
  });
  return {
    async ask(method, params) {
      asked += 1;
      const id = asked;
      const text = JSON.stringify({ jsonrpc: '2.0', id, method: `bicep/${method}`, params: [params] });
      const answer = await new Promise<z.infer<typeof answerShape>>((resolve) => {
        waiting.set(id, resolve);
        child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
      });
      if (answer.error !== undefined) throw new Error(answer.error.message);
      return answer.result;
    },
    end: () => child.stdin.end(),
  };
}
