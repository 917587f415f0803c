// The compiler of Bicep itself: which version (infra/bicep.csproj pins it), where it is, and what it says of a folder.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';

const root = path.join(import.meta.dirname, '..', '..');
const project = path.join(root, 'infra', 'bicep.csproj');

/** The version that the project file pins. */
export const pinned = /Version="\[(.+)\]"/.exec(readFileSync(project, 'utf8'))?.[1] ?? '';

interface Said {
  readonly code: number | null;
  readonly out: string;
  /** What the compiler has to complain of, warnings too. */
  readonly complaints: string;
}

const text = (parts: readonly Buffer[]): string => Buffer.concat(parts).toString();

/** Runs a program to its end; undefined where there is none of this name. */
async function run(command: string, args: readonly string[]): Promise<Said | undefined> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, complaints]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (part: Buffer) => out.push(part));
  child.stderr.on('data', (part: Buffer) => complaints.push(part));
  return new Promise((resolve) => {
    child.once('error', () => resolve(undefined));
    child.once('close', (code) => resolve({ code, out: text(out), complaints: text(complaints) }));
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
    throw new Error(`The compiler was not fetched.\n${restored?.out ?? ''}${restored?.complaints ?? ''}`);
  // The package comes without the right to run it.
  chmodSync(file, 0o755);
  return file;
}

/** Everything that an evaluation is made of, as one hash; the ends of lines do not count. */
export function sourcesHash(folder: string): string {
  const hash = createHash('sha256');
  const files = globSync('**/*.{bicep,bicepparam,csproj,json}', { cwd: folder }).map((file) =>
    file.replaceAll('\\', '/'),
  );
  for (const file of files.toSorted()) {
    if (isMade(file)) continue;
    hash.update(`${file}\n${textIn(folder, file)}\n`);
  }
  return hash.digest('hex');
}
const textIn = (folder: string, file: string): string =>
  readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n');
const isMade = (file: string): boolean => file.endsWith('.snapshot.json') || made.includes(file);
/** What `npm run infra` writes, beside a snapshot for each parameter file. */
const made: readonly string[] = ['compiled.json', 'data-rights.json'];

const parameterFiles = (folder: string): readonly string[] => globSync('*.bicepparam', { cwd: folder }).toSorted();

// Made up, and always the same: ids are part of what is evaluated.
const place = (
  '--subscription-id 00000000-0000-4000-8000-000000000001 --tenant-id 00000000-0000-4000-8000-000000000002 ' +
  '--resource-group mset --location uksouth'
).split(' ');

type Mode = 'overwrite' | 'validate';

/** The compiler writes the outputs in another order each time; the same evaluation makes the same file. */
function sortOutputs(file: string): void {
  const snapshot = z.looseObject({ outputs: z.record(z.string(), z.unknown()) }).parse(JSON.parse(textIn('', file)));
  const outputs = Object.fromEntries(Object.entries(snapshot.outputs).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(file, `${JSON.stringify({ ...snapshot, outputs }, undefined, 2)}\n`);
}

/**
 * Evaluates the resources of a parameter file into NAME.snapshot.json beside it, or compares them with that file; says
 * what is wrong, or what differs; '' where nothing is.
 */
async function evaluate(compiler: string, file: string, mode: Mode): Promise<string> {
  const said = await run(compiler, ['snapshot', file, '--mode', mode, ...place]);
  if (mode === 'overwrite' && said?.code === 0) sortOutputs(file.replace(/\.bicepparam$/, '.snapshot.json'));
  if (said?.code === 0 && said.complaints === '') return '';
  // The compiler colours what it says.
  return stripVTControlCharacters(`${path.basename(file)}: ${said?.out ?? ''}${said?.complaints ?? 'not run'}`);
}

/** What the compiler has to say, of the files that no parameter file uses as well. */
async function compileAll(compiler: string, folder: string, mode: Mode): Promise<readonly string[]> {
  const said: string[] = [];
  const evaluated = parameterFiles(folder);
  const used = evaluated.map((file) => /^using '\.\/(.+)'/m.exec(textIn(folder, file))?.[1]);
  for (const file of evaluated) said.push(await evaluate(compiler, path.join(folder, file), mode));
  for (const file of globSync('*.bicep', { cwd: folder }).toSorted()) {
    if (used.includes(file)) continue;
    const built = await run(compiler, ['build', path.join(folder, file), '--stdout']);
    if (built?.code !== 0 || built.complaints !== '') said.push(`${file}: ${built?.complaints.trim() ?? 'not built'}`);
  }
  return said.filter((one) => one !== '');
}

const evaluatedShape = z.object({
  predictedResources: z.array(z.looseObject({ id: z.string(), type: z.string(), properties: z.unknown().optional() })),
});
const definitionShape = z.object({ permissions: z.array(z.object({ dataActions: z.array(z.string()) })) });
const assignmentShape = z.object({ roleDefinitionId: z.string(), scope: z.string() });

/** What a snapshot lets the bot's identity do with documents, by container; `*`: with the account. */
function dataRightsIn(
  snapshot: string,
): readonly { readonly container: string; readonly actions: readonly string[] }[] {
  const { predictedResources } = evaluatedShape.parse(JSON.parse(snapshot));
  const of = (type: string) =>
    predictedResources.filter((one) => one.type === `Microsoft.DocumentDB/databaseAccounts/${type}`);
  const actions = new Map(
    of('sqlRoleDefinitions').map(({ id, properties }) => [
      id,
      definitionShape.parse(properties).permissions.flatMap(({ dataActions }) => dataActions),
    ]),
  );
  return of('sqlRoleAssignments').map(({ properties }) => {
    const { roleDefinitionId, scope } = assignmentShape.parse(properties);
    return { container: /\/colls\/(.+)$/.exec(scope)?.[1] ?? '*', actions: actions.get(roleDefinitionId) ?? [] };
  });
}

/** What the other files must hold, going by the snapshot of the council's parameters. */
const following = (folder: string): readonly (readonly [file: string, value: unknown])[] => [
  ['compiled.json', { compiler: pinned, sources: sourcesHash(folder) }],
  ['data-rights.json', dataRightsIn(textIn(folder, 'council.snapshot.json'))],
];

/**
 * Evaluates every parameter file of the folder into it, or, where it may not write, compares with what lies there. Says
 * what is wrong, a warning of the compiler too. Without a compiler only that the sources are those that were evaluated.
 */
export async function seeTo(folder: string, compiler: string | undefined, writes: boolean): Promise<readonly string[]> {
  const said = compiler === undefined ? [] : await compileAll(compiler, folder, writes ? 'overwrite' : 'validate');
  if (said.length > 0) return said;
  const wrong: string[] = [];
  for (const [file, value] of following(folder)) {
    const text = `${JSON.stringify(value, undefined, 2)}\n`;
    if (writes) writeFileSync(path.join(folder, file), text);
    else if (!existsSync(path.join(folder, file)) || textIn(folder, file) !== text)
      wrong.push(`infra/${file} is not of these sources: run "npm run infra", and read the difference.`);
  }
  return wrong;
}
