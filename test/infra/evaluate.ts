// What the compiler says of a folder like infra/, and what it evaluates there: every resource of each way of installing.
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { pinned } from './compiler.ts';
import type { Compiler } from './compiler.ts';

/** What an evaluation is made of, as one hash; the ends of lines do not count. */
export const sourcesHash = (folder: string): string =>
  hashOf(
    folder,
    filesIn(folder, every).filter((file) => !isMade(file)),
  );

/** Sources and what was made of them, as one hash: where it is the one of a check that passed, nothing is to be checked. */
export const everythingHash = (folder: string): string => hashOf(folder, filesIn(folder, every));

const every = '**/*.{bicep,bicepparam,csproj,json}';
function hashOf(folder: string, files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\n${textIn(folder, file)}\n`);
  return hash.digest('hex');
}
const textIn = (folder: string, file: string): string =>
  readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n');
const isMade = (file: string): boolean => file.endsWith('.snapshot.json') || made.includes(file);
/** A council's own parameters: not part of what is evaluated here. */
const isCouncils = (file: string): boolean => file.startsWith('councils/');
/** What `npm run infra` writes, beside a snapshot for each parameter file. */
const made: readonly string[] = ['compiled.json', 'data-rights.json', 'looks-end-rights.json'];

const filesIn = (folder: string, pattern: string): readonly string[] =>
  globSync(pattern, { cwd: folder })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !isCouncils(file))
    .toSorted();

/** A parameter file for each way of installing; the compiler writes what it evaluates to beside it. */
export const snapshotOf = (file: string): string => file.replace(/\.bicepparam$/, '.snapshot.json');

// Made up, and always the same: ids are part of what is evaluated.
const metadata = {
  subscriptionId: '00000000-0000-4000-8000-000000000001',
  tenantId: '00000000-0000-4000-8000-000000000002',
  resourceGroup: 'mset',
  location: 'uksouth',
};

const compiledShape = z.object({
  contents: z.string().nullish(),
  diagnostics: z.array(
    z.object({
      source: z.string(),
      range: z.object({ start: z.object({ line: z.number(), char: z.number() }) }),
      level: z.string(),
      code: z.string(),
      message: z.string(),
    }),
  ),
});
const snapshotShape = z.object({ snapshot: z.string() });
const formattedShape = z.object({ contents: z.string() });

/** A parameter file with all that it extends: the template it is for, and its parameters as written. */
interface Given {
  readonly template: string;
  readonly params: ReadonlyMap<string, string>;
}
function givenIn(folder: string, file: string): Given {
  const [head = '', ...blocks] = textIn(folder, file).split(/\n(?=param )/);
  const beside = (said: RegExp): string | undefined => {
    const named = said.exec(head)?.[1];
    return named === undefined ? undefined : path.posix.join(path.posix.dirname(file), named);
  };
  const base = beside(/^extends '(.+)'$/m);
  return {
    template: beside(/^using '(.+)'$/m) ?? '',
    params: new Map([
      ...(base === undefined ? [] : givenIn(folder, base).params),
      ...blocks.map((block) => [/^param (\w+)/.exec(block)?.[1] ?? '', block] as const),
    ]),
  };
}

/** Evaluates parameter files of a folder; each template is compiled once. */
export interface Evaluation {
  /** A line for each thing that the compiler has to say of a template and of its modules. */
  complaintsOf(template: string): Promise<readonly string[]>;
  /**
   * The resources of a parameter file, with their values, as the text of a snapshot; `otherwise`: parameters as written
   * (`param x = …`) that are given instead; `group`: the resource group. Throws what the parameters are refused for.
   */
  evaluated(file: string, otherwise?: readonly string[], group?: string): Promise<string>;
}
/** What a template is called when it is compiled. */
const jsonOf = (template: string): string => `${template.replaceAll(/\W/g, '-')}.json`;

export function evaluationOf(compiler: Compiler, folder: string): Evaluation {
  const scratch = mkdtempSync(path.join(tmpdir(), 'mset-evaluated-'));
  process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
  let asked = 0;
  const compiled = new Map<string, Promise<z.infer<typeof compiledShape>>>();
  async function compileNow(template: string): Promise<z.infer<typeof compiledShape>> {
    const answer = compiledShape.parse(await compiler.ask('compile', { path: path.join(folder, template) }));
    writeFileSync(path.join(scratch, jsonOf(template)), answer.contents ?? '');
    return answer;
  }
  const compile = async (template: string): Promise<z.infer<typeof compiledShape>> => {
    const answer = compiled.get(template) ?? compileNow(template);
    compiled.set(template, answer);
    return await answer;
  };
  return {
    async complaintsOf(template) {
      return (await compile(template)).diagnostics.map(({ source, range: { start }, level, code, message }) => {
        const where = path.relative(folder, source).replaceAll('\\', '/');
        return `${where}(${start.line + 1},${start.char + 1}): ${level} ${code}: ${message}`;
      });
    },
    async evaluated(file, otherwise = [], group = metadata.resourceGroup) {
      const { template, params } = givenIn(folder, file);
      await compile(template);
      const given = new Map([
        ...params,
        ...otherwise.map((one) => [/^param (\w+)/.exec(one)?.[1] ?? '', one] as const),
      ]);
      asked += 1;
      const flat = path.join(scratch, `${asked}.bicepparam`);
      writeFileSync(flat, [`using './${jsonOf(template)}'`, ...given.values()].join('\n'));
      const { snapshot } = snapshotShape.parse(
        await compiler.ask('getSnapshot', { path: flat, metadata: { ...metadata, resourceGroup: group } }),
      );
      // The compiler writes the outputs in another order each time; the same evaluation makes the same file.
      const all = z.looseObject({ outputs: z.record(z.string(), z.unknown()).default({}) }).parse(JSON.parse(snapshot));
      const outputs = Object.fromEntries(Object.entries(all.outputs).toSorted(([a], [b]) => (a < b ? -1 : 1)));
      return `${JSON.stringify({ ...all, outputs }, undefined, 2)}\n`;
    },
  };
}

/** The lines that one text has and the other has not: enough to see what differs. */
function difference(before: string, after: string): readonly string[] {
  const [old, now] = [before, after].map((text) => new Set(text.split('\n')));
  return [
    ...[...(old ?? [])].filter((line) => now?.has(line) === false).map((line) => `  - ${line.trim()}`),
    ...[...(now ?? [])].filter((line) => old?.has(line) === false).map((line) => `  + ${line.trim()}`),
  ].slice(0, 40);
}

async function compileAll(compiler: Compiler, folder: string, writes: boolean): Promise<readonly string[]> {
  const parameters = filesIn(folder, '{*,ways/*}.bicepparam');
  const sources = filesIn(folder, '{*,modules/*}.bicep');
  const said = new Set<string>();
  for (const file of [...parameters, ...sources]) {
    const { contents } = formattedShape.parse(await compiler.ask('format', { path: path.join(folder, file) }));
    if (contents.trimEnd() === textIn(folder, file).trimEnd()) continue;
    if (writes) writeFileSync(path.join(folder, file), contents);
    else said.add(`${file} is not as the compiler writes it: run "npm run infra".`);
  }
  const evaluation = evaluationOf(compiler, folder);
  // Modules are compiled with what uses them.
  for (const file of filesIn(folder, '*.bicep')) for (const one of await evaluation.complaintsOf(file)) said.add(one);
  if (said.size > 0) return [...said];
  for (const file of parameters) {
    const text = await evaluation.evaluated(file);
    const beside = snapshotOf(file);
    if (writes) writeFileSync(path.join(folder, beside), text);
    else if (!existsSync(path.join(folder, beside)) || textIn(folder, beside) !== text)
      said.add([`${beside} differs:`, ...difference(textIn(folder, beside), text)].join('\n'));
  }
  return [...said];
}

const definitionShape = z.object({ permissions: z.array(z.object({ dataActions: z.array(z.string()) })) });
const assignmentShape = z.object({ roleDefinitionId: z.string(), scope: z.string(), principalId: z.string() });
const resourcesShape = z.object({
  predictedResources: z.array(z.looseObject({ id: z.string(), type: z.string(), properties: z.unknown().optional() })),
});

/** What a snapshot lets an identity do with documents, by container; `*`: with the account. */
function dataRightsIn(
  snapshot: string,
  identity: RegExp,
): readonly { readonly container: string; readonly actions: readonly string[] }[] {
  const { predictedResources } = resourcesShape.parse(JSON.parse(snapshot));
  const of = (type: string) =>
    predictedResources.filter((one) => one.type === `Microsoft.DocumentDB/databaseAccounts/${type}`);
  const actions = new Map(
    of('sqlRoleDefinitions').map(({ id, properties }) => [
      id,
      definitionShape.parse(properties).permissions.flatMap(({ dataActions }) => dataActions),
    ]),
  );
  return of('sqlRoleAssignments').flatMap(({ properties }) => {
    const { roleDefinitionId, scope, principalId } = assignmentShape.parse(properties);
    if (!identity.test(principalId)) return [];
    return { container: /\/colls\/(.+)$/.exec(scope)?.[1] ?? '*', actions: actions.get(roleDefinitionId) ?? [] };
  });
}

/** What the other files must hold, going by the snapshot of the council's parameters. */
const following = (folder: string): readonly (readonly [file: string, value: unknown])[] => [
  ['compiled.json', { compiler: pinned, sources: sourcesHash(folder) }],
  ['data-rights.json', dataRightsIn(textIn(folder, 'council.snapshot.json'), /(?<!-looks-end)-identity'/)],
  ['looks-end-rights.json', dataRightsIn(textIn(folder, 'council.snapshot.json'), /-looks-end-identity'/)],
];

/**
 * Evaluates every parameter file of the folder into it and formats its sources, or, where it may not write, compares with
 * what lies there. Says what is wrong, a warning of the compiler too. Without a compiler only that the sources are those
 * that were evaluated.
 */
export async function seeTo(
  folder: string,
  compiler: Compiler | undefined,
  writes: boolean,
): Promise<readonly string[]> {
  const said = compiler === undefined ? [] : await compileAll(compiler, folder, writes);
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
