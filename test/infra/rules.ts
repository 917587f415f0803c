// Rules about Bicep that hold where its compiler is not, too: names, modules, descriptions.
import path from 'node:path';
import type { BicepFile, Place } from './bicep.ts';

/** A line for whoever must mend it: `infra/main.bicep:12:7: …`. */
export type Problem = string;
export type Rule = (files: readonly BicepFile[]) => readonly Problem[];

export const problem = (file: BicepFile, { line, column }: Place, message: string): Problem =>
  `${file.path}:${line}:${column}: ${message}`;

/** A rule that looks at each file by itself. */
export const inEach =
  (check: (file: BicepFile, files: readonly BicepFile[]) => readonly Problem[]): Rule =>
  (files) =>
    files.flatMap((file) => check(file, files));

export const syntax = inEach((file) => file.faults.map((fault) => problem(file, fault, fault.message)));

export const described = inEach((file) =>
  [...file.params, ...file.outputs]
    .filter(({ decorators }) => String(decorators.get('description')?.literal ?? '').length < 8)
    .map((one) => problem(file, one, `${one.name} has no @description: say what it is and what to put in`)),
);

/** Functions that Bicep brings, those that are used here. A misspelt one would be found at deployment only. */
const functions = new Set(
  (
    'cidrSubnet contains empty first flatten guid join json loadJsonContent loadTextContent replace resourceGroup resourceId string ' +
    'map split subscription subscriptionResourceId take tenant toLower uniqueString union'
  ).split(' '),
);

export const symbols = inEach((file) => {
  const declared = new Set(
    [...file.params, ...file.variables, ...file.resources, ...file.modules].map(({ name }) => name),
  );
  const unknown = file.references
    .filter(({ name, isFunction }) => !(isFunction ? functions : declared).has(name))
    .map((one) =>
      problem(file, one, `${one.name} is ${one.isFunction ? 'no function that is known' : 'not declared'}`),
    );
  const used = new Set(file.references.map(({ name }) => name));
  const unused = [...file.params, ...file.variables]
    .filter(({ name }) => !used.has(name))
    .map((one) => problem(file, one, `${one.name} is never used: use it or take it away`));
  return [...unknown, ...unused];
});

export const twice = inEach((file) => {
  const all = [...file.params, ...file.variables, ...file.resources, ...file.modules];
  return all
    .filter(({ name }, at) => all.findIndex((one) => one.name === name) < at)
    .map((one) => problem(file, one, `${one.name} is declared twice`));
});

/** What is given to a module is what it asks for, and what is taken from it is what it gives. */
export const modules = inEach((file, files) =>
  file.modules.flatMap((module) => {
    const to = path.posix.join(path.posix.dirname(file.path), module.path);
    const other = files.find((one) => one.path === to);
    if (other === undefined) return [problem(file, module, `there is no ${to}`)];
    const asked = new Map(other.params.map((one) => [one.name, one]));
    const needed = other.params.filter(({ value }) => value === undefined);
    const missing = needed.filter(({ name }) => !module.params.has(name)).map(({ name }) => name);
    const given = new Set(other.outputs.map(({ name }) => name));
    return [
      ...missing.map((name) => problem(file, module, `${to} needs the parameter ${name}`)),
      ...[...module.params]
        .filter(([name]) => !asked.has(name))
        .map(([name, value]) => problem(file, value, `${to} has no parameter ${name}`)),
      ...file.references
        .filter(
          ({ name, path: rest }) =>
            name === module.name && rest !== '' && !given.has(/^outputs\.(\w+)$/.exec(rest)?.[1] ?? ''),
        )
        .map((one) => problem(file, one, `${to} has no output ${one.path.replace('outputs.', '')}`)),
    ];
  }),
);

export const noPreviews = inEach((file) =>
  file.resources
    // Diagnostic settings have never left preview, in any version.
    .filter(
      ({ type, version }) => type !== 'Microsoft.Insights/diagnosticSettings' && !/^\d{4}-\d\d-\d\d$/.test(version),
    )
    .map((one) => problem(file, one, `${one.type}@${one.version} is a preview: take a version that stays`)),
);
