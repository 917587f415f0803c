// Evaluated Bicep broken in ways that people break it, one value each, with the line that must be said about it.
import assert from 'node:assert/strict';
import { at, ways } from './evaluated.ts';
import type { Way } from './evaluated.ts';

export interface Broken {
  readonly what: string;
  /** Without `Microsoft.`. */
  readonly type: string;
  /** Where a type has several: how the name ends. */
  readonly name?: string;
  /** Unless said otherwise `ways/app`. */
  readonly way?: string;
  readonly path: string;
  /** undefined takes the value away. */
  readonly value: unknown;
  /** How the first line ends. */
  readonly said: string;
}

const account = 'DocumentDB/databaseAccounts';

export const broken: readonly Broken[] = [
  {
    what: 'keys open the database',
    type: account,
    path: 'properties.disableLocalAuth',
    value: false,
    said: 'disableLocalAuth must be true: nobody opens the database with a key',
  },
  {
    what: 'backups reach back a week only',
    type: account,
    path: 'properties.backupPolicy.continuousModeProperties.tier',
    value: 'Continuous7Days',
    said: 'must be Continuous30Days: every moment of thirty days can be brought back',
  },
  {
    what: 'a part is missing',
    type: 'KeyVault/vaults',
    path: 'type',
    value: 'Microsoft.KeyVault/managedHSMs',
    said: 'ways/app: there is no Microsoft.KeyVault/vaults',
  },
  {
    what: 'the partition key is another',
    type: `${account}/sqlDatabases/containers`,
    name: '/cases',
    path: 'properties.resource.partitionKey.paths',
    value: ['/id'],
    said: 'the containers must be those of infra/containers.json: the app reads the same',
  },
  {
    what: 'the key of the database is handed out',
    type: 'App/containerApps',
    path: 'properties.template.containers.0.env.3.value',
    value: "[listKeys('/subscriptions/0/resourceGroups/mset', '2024-11-15').primaryMasterKey]",
    said: 'a deployment must not read keys: give the identity a role instead',
  },
  {
    what: 'the app is reached without TLS',
    type: 'BotService/botServices',
    path: 'properties.endpoint',
    value: 'http://mset.council.example/api/messages',
    said: 'http:// is not encrypted: write https://',
  },
  {
    what: 'a preview is used',
    type: account,
    path: 'apiVersion',
    value: '2025-05-01-preview',
    said: '2025-05-01-preview is a preview: take a version that stays',
  },
  {
    what: 'an outage of the database takes the app out',
    type: 'App/containerApps',
    path: 'properties.template.containers.0.probes.2.httpGet.path',
    value: '/readyz',
    said: 'the Readiness probe must ask /readyz/first on the port that is served',
  },
  {
    what: 'one instance is enough',
    type: 'App/containerApps',
    path: 'properties.template.scale.minReplicas',
    value: 1,
    said: 'minReplicas, maxReplicas and REPLICAS must be one number of 2 or more',
  },
  {
    what: 'an alert watches a metric that is not sent',
    type: 'Insights/scheduledQueryRules',
    name: '-delivery-failed',
    path: 'properties.criteria.allOf.0.query',
    value: 'AppMetrics | where Name == "mset.delivery.failures"',
    said: 'mset.delivery.failures is no metric of the app: it would never fire',
  },
  {
    what: 'a gauge is asked for what its exporter does not send',
    type: 'Insights/scheduledQueryRules',
    name: '-outbox-age',
    path: 'properties.criteria.allOf.0.query',
    value: 'AppMetrics | where Name == "mset.outbox.age" | summarize Value = max(Max)',
    said: 'Max may be empty: ask for max(coalesce(Max, Sum / ItemCount))',
  },
  {
    what: 'what arrives late is never counted',
    type: 'Insights/scheduledQueryRules',
    name: '-delivery-failed',
    path: 'properties.windowSize',
    value: 'PT5M',
    said: 'windowSize must be longer than evaluationFrequency: metrics come late',
  },
  {
    what: 'a variable is misspelt',
    type: 'App/containerApps',
    path: 'properties.template.containers.0.env.0.name',
    value: 'NODE_ENW',
    said: 'NODE_ENW is no variable that the app reads here',
  },
  {
    what: 'the match key is of any version',
    type: 'App/jobs',
    name: '-verify',
    path: 'properties.configuration.secrets.0.keyVaultUrl',
    value: 'https://vault/secrets/match-key',
    said: 'a secret must be a keyVaultUrl with its version: values end up in deployments',
  },
  {
    what: 'the bot may take away a look',
    type: `${account}/sqlRoleDefinitions`,
    path: 'properties.permissions.0.dataActions.0',
    value: 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/items/delete',
    said: 'looks may be added and read, and nothing more: they are the record',
  },
  {
    what: 'what ends looks gets the match key',
    type: 'App/jobs',
    name: '-looks-end',
    path: 'properties.configuration.secrets',
    value: [{ name: 'match-key' }],
    said: 'it is an identity of its own, and has no secret',
  },
  {
    what: 'what ends looks reads the directory',
    type: `${account}/sqlRoleAssignments`,
    path: 'properties.principalId',
    value: "[reference('mset-dem-looks-end-identity', '2023-01-31').principalId]",
    said: 'cases executeQuery, cases read, looks delete, looks executeQuery, looks read, and nothing else',
  },
  {
    what: 'the bot may write the directory',
    type: 'Authorization/roleAssignments',
    path: 'properties.roleDefinitionId',
    value: '/providers/Microsoft.Authorization/roleDefinitions/ba92f5b4-2d11-453d-a403-e96b0029c9fe',
    said: 'the bot must be Monitoring Metrics Publisher',
  },
  {
    what: 'no one hears that keys were read',
    type: 'Insights/activityLogAlerts',
    name: '-keys-listed',
    path: 'properties.enabled',
    value: false,
    said: 'no one hears of Microsoft.DocumentDB/databaseAccounts/listConnectionStrings/action',
  },
  {
    what: 'no one hears that keys of the storage were read',
    type: 'Insights/activityLogAlerts',
    name: '-files-keys-listed',
    path: 'properties.enabled',
    value: false,
    said: 'no one hears of Microsoft.Storage/storageAccounts/listAccountSas/action',
  },
  {
    what: 'no one hears that an alert was disabled, or mails another address',
    type: 'Insights/activityLogAlerts',
    name: '-watch-changed',
    path: 'properties.condition.allOf.1.anyOf',
    value: [],
    said: 'no one hears of Microsoft.Insights/actionGroups/write',
  },
  {
    what: 'a role stays open on the worst day',
    way: 'ways/close',
    type: `${account}/sqlRoleDefinitions`,
    path: 'id',
    value: 'another',
    said: '/sqlRoleDefinitions/c504ecb5-6f87-590d-aa59-0a164f80514d stays open',
  },
  {
    what: 'no one could say who read documents',
    type: 'Insights/diagnosticSettings',
    name: 'changes',
    path: 'properties.logs.1.category',
    value: 'QueryRuntimeStatistics',
    said: 'ways/app: DataPlaneRequests of the database are not recorded in a table of their own',
  },
  {
    what: 'the pipeline may read the keys that only read',
    way: 'ways/roles',
    type: 'Authorization/roleDefinitions',
    path: 'properties.permissions.0.notActions',
    value: [],
    said: 'MSET plan must not have Microsoft.DocumentDB/databaseAccounts/readonlykeys/read',
  },
  {
    what: 'the pipeline may read the keys of the storage',
    way: 'ways/roles',
    type: 'Authorization/roleDefinitions',
    name: '57f4472a-3650-5130-bb2f-c80cf0dbbbab',
    path: 'properties.permissions.0.notActions.35',
    value: 'Microsoft.Nothing/read',
    said: 'MSET deploy must not have Microsoft.Storage/storageAccounts/listKeys/action',
  },
  {
    what: 'the pipeline may take an alert away',
    way: 'ways/roles',
    type: 'Authorization/roleDefinitions',
    name: '57f4472a-3650-5130-bb2f-c80cf0dbbbab',
    path: 'properties.permissions.0.notActions.26',
    value: 'Microsoft.Nothing/read',
    said: 'MSET deploy must not have Microsoft.Insights/scheduledQueryRules/delete',
  },
  {
    what: 'the pipeline may say whom alerts mail',
    way: 'ways/roles',
    type: 'Authorization/roleDefinitions',
    name: '57f4472a-3650-5130-bb2f-c80cf0dbbbab',
    path: 'properties.permissions.0.notActions.19',
    value: 'Microsoft.Nothing/read',
    said: 'MSET deploy must not have Microsoft.Insights/actionGroups/write',
  },
  {
    what: 'the role that joins the network may change it',
    way: 'ways/network-role',
    type: 'Authorization/roleDefinitions',
    path: 'properties.permissions.0.actions.0',
    value: 'Microsoft.Network/virtualNetworks/subnets/*',
    said: 'Microsoft.Network/virtualNetworks/subnets/* does more than join',
  },
  {
    what: 'a subnet has no rules',
    type: 'Network/virtualNetworks',
    path: 'properties.subnets.1.properties.networkSecurityGroup',
    value: undefined,
    said: 'a subnet has no networkSecurityGroup',
  },
  {
    what: 'names are found where the endpoint is, and not where the app is',
    way: 'ways/own-network',
    type: 'Network/privateDnsZones/virtualNetworkLinks',
    path: 'properties.virtualNetwork.id',
    value: '/subscriptions/0/resourceGroups/networks/providers/Microsoft.Network/virtualNetworks/endpoints',
    said: 'must link the network of the app, which asks for the name',
  },
  {
    what: 'the record is not locked',
    type: 'Authorization/locks',
    name: 'case-records',
    path: 'properties.level',
    value: 'ReadOnly',
    said: 'databaseAccounts must be locked',
  },
  {
    what: 'the vault behind an endpoint is open',
    way: 'ways/own-network',
    type: 'KeyVault/vaults',
    path: 'properties.networkAcls.defaultAction',
    value: 'Allow',
    said: 'the vault must be behind an endpoint, with networkAcls.defaultAction Deny',
  },
  {
    what: 'a subnet says nothing of its way out',
    type: 'Network/virtualNetworks',
    path: 'properties.subnets.0.properties.defaultOutboundAccess',
    value: undefined,
    said: 'each subnet must say defaultOutboundAccess: what is not said has changed',
  },
  {
    what: 'a machine of the network may open a desktop on another',
    type: 'Network/networkSecurityGroups',
    path: 'properties.securityRules.1.properties.destinationPortRanges',
    value: ['22'],
    said: 'port 3389 must be denied on the way out',
  },
  {
    what: 'a resource has no tags',
    type: 'ContainerRegistry/registries',
    path: 'tags',
    value: {},
    said: 'must have the tags of the parameters',
  },
  {
    what: 'the pipeline changes the account',
    way: 'ways/pipeline',
    type: 'Insights/workbooks',
    path: 'type',
    value: 'Microsoft.Authorization/locks',
    said: 'the pipeline must leave this as it is',
  },
  {
    what: 'the pipeline deploys an alert',
    way: 'ways/pipeline',
    type: 'Insights/workbooks',
    path: 'type',
    value: 'Microsoft.Insights/scheduledQueryRules',
    said: 'the pipeline must leave this as it is',
  },
  {
    what: 'the pipeline deploys what it may not write',
    way: 'ways/pipeline',
    type: 'Insights/workbooks',
    path: 'type',
    value: 'Microsoft.KeyVault/vaults/secrets',
    said: 'MSET deploy may not write it',
  },
  {
    what: 'the pipeline deploys any image of the tag',
    way: 'ways/pipeline',
    type: 'App/jobs',
    name: '-verify',
    path: 'properties.template.containers.0.image',
    value: 'registry.azurecr.io/mset:1',
    said: 'the image must be named by its digest',
  },
  {
    what: 'a restored account is in one zone',
    way: 'ways/restore',
    type: account,
    path: 'properties.locations.0.isZoneRedundant',
    value: false,
    said: 'must be in zones: the installation asks for them and they cannot be changed later',
  },
  {
    what: 'the bot changes files of a record',
    type: 'Authorization/roleDefinitions',
    path: 'properties.permissions.0.dataActions',
    value: ['Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write'],
    said: 'it adds a file, and does nothing else',
  },
  {
    what: 'exports lie where deleted files are kept',
    way: 'ways/copied',
    type: 'Storage/storageAccounts/blobServices/containers',
    name: '/exports',
    path: 'name',
    value: 'msetdem7ronkffsk7pky/default/exports',
    said: 'what is deleted must be gone: an export is a child’s record',
  },
  {
    what: 'an export never ends',
    type: 'Storage/storageAccounts/managementPolicies',
    name: 'x7ronkffsk7pky/default',
    path: 'properties.policy.rules.0.definition.actions.baseBlob.delete.daysAfterCreationGreaterThan',
    value: 365,
    said: 'an export must end by itself',
  },
  {
    what: 'a copy lies beside the database',
    way: 'ways/copied',
    type: 'Storage/storageAccounts',
    name: 'c7ronkffsk7pky',
    path: 'location',
    value: 'uksouth',
    said: 'a copy belongs into another region than the database',
  },
  {
    what: 'a copy ends before it may',
    way: 'ways/copied',
    type: 'Storage/storageAccounts',
    name: 'c7ronkffsk7pky',
    path: 'properties.immutableStorageWithVersioning.immutabilityPolicy.immutabilityPeriodSinceCreationInDays',
    value: 90,
    said: 'a copy ends when it may be deleted, and not before',
  },
  {
    what: 'the code of a seal may be changed after a year',
    type: 'Storage/storageAccounts',
    name: 's7ronkffsk7pky',
    path: 'properties.immutableStorageWithVersioning.immutabilityPolicy.immutabilityPeriodSinceCreationInDays',
    value: 365,
    said: 'the codes of seals stay for seven years',
  },
];

/** The way with the one value changed. */
export function breakWay({ way = 'ways/app', type, name = '', path, value }: Broken): Way {
  const good = ways.find((one) => one.name === way) ?? assert.fail(`there is no ${way}`);
  const copy = structuredClone(good);
  const found = copy.resources.find((one) => one.type === `Microsoft.${type}` && one.name.endsWith(name));
  assert.ok(found !== undefined, `${way} has no ${type} ${name}`);
  const names = path.split('.');
  const last = names.pop() ?? '';
  const holder = names.length === 0 ? found : at(found, names.join('.'));
  assert.ok(typeof holder === 'object' && holder !== null, `${type} has no ${path}`);
  if (value === undefined) Reflect.deleteProperty(holder, last);
  else Reflect.set(holder, last, value);
  return copy;
}
