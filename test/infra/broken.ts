// Bicep broken in ways that people break it, one edit each, with the line that must be said about it.
export interface Broken {
  readonly what: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** What the first line says, behind file and line. */
  readonly said: string;
  /** What stands in the line that is named; unless said otherwise, what the edit put there. */
  readonly stands?: string;
}

const app = 'infra/modules/app.bicep';
const cosmos = 'infra/modules/cosmos.bicep';

export const broken: readonly Broken[] = [
  {
    what: 'a colon is missing',
    file: cosmos,
    from: "networkAclBypass: 'None'",
    to: "networkAclBypass 'None'",
    said: "5: this is no Bicep: networkAclBypass 'None'",
  },
  {
    what: 'a name is misspelt',
    file: 'infra/modules/bot.bicep',
    from: 'msaAppId: identity.properties',
    to: 'msaAppId: identiti.properties',
    said: '15: identiti is not declared',
  },
  {
    what: 'a parameter is not described',
    file: 'infra/main.bicep',
    from: "@description('Azure region of every resource; data stays there.')\n",
    to: '',
    said: '1: location has no @description: say what it is and what to put in',
    stands: 'param location ',
  },
  {
    what: 'a module is not given what it needs',
    file: 'infra/main.bicep',
    from: '    cosmosAccountName: names.cosmos\n',
    to: '',
    said: '1: infra/modules/app.bicep needs the parameter cosmosAccountName',
    stands: 'module app ',
  },
  {
    what: 'keys open the database',
    file: cosmos,
    from: 'disableLocalAuth: true',
    to: 'disableLocalAuth: false',
    said: '23: disableLocalAuth must be true: nobody opens the database with a key',
  },
  {
    what: 'backups reach back a week only',
    file: cosmos,
    from: 'Continuous30Days',
    to: 'Continuous7Days',
    said: '15: backupPolicy.continuousModeProperties.tier must be Continuous30Days: every moment of thirty days can be brought back',
  },
  {
    what: 'the partition key is written by hand',
    file: cosmos,
    from: 'partitionKey: container.partitionKey',
    to: "partitionKey: { paths: ['/id'], kind: 'Hash' }",
    said: '21: partitionKey must be container.partitionKey: what infra/containers.json says',
  },
  {
    what: 'the key of the database is handed out',
    file: app,
    from: 'value: cosmos.properties.documentEndpoint }',
    to: 'value: cosmos.listKeys().primaryMasterKey }',
    said: '43: a deployment must not read keys: give the identity a role instead',
  },
  {
    what: 'http is let in',
    file: app,
    from: 'allowInsecure: false',
    to: 'allowInsecure: true',
    said: '24: configuration.ingress.allowInsecure must be false: https only',
  },
  {
    what: 'an outage of the database takes the app out',
    file: app,
    from: "path: '/readyz/first'",
    to: "path: '/readyz'",
    said: '23: the Readiness probe must ask /readyz/first',
  },
  {
    what: 'one instance is enough',
    file: app,
    from: 'minReplicas: replicas',
    to: 'minReplicas: 1',
    said: '22: minReplicas must be 2 or more, a parameter with @minValue(2): one instance is an outage away',
  },
  {
    what: 'an alert watches a metric that nobody sends',
    file: 'infra/modules/alerts.bicep',
    from: 'Name == "mset.delivery.failed"',
    to: 'Name == "mset.delivery.failures"',
    said: '41: mset.delivery.failures is no metric of the app: it would never fire',
  },
  {
    what: 'a variable is misspelt',
    file: app,
    from: "name: 'COSMOS_ENDPOINT'",
    to: "name: 'COSMOS_ENDPONT'",
    said: '3: COSMOS_ENDPONT is no variable that src/config.ts reads',
  },
  {
    what: 'the match key is a value',
    file: app,
    from: "secretRef: 'match-key'",
    to: 'value: vaultName',
    said: '3: MATCH_KEY is secret: give it by secretRef, from the vault',
  },
  {
    what: 'a secure parameter has a default',
    file: app,
    from: "@description('Address of the MSET mailbox.')\nparam mailbox string",
    to: "@description('Address of the MSET mailbox.')\n@secure()\nparam mailbox string = 'mset@council.example'",
    said: '1: mailbox is secure and has a default: a secret has none',
    stands: 'param mailbox ',
  },
  {
    what: 'a parameter is left over',
    file: 'infra/modules/registry.bicep',
    from: "@description('Azure region.')",
    to: "@description('Name of the council.')\nparam council string\n\n@description('Azure region.')",
    said: '1: council is never used: use it or take it away',
    stands: 'param council ',
  },
  {
    what: 'an output is asked for that the module does not give',
    file: 'infra/main.bicep',
    from: 'output baseUrl string = bot.outputs.baseUrl',
    to: 'output baseUrl string = bot.outputs.url',
    said: '25: infra/modules/bot.bicep has no output url',
  },
  {
    what: 'the app is reached without TLS',
    file: 'infra/modules/bot.bicep',
    from: "endpoint: 'https://",
    to: "endpoint: 'http://",
    said: '15: http:// is not encrypted: write https://',
  },
  {
    what: 'the secret of the app is a value',
    file: app,
    from: "keyVaultUrl: '${vault.properties.vaultUri}secrets/match-key'",
    to: 'value: vaultName',
    said: '3: a secret must be a keyVaultUrl with the identity: values end up in deployments',
    stands: '{',
  },
  {
    what: 'a preview is used',
    file: cosmos,
    from: 'sqlDatabases@2024-11-15',
    to: 'sqlDatabases@2025-05-01-preview',
    said: '1: Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2025-05-01-preview is a preview: take a version that stays',
  },
  {
    what: 'a name is declared a second time',
    file: cosmos,
    from: "var hasFirewall = networkAccess == 'firewall'",
    to: "var hasFirewall = networkAccess == 'firewall'\nvar isPrivate = hasFirewall",
    said: '1: isPrivate is declared twice',
    stands: 'var isPrivate = hasFirewall',
  },
  {
    what: 'a gauge is asked for what its exporter does not send',
    file: 'infra/modules/alerts.bicep',
    from: 'max(coalesce(Max, Sum / ItemCount))',
    to: 'max(Max)',
    said: '78: Max may be empty: ask for max(coalesce(Max, Sum / ItemCount))',
  },
  {
    what: 'the bot may take away a look',
    file: cosmos,
    from: "'${items}/create', '${items}/read'",
    to: "'${items}/create', '${items}/delete'",
    said: '34: looks may be added and read, and nothing more: they are the record',
  },
  {
    what: 'no one hears that keys were read',
    file: 'infra/modules/alerts.bicep',
    from: 'databaseAccounts/listKeys/action',
    to: 'databaseAccounts/readKeys/action',
    said: '1: no one hears of Microsoft.DocumentDB/databaseAccounts/listKeys/action',
    stands: 'resource opened ',
  },
  {
    what: 'the pipeline may give itself a role on the documents',
    file: 'infra/roles.bicep',
    from: "      'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments/write'\n",
    to: '',
    said: '3: the pipeline must not have Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments/write',
    stands: '{',
  },
  {
    what: 'a module is given what another one makes',
    file: 'infra/main.bicep',
    from: '    registryName: names.registry\n    imageTag',
    to: '    registryName: registry.outputs.registryName\n    imageTag',
    said: '19: infra/modules/registry.bicep has no output registryName',
    stands: 'registryName: registry.outputs.registryName',
  },
  {
    what: 'what-if cannot know what a module is given',
    file: 'infra/main.bicep',
    from: '    mailbox: mailbox\n',
    to: '    mailbox: empty(mailbox) ? identity.properties.clientId : mailbox\n',
    said: '14: mailbox is known only when another part is there, and what-if stops: give its name',
    stands: 'mailbox: empty',
  },
  {
    what: 'the role is given while containers are still being made',
    file: cosmos,
    from: '  dependsOn: [containers]\n',
    to: '',
    said: '1: roles must wait for containers: the account takes one change at a time',
    stands: 'resource roles ',
  },
  {
    what: 'a subnet has no rules',
    file: 'infra/modules/network.bicep',
    from: '          addressPrefix: cidrSubnet(addressPrefix, 28, 8)\n          networkSecurityGroup: { id: groupId }\n',
    to: '          addressPrefix: cidrSubnet(addressPrefix, 28, 8)\n',
    said: '7: the subnet has no networkSecurityGroup',
    stands: '{',
  },
  {
    what: 'the record is not locked',
    file: 'infra/main.bicep',
    from: 'locked: withRoles && !trial',
    to: 'locked: false',
    said: '13: locked must be withRoles && !trial',
  },
];
