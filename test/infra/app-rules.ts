// Rules about what the app relies on: its environment, its probes, its containers, the metrics it sends.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { at, isDeployedByOwner, isInstallation, itemsAt, problem, resourcesOf, without } from './evaluated.ts';
import type { Resource, Rule, Way } from './evaluated.ts';

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

/** Every `mset.…` in quotes. */
export const metricsNamedIn = (text: string): readonly string[] =>
  [...text.matchAll(/(?<=\\?")mset\.[\w.]+/g)].map(([name]) => name);

const queryOf = (alert: Resource): string => String(at(alert, 'properties.criteria.allOf.0.query'));

/** Alerts ask for metrics that there are, and for each that a person must hear of. */
export const alerts: Rule = (way) => {
  if (!isDeployedByOwner(way)) return [];
  const all = resourcesOf(way, 'Insights/scheduledQueryRules');
  const named = new Set(all.flatMap((alert) => metricsNamedIn(queryOf(alert))));
  return [
    ...all.flatMap((alert) =>
      metricsNamedIn(queryOf(alert))
        .filter((name) => !metrics.has(name))
        .map((name) => problem(way, alert, `${name} is no metric of the app: it would never fire`)),
    ),
    ...watched.filter((name) => !named.has(`mset.${name}`)).map((name) => `${way.name}: no alert watches mset.${name}`),
  ];
};

/** The exporter sends a gauge with a value and a count of one, and no highest value: Max alone may be empty for ever. */
export const gauges: Rule = (way) =>
  resourcesOf(way, 'Insights/scheduledQueryRules')
    .filter((alert) => /\bmax\(Max\)/.test(queryOf(alert)))
    .map((alert) => problem(way, alert, 'Max may be empty: ask for max(coalesce(Max, Sum / ItemCount))'));

/** What arrives late is still counted: a notice that was lost is asked for in twice the time between two looks. */
export const overlapping: Rule = (way) =>
  resourcesOf(way, 'Insights/scheduledQueryRules')
    .filter(({ name }) => /-(?:outbox-age|delivery-failed)$/.test(name))
    .filter((alert) => at(alert, 'properties.windowSize') === at(alert, 'properties.evaluationFrequency'))
    .map((alert) => problem(way, alert, 'windowSize must be longer than evaluationFrequency: metrics come late'));

const containersFile = z
  .object({ containers: z.array(z.looseObject({ id: z.string() })) })
  .parse(JSON.parse(readFileSync(new URL('../../infra/containers.json', import.meta.url), 'utf8')));

/** Containers are those of infra/containers.json, with its partition keys and index paths. */
export const containers: Rule = (way) => {
  if (!isInstallation(way)) return [];
  const made = resourcesOf(way, 'DocumentDB/databaseAccounts/sqlDatabases/containers').map((one) =>
    at(one, 'properties.resource'),
  );
  const wanted = containersFile.containers.map(({ id, partitionKey, indexingPolicy }) => ({
    id,
    partitionKey,
    indexingPolicy,
  }));
  return isDeepStrictEqual(made, wanted)
    ? []
    : [`${way.name}: the containers must be those of infra/containers.json: the app reads the same`];
};

const probes = { Startup: '/healthz', Liveness: '/healthz', Readiness: '/readyz/first' } as const;

/** Each probe asks its own address, on the port that is served, and as often as the platform takes (10 failures). */
export const probed: Rule = (way) =>
  resourcesOf(way, 'App/containerApps').flatMap((app) => {
    const all = itemsAt(app, 'properties.template.containers.0.probes');
    return Object.entries(probes).flatMap(([type, address]) => {
      const one = all.find((probe) => at(probe, 'type') === type);
      const isAsked =
        at(one, 'httpGet.path') === address &&
        at(one, 'httpGet.port') === at(app, 'properties.configuration.ingress.targetPort');
      return [
        ...(isAsked ? [] : [problem(way, app, `the ${type} probe must ask ${address} on the port that is served`)]),
        ...(Number(at(one, 'failureThreshold')) <= 10 ? [] : [problem(way, app, 'failureThreshold is 10 at most')]),
      ];
    });
  });

/** One instance is an outage away; and as many run as the pace was divided by. */
export const replicated: Rule = (way) =>
  resourcesOf(way, 'App/containerApps').flatMap((app) => {
    const [least, most] = ['min', 'max'].map((end) => Number(at(app, `properties.template.scale.${end}Replicas`)));
    const told = Number(environmentOf(app).get('REPLICAS'));
    return least !== undefined && least >= 2 && least === most && least === told
      ? []
      : [problem(way, app, `minReplicas, maxReplicas and REPLICAS must be one number of 2 or more`)];
  });

/** Name → value of a container's environment; of a secret, `secret:` and its name. */
export function environmentOf(resource: Resource): ReadonlyMap<string, string> {
  const rows = itemsAt(resource, 'properties.template.containers.0.env');
  return new Map(
    rows.map((row) => {
      const secret = at(row, 'secretRef');
      return [
        String(at(row, 'name')),
        secret === undefined ? String(at(row, 'value')) : `secret:${JSON.stringify(secret)}`,
      ];
    }),
  );
}

/** What runs the image as the bot: itself, and the programs beside it. Old looks end under an identity of its own. */
const runningIn = (way: Way): readonly Resource[] =>
  ['App/containerApps', 'App/jobs'].flatMap((type) => resourcesOf(way, type)).filter((one) => !endsLooks(one));
const endsLooks = ({ name }: Resource): boolean => name.endsWith('-looks-end');

/** What ends looks is that identity alone, and has what reaches the database and nothing else: no secret, nothing of Teams. */
export const looksEndApart: Rule = (way) =>
  resourcesOf(way, 'App/jobs')
    .filter(endsLooks)
    .flatMap((one) => {
      const wanted = ['AZURE_CLIENT_ID', 'COSMOS_DATABASE', 'COSMOS_ENDPOINT', 'DATA_DIR', 'NODE_ENV'];
      const set = [...environmentOf(one).keys()].toSorted();
      const isAlone = Object.keys(Object(at(one, 'identity.userAssignedIdentities'))).every((id) =>
        id.includes('-looks-end-identity'),
      );
      return [
        ...(set.join() === wanted.join() ? [] : [problem(way, one, `it reads ${wanted.join(', ')} and nothing else`)]),
        ...(isAlone && itemsAt(one, 'properties.configuration.secrets').length === 0
          ? []
          : [problem(way, one, 'it is an identity of its own, and has no secret')]),
      ];
    });

const isSecret = (name: string): boolean => /KEY|PASSWORD|SECRET|SMTP_URL/.test(name);

/** The variables are those that the app reads, but for those left out; what is secret comes by reference. */
export const environment =
  (read: ReadonlySet<string>, leftOut: ReadonlySet<string>): Rule =>
  (way) =>
    runningIn(way).flatMap((one) => {
      const set = environmentOf(one);
      const wanted = without(read, leftOut);
      return [
        ...without(set.keys(), wanted).map((name) =>
          problem(way, one, `${name} is no variable that the app reads here`),
        ),
        ...without(wanted, set.keys()).map((name) =>
          problem(way, one, `${name} is not set, and is not among those left out on purpose`),
        ),
        ...[...set]
          .filter(([name, value]) => isSecret(name) && !value.startsWith('secret:'))
          .map(([name]) => problem(way, one, `${name} is secret: give it by secretRef, from the vault`)),
      ];
    });

/** A secret is a reference into the vault, by its version: a key that is put in later changes nothing by itself. */
export const fromTheVault: Rule = (way) =>
  runningIn(way).flatMap((one) =>
    itemsAt(one, 'properties.configuration.secrets')
      .filter(
        (secret) =>
          at(secret, 'value') !== undefined ||
          !/^\[format\('\{0\}secrets\/match-key\/\{1\}', .+\.vaultUri, '[0-9a-f]{32}'\)\]$/.test(
            String(at(secret, 'keyVaultUrl')),
          ),
      )
      .map(() => problem(way, one, 'a secret must be a keyVaultUrl with its version: values end up in deployments')),
  );

/** What the container of the bot is given, with what is known only in Azure filled in. */
export function environmentIn(way: Way, samples: Readonly<Record<string, string>>): Record<string, string> {
  const [app] = resourcesOf(way, 'App/containerApps');
  assert.ok(app !== undefined, `${way.name} has no app`);
  return Object.fromEntries(
    [...environmentOf(app)].map(([name, value]) => {
      const sample = samples[name] ?? samples['other'] ?? '';
      return [name, /^\[|^secret:/.test(value) ? sample : value];
    }),
  );
}

/** What each alert is called, without the name of the installation. */
export const alertNames = (way: Way): readonly string[] =>
  ['scheduledQueryRules', 'activityLogAlerts', 'metricAlerts'].flatMap((type) =>
    resourcesOf(way, `Insights/${type}`).map(({ name }) => name.replace('mset-dem-', '')),
  );
