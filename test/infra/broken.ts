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
    from: 'endpoint: endpoint',
    to: 'endpoint: endpont',
    said: '15: endpont is not declared',
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
    from: '    cosmosDatabase: cosmos.outputs.databaseName\n',
    to: '',
    said: '1: infra/modules/app.bicep needs the parameter cosmosDatabase',
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
    file: cosmos,
    from: 'output endpoint string = account.properties.documentEndpoint',
    to: 'output endpoint string = account.listKeys().primaryMasterKey',
    said: '33: a deployment must not read keys: give the identity a role instead',
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
    to: 'value: matchKeyUrl',
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
    from: 'subnetId: network.outputs.appsSubnetId\n    zoneRedundant',
    to: 'subnetId: network.outputs.subnetId\n    zoneRedundant',
    said: '15: infra/modules/network.bicep has no output subnetId',
    stands: 'subnetId: network.outputs.subnetId',
  },
  {
    what: 'the app is reached without TLS',
    file: 'infra/main.bicep',
    from: "endpoint: 'https://",
    to: "endpoint: 'http://",
    said: '15: http:// is not encrypted: write https://',
  },
  {
    what: 'the secret of the app is a value',
    file: app,
    from: 'keyVaultUrl: matchKeyUrl',
    to: 'value: matchKeyUrl',
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
];
