// Rules about who may open what: the bot's roles on the documents, the pipeline's, and who hears of a door that opens.
import {
  at,
  isDeployedByOwner,
  isInstallation,
  itemsAt,
  problem,
  resourcesOf,
  textsAt,
  ways,
  without,
} from './evaluated.ts';
import type { Problem, Resource, Rule, Way } from './evaluated.ts';

/** The record of who looked is only ever added to: no role that reaches it replaces, upserts or deletes. */
export const looks: Rule = (way) => {
  const definitions = resourcesOf(way, 'DocumentDB/databaseAccounts/sqlRoleDefinitions');
  const reaching = resourcesOf(way, 'DocumentDB/databaseAccounts/sqlRoleAssignments')
    .filter((one) => /\/colls\/looks$|databaseAccounts\/[^/]+$/.test(String(at(one, 'properties.scope'))))
    .filter((one) => !isLooksEnder(one));
  const allowed = /\/items\/(?:create|read)$|\/executeQuery$|\/readMetadata$/;
  return reaching.flatMap((assignment) =>
    definitions
      .filter(({ id }) => id === at(assignment, 'properties.roleDefinitionId'))
      .filter((role) => textsAt(role, 'properties.permissions.0.dataActions').some((action) => !allowed.test(action)))
      .map((role) => problem(way, role, 'looks may be added and read, and nothing more: they are the record')),
  );
};

const isLooksEnder = (assignment: Resource): boolean =>
  /-looks-end-identity'/.test(String(at(assignment, 'properties.principalId')));

/** By the other identity old looks end: it reads cases, reads and deletes looks, and is given nothing else. */
export const looksEnder: Rule = (way) => {
  if (!isDeployedByOwner(way)) return [];
  const definitions = resourcesOf(way, 'DocumentDB/databaseAccounts/sqlRoleDefinitions');
  const deeds = resourcesOf(way, 'DocumentDB/databaseAccounts/sqlRoleAssignments')
    .filter((one) => isLooksEnder(one))
    .flatMap((one) => {
      const role = definitions.find(({ id }) => id === at(one, 'properties.roleDefinitionId'));
      const scope = /\/colls\/(\w+)$/.exec(String(at(one, 'properties.scope')))?.[1] ?? 'account';
      return textsAt(role, 'properties.permissions.0.dataActions').map(
        (action) => `${scope} ${action.slice(action.lastIndexOf('/') + 1)}`,
      );
    });
  const wanted = [
    'account readMetadata',
    'cases executeQuery',
    'cases read',
    'looks delete',
    'looks executeQuery',
    'looks read',
  ];
  const roles = resourcesOf(way, 'Authorization/roleAssignments').filter((one) => isLooksEnder(one));
  return [
    ...(deeds.toSorted().join() === wanted.join()
      ? []
      : [`${way.name}: the identity by which looks end may ${wanted.join(', ')}, and nothing else`]),
    ...roles
      .filter((one) => ofTheBot[roleIn(one)] !== 'AcrPull')
      .map((one) => problem(way, one, 'the identity by which looks end pulls the image, and has no other role')),
  ];
};

const given = ways
  .filter(({ name }) => name === 'council')
  .flatMap((way) => resourcesOf(way, 'DocumentDB/databaseAccounts/sqlRoleDefinitions'))
  .map(({ id }) => id);

/** On the worst day each role of the bot is written down, none is left. */
export const closes: Rule = (way) => {
  if (way.name !== 'ways/close') return [];
  const roles = resourcesOf(way, 'DocumentDB/databaseAccounts/sqlRoleDefinitions');
  return [
    ...without(
      given,
      roles.map(({ id }) => id),
    ).map((id) => `${way.name}: the role ${id} stays open`),
    ...roles
      .filter((role) =>
        textsAt(role, 'properties.permissions.0.dataActions').some((one) => !one.endsWith('/readMetadata')),
      )
      .map((role) => problem(way, role, 'must allow nothing but readMetadata')),
  ];
};

/** The bot's identity has these roles of Azure and no other. */
const ofTheBot: Readonly<Record<string, string>> = {
  '3913510d-42f4-4e42-8a64-420c390055eb': 'Monitoring Metrics Publisher',
  '4633458b-17de-408a-b874-0445c86b69e6': 'Key Vault Secrets User',
  '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1': 'Storage Blob Data Reader',
  '7f951dda-4ed3-4680-a7ca-43fe172d538d': 'AcrPull',
};
const isOfPerson = (assignment: Resource): boolean => at(assignment, 'properties.principalType') === 'User';
const roleIn = (assignment: Resource): string =>
  String(at(assignment, 'properties.roleDefinitionId')).replace(/.*\//, '');
const addingRoles = (way: Way): readonly Resource[] =>
  resourcesOf(way, 'Authorization/roleDefinitions').filter((role) =>
    String(at(role, 'properties.roleName')).startsWith('MSET adds files'),
  );

export const botRoles: Rule = (way) => {
  if (!isDeployedByOwner(way)) return [];
  const given = resourcesOf(way, 'Authorization/roleAssignments')
    .filter((one) => !isOfPerson(one))
    .map(roleIn);
  const known = [...Object.keys(ofTheBot), ...addingRoles(way).map(({ name }) => name)];
  return [
    ...without(known, given).map((id) => `${way.name}: the bot must be ${ofTheBot[id] ?? 'MSET adds files'}`),
    ...without(given, known).map((id) => `${way.name}: the bot must not have the role ${id}`),
  ];
};

const reader = '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1';
const containerOf = ({ id }: Resource): string => /\/containers\/(\w+)\/providers\//.exec(id)?.[1] ?? '';

/** A file of a whole record: the bot adds it and cannot read it again; the people who are named read, and do no more. */
export const filesAdded: Rule = (way) => {
  if (!isInstallation(way)) return [];
  const isGiven = resourcesOf(way, 'Authorization/roleAssignments');
  return [
    ...addingRoles(way)
      .filter(
        (role) =>
          itemsAt(role, 'properties.permissions.0.actions').length > 0 ||
          textsAt(role, 'properties.permissions.0.dataActions').join() !==
            'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/add/action',
      )
      .map((role) => problem(way, role, 'it adds a file, and does nothing else')),
    ...isGiven
      .filter((one) => !isOfPerson(one) && roleIn(one) === reader && !/^(?:directory|seals)$/.test(containerOf(one)))
      .map((one) => problem(way, one, 'the bot reads the directory, the codes of seals and no other files')),
    ...isGiven
      .filter((one) => isOfPerson(one) && !(roleIn(one) === reader && /^(?:exports|copies)$/.test(containerOf(one))))
      .map((one) => problem(way, one, 'a person may read exports or copies, and nothing else is given here')),
  ];
};

/** What gives a person documents, keys, a shell, or more roles; and what would keep that from being heard. */
const opening: readonly string[] = [
  'Microsoft.App/containerApps/getAuthtoken/action',
  'Microsoft.App/containerApps/listSecrets/action',
  'Microsoft.App/jobs/listSecrets/action',
  'Microsoft.Authorization/locks/delete',
  'Microsoft.Authorization/roleAssignments/write',
  'Microsoft.DocumentDB/databaseAccounts/listConnectionStrings/action',
  'Microsoft.DocumentDB/databaseAccounts/listKeys/action',
  'Microsoft.DocumentDB/databaseAccounts/readonlykeys/action',
  'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments/write',
  'Microsoft.DocumentDB/databaseAccounts/sqlRoleDefinitions/write',
  'Microsoft.DocumentDB/databaseAccounts/write',
  'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/write',
  'Microsoft.Storage/storageAccounts/listAccountSas/action',
  'Microsoft.Storage/storageAccounts/listKeys/action',
  'Microsoft.Storage/storageAccounts/listServiceSas/action',
  'Microsoft.Storage/storageAccounts/regenerateKey/action',
  ...[
    'actionGroups',
    'activityLogAlerts',
    'diagnosticSettings',
    'metricAlerts',
    'scheduledQueryRules',
    'webtests',
  ].flatMap((watch) => [`Microsoft.Insights/${watch}/delete`, `Microsoft.Insights/${watch}/write`]),
];

/** Who read documents, but for the bot, and who opened a door, can be said a year later. */
export const remembered: Rule = (way) => {
  if (!isDeployedByOwner(way)) return [];
  const recorded = resourcesOf(way, 'Insights/diagnosticSettings')
    .filter((one) => at(one, 'properties.logAnalyticsDestinationType') === 'Dedicated')
    .flatMap((one) => itemsAt(one, 'properties.logs').map((log) => String(at(log, 'category'))));
  const kept = resourcesOf(way, 'OperationalInsights/workspaces/tables')
    .filter((table) => Number(at(table, 'properties.totalRetentionInDays')) >= 400)
    .map(({ name }) => name.replace(/.*\//, ''));
  const rule = resourcesOf(way, 'Insights/dataCollectionRules').find(({ kind }) => kind === 'WorkspaceTransforms');
  const linked = resourcesOf(way, 'OperationalInsights/workspaces').map((one) =>
    at(one, 'properties.defaultDataCollectionRuleResourceId'),
  );
  return [
    ...without(['ControlPlaneRequests', 'DataPlaneRequests'], recorded).map(
      (category) => `${way.name}: ${category} of the database are not recorded in a table of their own`,
    ),
    ...(/AadPrincipalId != .+principalId/.test(String(at(rule, 'properties.dataFlows.0.transformKql')))
      ? []
      : [`${way.name}: no rule drops what the bot itself reads`]),
    // At the first deployment there is no such rule yet, no table, and no bot.
    ...(way.name === 'council'
      ? []
      : [
          ...(linked.includes(rule?.id) ? [] : [`${way.name}: the workspace is not linked to that rule`]),
          ...without(['AzureDiagnostics', 'CDBControlPlaneRequests', 'CDBDataPlaneRequests'], kept).map(
            (table) => `${way.name}: ${table} is not kept for 400 days`,
          ),
        ]),
  ];
};

const heardBy = (alert: Resource): readonly string[] =>
  itemsAt(alert, 'properties.condition.allOf').flatMap((one) =>
    itemsAt(one, 'anyOf')
      .filter((leaf) => at(leaf, 'field') === 'operationName')
      .map((leaf) => String(at(leaf, 'equals'))),
  );

export const doors: Rule = (way) => {
  if (!isDeployedByOwner(way)) return [];
  const told = resourcesOf(way, 'Insights/activityLogAlerts')
    .filter((alert) => at(alert, 'properties.enabled') === true)
    .flatMap(heardBy);
  return opening
    .filter((operation) => !told.includes(operation))
    .map((operation) => `${way.name}: no one hears of ${operation}`);
};

/** As Azure reads an action of a role: any case of letters, `*` for any part. */
const matches = (pattern: string, action: string): boolean =>
  new RegExp(`^${pattern.replaceAll('.', String.raw`\.`).replaceAll('*', '.*')}$`, 'i').test(action);

const may = (role: Resource, action: string): boolean => {
  const [permitted, not] = ['actions', 'notActions'].map((list) => textsAt(role, `properties.permissions.0.${list}`));
  return permitted?.some((one) => matches(one, action)) === true && not?.some((one) => matches(one, action)) === false;
};

/** No one of the pipeline may do these, in any spelling that its roles could hold. */
const kept: readonly string[] = [
  ...opening,
  'Microsoft.Authorization/roleAssignments/delete',
  'Microsoft.Authorization/roleDefinitions/write',
  'Microsoft.Authorization/elevateAccess/action',
  'Microsoft.DocumentDB/databaseAccounts/delete',
  'Microsoft.DocumentDB/databaseAccounts/readonlykeys/read',
  'Microsoft.DocumentDB/databaseAccounts/regenerateKey/action',
  'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/delete',
  'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/delete',
  'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments/delete',
  'Microsoft.DocumentDB/databaseAccounts/sqlRoleDefinitions/delete',
  'Microsoft.KeyVault/vaults/delete',
  'Microsoft.KeyVault/vaults/secrets/write',
  'Microsoft.ManagedIdentity/userAssignedIdentities/delete',
];
/** And must be able to do these, or it does nothing. */
const needed: Readonly<Record<string, readonly string[]>> = {
  'MSET plan': [
    'Microsoft.App/containerApps/read',
    'Microsoft.ContainerRegistry/registries/pull/read',
    'Microsoft.Resources/deployments/whatIf/action',
  ],
  'MSET deploy': [
    'Microsoft.App/containerApps/write',
    'Microsoft.App/jobs/start/action',
    'Microsoft.App/jobs/write',
    'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/write',
    'Microsoft.Resources/deployments/write',
  ],
};

export const pipeline: Rule = (way): readonly Problem[] =>
  resourcesOf(way, 'Authorization/roleDefinitions').flatMap((role) => {
    const title = String(at(role, 'properties.roleName')).replace(/ \(.*/, '');
    const changes = title === 'MSET plan' ? ['Microsoft.App/containerApps/write', 'Microsoft.App/jobs/delete'] : [];
    return [
      ...[...kept, ...changes]
        .filter((action) => may(role, action))
        .map((action) => problem(way, role, `${title} must not have ${action}`)),
      ...(needed[title] ?? [])
        .filter((action) => !may(role, action))
        .map((action) => problem(way, role, `${title} needs ${action}`)),
    ];
  });

const deployers = ways
  .filter(({ name }) => name === 'ways/roles')
  .flatMap((way) => resourcesOf(way, 'Authorization/roleDefinitions'))
  .filter((role) => String(at(role, 'properties.roleName')).startsWith('MSET deploy'));

/** What the pipeline deploys it may write, all of it: a release that is refused half-way is worse than none. */
export const deployable: Rule = (way) =>
  way.name === 'ways/pipeline'
    ? way.resources
        .filter(({ type }) => !deployers.some((role) => may(role, `${type}/write`)))
        .map((one) => problem(way, one, 'MSET deploy may not write it'))
    : [];

/** Joining a network is all that this role does with it. */
export const joins: Rule = (way) =>
  resourcesOf(way, 'Authorization/roleDefinitions')
    .filter((role) => String(at(role, 'properties.roleName')).startsWith('MSET joins the network'))
    .flatMap((role) => [
      ...textsAt(role, 'properties.permissions.0.actions')
        .filter((action) => !/\/(?:read|join\/action|joinViaServiceEndpoint\/action)$/.test(action))
        .map((action) => problem(way, role, `${action} does more than join`)),
      ...['virtualNetworks/subnets/join', 'virtualNetworks/subnets/joinViaServiceEndpoint', 'privateDnsZones/join']
        .filter((what) => !may(role, `Microsoft.Network/${what}/action`))
        .map((what) => problem(way, role, `it must hold Microsoft.Network/${what}/action`)),
    ]);
