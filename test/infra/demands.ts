// What each resource must say, as data: who gets in, how, what is kept.
import { at } from './bicep.ts';
import type { BicepFile, Resource } from './bicep.ts';
import { inEach, problem } from './rules.ts';
import type { Problem } from './rules.ts';

type Literal = string | number | boolean;
type Demand = readonly [type: string, path: string, value: Literal, why: string];

export const demands: readonly Demand[] = [
  ['DocumentDB/databaseAccounts', 'disableLocalAuth', true, 'nobody opens the database with a key'],
  ['DocumentDB/databaseAccounts', 'minimalTlsVersion', 'Tls12', 'older TLS is refused'],
  ['DocumentDB/databaseAccounts', 'networkAclBypass', 'None', 'no other Azure service comes in past the network'],
  [
    'DocumentDB/databaseAccounts',
    'consistencyPolicy.defaultConsistencyLevel',
    'Session',
    'the bot reads its own writes',
  ],
  ['DocumentDB/databaseAccounts', 'backupPolicy.type', 'Continuous', 'every moment can be brought back'],
  [
    'DocumentDB/databaseAccounts',
    'backupPolicy.continuousModeProperties.tier',
    'Continuous30Days',
    'every moment of thirty days can be brought back',
  ],
  ['BotService/botServices', 'disableLocalAuth', true, 'nobody speaks as the bot with a key'],
  ['BotService/botServices', 'msaAppType', 'UserAssignedMSI', 'the bot has no password'],
  ['App/containerApps', 'configuration.ingress.allowInsecure', false, 'https only'],
  ['App/containerApps', 'configuration.ingress.external', true, 'Teams reaches a bot over the public internet'],
  ['App/containerApps', 'configuration.activeRevisionsMode', 'Single', 'two versions never serve for long'],
  ['App/managedEnvironments', 'appLogsConfiguration.destination', 'azure-monitor', 'logs travel without a key'],
  ['KeyVault/vaults', 'enableRbacAuthorization', true, 'access is a role, seen with the other roles'],
  ['KeyVault/vaults', 'enableSoftDelete', true, 'the match key can be brought back'],
  ['Storage/storageAccounts', 'allowSharedKeyAccess', false, 'nobody reads the directory with a key'],
  ['Storage/storageAccounts', 'allowBlobPublicAccess', false, 'nobody reads the directory without signing in'],
  ['Storage/storageAccounts', 'supportsHttpsTrafficOnly', true, 'https only'],
  ['Storage/storageAccounts', 'minimumTlsVersion', 'TLS1_2', 'older TLS is refused'],
  ['Storage/storageAccounts', 'networkAcls.defaultAction', 'Deny', 'the directory is reached from named networks only'],
  ['ContainerRegistry/registries', 'adminUserEnabled', false, 'the registry has no password'],
  ['OperationalInsights/workspaces', 'features.disableLocalAuth', true, 'nobody writes logs with a key'],
  ['Insights/webtests', 'ValidationRules.SSLCheck', true, 'a certificate that ends is noticed before people notice'],
  ['Insights/components', 'DisableLocalAuth', true, 'the connection string alone sends nothing'],
];

/** Each resource that is asked for must be there, and say what is demanded of it. */
export const demanded = (files: readonly BicepFile[]): readonly Problem[] =>
  demands.flatMap(([type, path, value, why]) => {
    const found = resourcesOf(files, `Microsoft.${type}`);
    if (found.length === 0) return [`infra: there is no Microsoft.${type}`];
    return found.flatMap(([file, resource]) => {
      const said = at(resource.body, `properties.${path}`);
      if (said?.literal === value) return [];
      return [problem(file, said ?? resource, `${path} must be ${value}: ${why}`)];
    });
  });

/** All of a type that are made here, not only looked up. */
export const resourcesOf = (
  files: readonly BicepFile[],
  type: string,
): readonly (readonly [file: BicepFile, resource: Resource])[] =>
  files.flatMap((file) =>
    file.resources.filter((one) => one.type === type && !one.existing).map((one) => [file, one] as const),
  );

const list =
  /\.list\w*\(|\blist(?:Keys|AccountSas|ServiceSas|Secrets|ConnectionStrings|Credentials)\b(?!\/action)|\.getSecret\(/;
const secretName = /secret|password|connectionstring|accesskey|accountkey|instrumentationkey|sastoken|matchkey$/i;

/** Nothing secret is read at deployment, given a default, handed out, or written down. */
export const secrets = inEach((file) => [
  ...file.text.split('\n').flatMap((text, row) => {
    const column = text.replace(/\/\/.*/, '').search(list) + 1;
    const message = 'a deployment must not read keys: give the identity a role instead';
    return column === 0 ? [] : [problem(file, { line: row + 1, column }, message)];
  }),
  ...file.params
    .filter(({ decorators, value }) => decorators.has('secure') && value !== undefined)
    .map((one) => problem(file, one, `${one.name} is secure and has a default: a secret has none`)),
  ...file.outputs
    .filter(
      ({ name, value }) => secretName.test(name) || /connectionstring|instrumentationkey/i.test(value?.text ?? ''),
    )
    .map((one) =>
      problem(file, one, `the output ${one.name} may hold a secret: outputs are read by all who may read deployments`),
    ),
]);

/** No address without TLS, in any text. */
export const httpsOnly = inEach((file) =>
  file.text.split('\n').flatMap((text, row) => {
    const column = text.indexOf("'http://") + 1;
    return column === 0 ? [] : [problem(file, { line: row + 1, column }, 'http:// is not encrypted: write https://')];
  }),
);
