// Rules about what the app relies on: its environment, its probes, its containers, the metrics it sends.
import path from 'node:path';
import { at } from './bicep.ts';
import type { BicepFile, Resource, Value } from './bicep.ts';
import { resourcesOf } from './demands.ts';
import { problem } from './rules.ts';
import type { Problem, Rule } from './rules.ts';

/** What the app sends, and nothing else: an alert on another name would never fire. */
export const metrics: ReadonlySet<string> = new Set([
  'mset.turn.duration',
  'mset.act.duration',
  'mset.store.duration',
  'mset.deliver.duration',
  'mset.outbox.age',
  'mset.delivery.failed',
  'mset.gate.refused',
  'mset.store.throttled',
  'mset.http.status',
]);
const watched = ['outbox.age', 'delivery.failed', 'gate.refused', 'store.throttled', 'http.status'];

/** Alerts ask for metrics that there are, and for each that somebody must hear of. */
export const alerts: Rule = (files) => {
  const all = files.flatMap((file) => metricsNamedIn(file.text).map((one) => ({ file, ...one })));
  return [
    ...all
      .filter(({ name }) => !metrics.has(name))
      .map(({ file, line, column, name }) =>
        problem(file, { line, column }, `${name} is no metric of the app: it would never fire`),
      ),
    ...watched
      .filter((name) => !all.some((one) => one.name === `mset.${name}`))
      .map((name) => `infra: no alert watches mset.${name}`),
  ];
};

/** The exporter sends a gauge with a value and a count of one, and no highest value: Max alone may be empty for ever. */
export const gauges: Rule = (files) =>
  files.flatMap((file) =>
    file.text.split('\n').flatMap((line, row) => {
      const column = line.search(/\bmax\(Max\)/) + 1;
      const message = 'Max may be empty: ask for max(coalesce(Max, Sum / ItemCount))';
      return column === 0 ? [] : [problem(file, { line: row + 1, column }, message)];
    }),
  );

/** Every `mset.…` in quotes, with its place. */
export const metricsNamedIn = (text: string): readonly { name: string; line: number; column: number }[] =>
  text.split('\n').flatMap((line, row) =>
    [...line.matchAll(/(?<=\\?")mset\.[\w.]+/g)].map((found) => ({
      name: found[0],
      line: row + 1,
      column: found.index + 1,
    })),
  );

const containerType = 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers';

/** Containers are made once for each of infra/containers.json, with its partition keys and index paths. */
export const containers: Rule = (files) => {
  const found = resourcesOf(files, containerType);
  if (found.length === 0) return ['infra: no containers are made'];
  return found.flatMap(([file, resource]) => {
    const [, variable = ''] = /^(\w+)\.containers$/.exec(resource.each?.many ?? '') ?? [];
    const loaded = file.variables.find(({ name }) => name === variable)?.value;
    const [, from = ''] = /^loadJsonContent\('([^']+)'\)$/.exec(loaded?.text ?? '') ?? [];
    if (path.posix.join(path.posix.dirname(file.path), from) !== 'infra/containers.json')
      return [
        problem(
          file,
          resource,
          'containers must be made from loadJsonContent of infra/containers.json: the app reads the same',
        ),
      ];
    return wrongParts(file, resource, resource.each?.one ?? '');
  });
};

function wrongParts(file: BicepFile, resource: Resource, one: string): readonly Problem[] {
  return ['id', 'partitionKey', 'indexingPolicy'].flatMap((part) => {
    const said = at(resource.body, `properties.resource.${part}`);
    if (said?.text === `${one}.${part}`) return [];
    return [problem(file, said ?? resource, `${part} must be ${one}.${part}: what infra/containers.json says`)];
  });
}

const appType = 'Microsoft.App/containerApps';
const probes = { Startup: '/healthz', Liveness: '/healthz', Readiness: '/readyz/first' } as const;

/** Each probe asks its own address, on the port that is served, and as often as the platform takes (10 failures). */
export const probed: Rule = (files) =>
  resourcesOf(files, appType).flatMap(([file, resource]) =>
    containersIn(resource).flatMap((container) => {
      const all = at(container, 'probes')?.items ?? [];
      return Object.entries(probes).flatMap(([type, address]) => {
        const one = all.find((probe) => at(probe, 'type')?.literal === type);
        if (one === undefined) return [problem(file, container, `there is no ${type} probe: it must ask ${address}`)];
        const asked = at(one, 'httpGet.path');
        const failures = at(one, 'failureThreshold');
        return [
          ...(asked?.literal === address ? [] : [problem(file, asked ?? one, `the ${type} probe must ask ${address}`)]),
          ...(Number(failures?.literal ?? 11) <= 10
            ? []
            : [problem(file, failures ?? one, 'failureThreshold is 10 at most')]),
        ];
      });
    }),
  );

/** One instance is never enough: it must be two or more, also where it is a parameter. */
export const replicated: Rule = (files) =>
  resourcesOf(files, appType).flatMap(([file, resource]) => {
    const least = at(resource.body, 'properties.template.scale.minReplicas');
    const parameter = file.params.find(({ name }) => name === least?.text);
    const value = least?.literal ?? parameter?.decorators.get('minValue')?.literal;
    if (typeof value === 'number' && value >= 2) return [];
    return [
      problem(
        file,
        least ?? resource,
        'minReplicas must be 2 or more, a parameter with @minValue(2): one instance is an outage away',
      ),
    ];
  });

export const containersIn = (resource: Resource): readonly Value[] =>
  at(resource.body, 'properties.template.containers')?.items ?? [];

/** What runs the image: the bot, and the program beside it. */
const runsTheImage = [appType, 'Microsoft.App/jobs'];
const runningIn = (files: readonly BicepFile[]): readonly (readonly [BicepFile, Resource])[] =>
  runsTheImage.flatMap((type) => resourcesOf(files, type));

/** A variable's value in the place of its name. */
const resolved = (file: BicepFile, value: Value | undefined): Value | undefined =>
  file.variables.find(({ name }) => name === value?.text)?.value ?? value;

/** Name → what is said, of a container. */
function environmentOf(file: BicepFile, resource: Resource): ReadonlyMap<string, Value> {
  const rows = containersIn(resource).flatMap((container) => resolved(file, at(container, 'env'))?.items ?? []);
  return new Map(rows.map((row) => [String(at(row, 'name')?.literal), row]));
}

/** Of the bot. */
export const environmentIn = (files: readonly BicepFile[]): ReadonlyMap<string, Value> =>
  new Map(resourcesOf(files, appType).flatMap(([file, resource]) => [...environmentOf(file, resource)]));

const isSecret = (name: string): boolean => /KEY|PASSWORD|SECRET|SMTP_URL/.test(name);

/** Every variable is one that the app reads, none that it needs is missing, and what is secret comes by reference. */
export const environment =
  (known: ReadonlySet<string>, needed: readonly string[]): Rule =>
  (files) =>
    runningIn(files).flatMap(([file, resource]) => {
      const set = [...environmentOf(file, resource)];
      return [
        ...set
          .filter(([name]) => !known.has(name))
          .map(([name, row]) => problem(file, row, `${name} is no variable that src/config.ts reads`)),
        ...set
          .filter(
            ([name, row]) => isSecret(name) && (at(row, 'secretRef') === undefined || at(row, 'value') !== undefined),
          )
          .map(([name, row]) => problem(file, row, `${name} is secret: give it by secretRef, from the vault`)),
        ...needed
          .filter((name) => !set.some(([one]) => one === name))
          .map((name) => problem(file, resource, `${name} is not set, and the app does not start without it`)),
      ];
    });

/** Secrets of the app are references into the vault. */
export const fromTheVault: Rule = (files) =>
  runningIn(files).flatMap(([file, resource]) =>
    (resolved(file, at(resource.body, 'properties.configuration.secrets'))?.items ?? [])
      .filter((secret) => at(secret, 'keyVaultUrl') === undefined || at(secret, 'value') !== undefined)
      .map((secret) =>
        problem(file, secret, 'a secret must be a keyVaultUrl with the identity: values end up in deployments'),
      ),
  );
