// What each resource must say, as data: who gets in, how, what is kept.
import { at, isDeployedByOwner, isInstallation, itemsAt, problem, resourcesOf, textsAt, without } from './evaluated.ts';
import type { Problem, Resource, Rule, Way } from './evaluated.ts';

type Literal = string | number | boolean;
type Demand = readonly [type: string, path: string, value: Literal, why: string];

const account = 'DocumentDB/databaseAccounts';
export const demands: readonly Demand[] = [
  [account, 'disableLocalAuth', true, 'nobody opens the database with a key'],
  [account, 'disableKeyBasedMetadataWriteAccess', true, 'were keys on again, they would make and delete no container'],
  [account, 'minimalTlsVersion', 'Tls12', 'older TLS is refused'],
  [account, 'networkAclBypass', 'None', 'no other Azure service comes in past the network'],
  [account, 'consistencyPolicy.defaultConsistencyLevel', 'Session', 'the bot reads its own writes'],
  [account, 'backupPolicy.type', 'Continuous', 'every moment can be brought back'],
  [
    account,
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
  [
    'Storage/storageAccounts/blobServices',
    'containerDeleteRetentionPolicy.enabled',
    true,
    'a deleted folder of the directory can be brought back',
  ],
  ['ContainerRegistry/registries', 'adminUserEnabled', false, 'the registry has no password'],
  ['OperationalInsights/workspaces', 'features.disableLocalAuth', true, 'nobody writes logs with a key'],
  ['Insights/webtests', 'ValidationRules.SSLCheck', true, 'a certificate that ends is noticed before people notice'],
  ['Insights/components', 'DisableLocalAuth', true, 'the connection string alone sends nothing'],
];

/** Each resource says what is demanded of it; where it may be missing is another rule's. */
export const demanded: Rule = (way) =>
  demands.flatMap(([type, path, value, why]) =>
    resourcesOf(way, type)
      .filter((one) => at(one, `properties.${path}`) !== value)
      .map((one) => problem(way, one, `${path} must be ${value}: ${why}`)),
  );

/** What an installation is made of; the pipeline leaves the account alone, and the app comes second. */
export const complete: Rule = (way) => {
  if (!isInstallation(way)) return [];
  const optional = [
    ...(way.name === 'ways/pipeline' ? [account, 'Insights/webtests'] : []),
    ...(['council', 'ways/restored'].includes(way.name) ? ['App/containerApps'] : []),
  ];
  return without(new Set(demands.map(([type]) => type)), optional)
    .filter((type) => resourcesOf(way, type).length === 0)
    .map((type) => `${way.name}: there is no Microsoft.${type}`);
};

/** A trial can be deleted and made again; everything else keeps the record, its identity and its key. */
export const protectedUnlessTrial: Rule = (way) => {
  if (!isDeployedByOwner(way)) return [];
  const isTrial = way.name === 'ways/trial';
  const locked = resourcesOf(way, 'Authorization/locks')
    .filter((one) => at(one, 'properties.level') === 'CanNotDelete')
    .map(({ id }) => /([^/]+)\/[^/]+\/providers\/Microsoft\.Authorization/.exec(id)?.[1] ?? id);
  const wanted = isTrial ? [] : ['databaseAccounts', 'userAssignedIdentities'];
  return [
    ...without(wanted, locked).map((type) => `${way.name}: ${type} must be locked`),
    ...without(locked, wanted).map((type) => `${way.name}: ${type} must not be locked`),
    ...resourcesOf(way, 'KeyVault/vaults')
      .filter((one) => (at(one, 'properties.enablePurgeProtection') ?? false) === isTrial)
      .map((one) => problem(way, one, 'enablePurgeProtection must be true, and left out for a trial')),
  ];
};

const isSubnetOf = (way: Way) =>
  resourcesOf(way, 'Network/virtualNetworks').flatMap((network) =>
    [0, 1].map((place) => [network, at(network, `properties.subnets.${place}`)] as const),
  );

/** A subnet without a group is refused by many councils, and one that is deployed without loses the group put on later. */
export const guarded: Rule = (way) => [
  ...isSubnetOf(way)
    .filter(([, subnet]) => typeof at(subnet, 'properties.networkSecurityGroup.id') !== 'string')
    .map(([network]) => problem(way, network, 'a subnet has no networkSecurityGroup')),
  ...isSubnetOf(way)
    .filter(([, subnet]) => at(subnet, 'name') === 'endpoints')
    .filter(([, subnet]) => at(subnet, 'properties.defaultOutboundAccess') !== false)
    .map(([network]) => problem(way, network, 'the subnet endpoints must say defaultOutboundAccess: false')),
];

/** Where the app is, there the names of private endpoints are found. */
export const namesAreFound: Rule = (way) => {
  const apps = at(
    resourcesOf(way, 'App/managedEnvironments')[0],
    'properties.vnetConfiguration.infrastructureSubnetId',
  );
  const [network] = String(apps).split('/subnets/');
  return resourcesOf(way, 'Network/privateDnsZones/virtualNetworkLinks')
    .filter((link) => at(link, 'properties.virtualNetwork.id') !== network)
    .map((link) => problem(way, link, 'must link the network of the app, which asks for the name'));
};

/** Keys, previews and addresses without TLS in any value, and no resource twice. */
export const plain: Rule = (way) =>
  way.resources.flatMap((one, place) => {
    const text = JSON.stringify(one);
    // Diagnostic settings have never left preview, in any version.
    const isPreview = one.type !== 'Microsoft.Insights/diagnosticSettings' && !/^\d{4}-\d\d-\d\d$/.test(one.apiVersion);
    return [
      ...(/list\w*\('\/subscriptions|getSecret\(/i.test(text)
        ? [problem(way, one, 'a deployment must not read keys: give the identity a role instead')]
        : []),
      ...(text.includes('http://') ? [problem(way, one, 'http:// is not encrypted: write https://')] : []),
      ...(isPreview ? [problem(way, one, `${one.apiVersion} is a preview: take a version that stays`)] : []),
      ...(way.resources.findIndex(({ id }) => id === one.id) < place ? [problem(way, one, 'is made twice')] : []),
    ];
  });

/** Versions of the network's API after March 2026 close what says nothing. */
export const outboundSaid: Rule = (way) =>
  isSubnetOf(way)
    .filter(([, subnet]) => typeof at(subnet, 'properties.defaultOutboundAccess') !== 'boolean')
    .map(([network]) =>
      problem(way, network, 'each subnet must say defaultOutboundAccess: what is not said has changed'),
    );

/** No machine of the network opens a shell or a desktop on another. */
export const noLateral: Rule = (way) =>
  resourcesOf(way, 'Network/networkSecurityGroups').flatMap((group) => {
    const denied = itemsAt(group, 'properties.securityRules')
      .filter((rule) => at(rule, 'properties.direction') === 'Outbound' && at(rule, 'properties.access') === 'Deny')
      .flatMap((rule) => textsAt(rule, 'properties.destinationPortRanges'));
    return without(['22', '3389'], denied).map((port) =>
      problem(way, group, `port ${port} must be denied on the way out`),
    );
  });

/** Each resource that takes tags has those of the parameters. */
export const tagged: Rule = (way) =>
  isInstallation(way) || way.name === 'ways/restore'
    ? way.resources
        .filter((one) => 'location' in one && !untaggable.has(one.type.replace('Microsoft.', '')))
        .filter((one) => at(one, 'tags.owner') === undefined)
        .map((one) => problem(way, one, 'must have the tags of the parameters'))
    : [];
const untaggable: ReadonlySet<string> = new Set([
  'Network/privateDnsZones/virtualNetworkLinks',
  'BotService/botServices/channels',
]);

/** One version of the API for a type in all files: a change of it is one change. */
export const sameVersion = (all: readonly Way[]): readonly Problem[] => {
  const seen = Map.groupBy(
    all.flatMap(({ resources }) => resources),
    ({ type }) => type,
  );
  return [...seen].flatMap(([type, some]) => {
    const versions = [...new Set(some.map(({ apiVersion }) => apiVersion))];
    return versions.length > 1 ? [`${type} is asked for in ${versions.join(' and ')}: take one`] : [];
  });
};

/** Closed to all but the app's network and named addresses, but where a council may make no private endpoint. */
export const closedVault: Rule = (way) => {
  const isBehind = resourcesOf(way, 'Network/privateEndpoints').some(({ name }) => name.endsWith('-vault'));
  return resourcesOf(way, 'KeyVault/vaults')
    .filter((one) => [isBehind, way.name !== 'ways/firewall'].some((closed) => closed !== isClosed(one)))
    .map((one) => problem(way, one, 'the vault must be behind an endpoint, with networkAcls.defaultAction Deny'));
};

const isClosed = (vault: Resource): boolean => at(vault, 'properties.networkAcls.defaultAction') === 'Deny';

/** What the pipeline deploys gives no role, changes no lock and no alert, and leaves the account as it is. */
export const pipelineLeaves: Rule = (way) =>
  way.name === 'ways/pipeline'
    ? way.resources
        .filter(({ type }) =>
          /^Microsoft\.(?:Authorization\/|DocumentDB\/databaseAccounts$|DocumentDB\/.*sqlRole|Insights\/(?:actionGroups|activityLogAlerts|diagnosticSettings|metricAlerts|scheduledQueryRules|webtests)$)/.test(
            type,
          ),
        )
        .map((one) => problem(way, one, 'the pipeline must leave this as it is'))
    : [];

/** What a person has approved is deployed, and no image that was given its tag since. */
export const byDigest: Rule = (way) =>
  way.name === 'ways/pipeline'
    ? ['App/containerApps', 'App/jobs']
        .flatMap((type) => resourcesOf(way, type))
        .filter((one) => !/@sha256:[0-9a-f]{64}\b/.test(String(at(one, 'properties.template.containers.0.image'))))
        .map((one) => problem(way, one, 'the image must be named by its digest'))
    : [];

/** A restored account is one of zones, tags and no keys, from the moment that was asked for. */
export const restored: Rule = (way) =>
  way.name === 'ways/restore'
    ? resourcesOf(way, account).flatMap((one) => [
        ...(at(one, 'properties.createMode') === 'Restore' ? [] : [problem(way, one, 'createMode must be Restore')]),
        ...(at(one, 'properties.locations.0.isZoneRedundant') === true
          ? []
          : [problem(way, one, 'must be in zones: the installation asks for them and they cannot be changed later')]),
        ...(at(one, 'properties.publicNetworkAccess') === 'Disabled'
          ? []
          : [problem(way, one, 'must be closed until the installation says who reaches it')]),
        ...(Object.keys(Object(at(one, 'tags'))).length > 0
          ? []
          : [problem(way, one, 'a restore brings no tags along: they must be given')]),
        ...(/\/restorableDatabaseAccounts\/[0-9a-f-]{36}$/.test(
          String(at(one, 'properties.restoreParameters.restoreSource')),
        )
          ? []
          : [problem(way, one, 'restoreSource must be a restorable account')]),
      ])
    : [];

const accountWith = (way: Way, container: string): Resource | undefined => {
  const [account] = resourcesOf(way, 'Storage/storageAccounts/blobServices/containers')
    .filter(({ name }) => name.endsWith(`/${container}`))
    .map(({ name }) => name.split('/')[0]);
  return resourcesOf(way, 'Storage/storageAccounts').find(({ name }) => name === account);
};
const endsAfter = (way: Way, account: Resource): readonly number[] =>
  resourcesOf(way, 'Storage/storageAccounts/managementPolicies')
    .filter(({ name }) => name.startsWith(`${account.name}/`))
    .map((one) =>
      Number(
        at(one, 'properties.policy.rules.0.definition.actions.baseBlob.delete.daysAfterCreationGreaterThan') ??
          Infinity,
      ),
    );

/** An export ends by itself, and one that was deleted is gone. */
export const exportsEnd: Rule = (way) => {
  if (!isInstallation(way)) return [];
  const account = accountWith(way, 'exports');
  if (account === undefined) return [`${way.name}: there is nowhere to put an export`];
  return [
    ...resourcesOf(way, 'Storage/storageAccounts/blobServices')
      .filter(({ name }) => name.startsWith(`${account.name}/`))
      .filter((one) => at(one, 'properties.deleteRetentionPolicy.enabled') !== false)
      .map((one) => problem(way, one, 'what is deleted must be gone: an export is a child’s record')),
    ...(endsAfter(way, account).some((days) => days <= 30)
      ? []
      : [problem(way, account, 'an export must end by itself')]),
  ];
};

/** Where copies are made they lie in another region, and no one alters or deletes one before it ends. */
export const copiesStay: Rule = (way) => {
  const account = accountWith(way, 'copies');
  if (account === undefined) return way.name === 'ways/copied' ? [`${way.name}: no copy is made`] : [];
  const kept = (name: string): unknown =>
    at(account, `properties.immutableStorageWithVersioning.immutabilityPolicy.${name}`);
  const [database] = resourcesOf(way, 'DocumentDB/databaseAccounts');
  return [
    ...(at(account, 'location') === at(database, 'location')
      ? [problem(way, account, 'a copy belongs into another region than the database')]
      : []),
    ...(kept('state') === 'Locked' ? [] : [problem(way, account, 'copies that are sealed must be locked')]),
    ...(endsAfter(way, account).every((days) => days === kept('immutabilityPeriodSinceCreationInDays'))
      ? []
      : [problem(way, account, 'a copy ends when it may be deleted, and not before')]),
  ];
};

/** The code of each day's seal stays where no one alters or deletes it for years; a trial keeps none. */
export const sealCodesStay: Rule = (way) => {
  if (!isInstallation(way)) return [];
  const account = accountWith(way, 'seals');
  const isTrial = way.name === 'ways/trial';
  if (account === undefined || isTrial)
    return (account === undefined) === isTrial
      ? []
      : [`${way.name}: codes of seals are kept for good, and not in a trial`];
  const kept = (name: string): unknown =>
    at(account, `properties.immutableStorageWithVersioning.immutabilityPolicy.${name}`);
  const years = Number(kept('immutabilityPeriodSinceCreationInDays')) / 365;
  return [
    ...(years >= 7 ? [] : [problem(way, account, 'the codes of seals stay for seven years')]),
    ...(kept('allowProtectedAppendWrites') === false ? [] : [problem(way, account, 'nothing is added to a code')]),
  ];
};
