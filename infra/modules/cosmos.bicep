// The database. Its containers are what infra/containers.json says, which the app's tests and its local server read too.
@description('Name of the account, unique in the world.')
param accountName string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Name of the identity that reads and writes.')
param identityName string

@description('Name of the identity by which old looks end.')
param looksEnderName string

@description('False leaves the account, its roles, its lock and the record of who read it as they are.')
param withRoles bool

@description('How it is paid.')
@allowed(['serverless', 'autoscale'])
param capacity string

@description('Highest request units a second of each container, with autoscale only.')
param maxThroughput int

@description('True: copies in three zones.')
param zoneRedundant bool

@description('False for a trial, where the account may be deleted.')
param locked bool

@description('Who reaches it by network.')
@allowed(['privateEndpoint', 'firewall', 'public'])
param networkAccess string

@description('The network of the app, which asks for the name of the private endpoint.')
param networkId string

@description('Subnet of the app, let through the firewall.')
param appsSubnetId string

@description('Subnet of the private endpoint.')
param endpointsSubnetId string

@description('Resource id of the council’s private DNS zone. Empty: one is made.')
param privateDnsZoneId string

@description('Public addresses let through the firewall.')
param ipRanges array

@description('Name of the Log Analytics workspace that records who changed the account and who read documents.')
param workspaceName string

var definition = loadJsonContent('../containers.json')
var isPrivate = networkAccess == 'privateEndpoint'
var hasFirewall = networkAccess == 'firewall'
var allRules = [for ip in ipRanges: { ipAddressOrRange: ip }]
var items = 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/items'
// What an identity may do with documents. Nobody's role here makes or deletes containers. The record of who looked is
// only ever added to: nothing that runs as the bot can change or take away a look. Another identity, by which nothing else
// is done, takes away what two people agreed on.
var dataRoles = [
  {
    name: dataRoleNames[0]
    title: 'MSET reads what the account is'
    actions: ['Microsoft.DocumentDB/databaseAccounts/readMetadata']
    scopes: ['']
  }
  {
    name: dataRoleNames[1]
    title: 'MSET adds looks and reads them'
    actions: [
      '${items}/create'
      '${items}/read'
      'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/executeQuery'
    ]
    scopes: ['/dbs/${definition.database}/colls/looks']
  }
  {
    name: dataRoleNames[2]
    title: 'MSET reads and writes cases and the directory'
    // What a transactional batch is checked for is documented nowhere; of tables it is executeStoredProcedure, which
    // opens nothing more here: an identity can make no procedure.
    actions: [
      '${items}/*'
      'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/executeQuery'
      'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/executeStoredProcedure'
    ]
    scopes: ['/dbs/${definition.database}/colls/cases', '/dbs/${definition.database}/colls/directory']
  }
  {
    name: dataRoleNames[3]
    title: 'MSET reads what ends'
    actions: [
      '${items}/read'
      'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/executeQuery'
    ]
    scopes: []
  }
  {
    name: dataRoleNames[4]
    title: 'MSET ends looks'
    actions: [
      '${items}/read'
      'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/executeQuery'
      '${items}/delete'
    ]
    scopes: []
  }
]
@export()
@description('The names of the roles; close.bicep writes each down.')
var dataRoleNames = ['describes', 'adds', 'works', 'reads', 'ends']
var looksEnderScopes = [
  { role: dataRoleNames[0], scope: '' }
  { role: dataRoleNames[3], scope: '/dbs/${definition.database}/colls/cases' }
  { role: dataRoleNames[4], scope: '/dbs/${definition.database}/colls/looks' }
]
var dataScopes = flatten(map(dataRoles, role => map(role.scopes, scope => { role: role.name, scope: scope })))

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource looksEnder 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: looksEnderName
}

resource workspace 'Microsoft.OperationalInsights/workspaces@2026-03-01' existing = {
  name: workspaceName
}

// A release changes it as little as the roles: the pipeline may then not turn keys on, and its alert is quiet at a release.
resource account 'Microsoft.DocumentDB/databaseAccounts@2026-03-15' = if (withRoles) {
  name: accountName
  location: location
  tags: tags
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    capabilities: capacity == 'serverless' ? [{ name: 'EnableServerless' }] : []
    locations: [
      {
        locationName: location
        failoverPriority: 0
        isZoneRedundant: zoneRedundant
      }
    ]
    consistencyPolicy: {
      defaultConsistencyLevel: 'Session'
    }
    disableLocalAuth: true
    // Were keys on again, they would still make and delete no container.
    disableKeyBasedMetadataWriteAccess: true
    minimalTlsVersion: 'Tls12'
    publicNetworkAccess: isPrivate ? 'Disabled' : 'Enabled'
    networkAclBypass: 'None'
    isVirtualNetworkFilterEnabled: hasFirewall
    virtualNetworkRules: hasFirewall ? [{ id: appsSubnetId }] : []
    ipRules: hasFirewall ? allRules : []
    backupPolicy: {
      type: 'Continuous'
      continuousModeProperties: {
        tier: 'Continuous30Days'
      }
    }
  }
}

resource database 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2026-03-15' = {
  parent: account
  name: definition.database
  properties: {
    resource: {
      id: definition.database
    }
    options: {}
  }
}

// One after the other: the account takes one such change at a time.
@batchSize(1)
resource containers 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2026-03-15' = [
  for container in definition.containers: {
    parent: database
    name: container.id
    properties: {
      resource: {
        id: container.id
        partitionKey: container.partitionKey
        indexingPolicy: container.indexingPolicy
      }
      options: capacity == 'autoscale' ? { autoscaleSettings: { maxThroughput: maxThroughput } } : {}
    }
  }
]

@batchSize(1)
resource roles 'Microsoft.DocumentDB/databaseAccounts/sqlRoleDefinitions@2026-03-15' = [
  for role in dataRoles: if (withRoles) {
    parent: account
    name: guid(toLower(account.id), role.name)
    // One change of the account at a time, or it answers 412.
    dependsOn: [containers]
    properties: {
      roleName: role.title
      type: 'CustomRole'
      assignableScopes: [account.id]
      permissions: [
        {
          dataActions: role.actions
        }
      ]
    }
  }
]

@batchSize(1)
resource mayReadAndWrite 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2026-03-15' = [
  for one in dataScopes: if (withRoles) {
    parent: account
    name: guid(toLower(account.id), identityName, one.role, one.scope)
    dependsOn: [roles]
    properties: {
      roleDefinitionId: '${account.id}/sqlRoleDefinitions/${guid(toLower(account.id), one.role)}'
      principalId: identity.properties.principalId
      scope: '${account.id}${one.scope}'
    }
  }
]

@batchSize(1)
resource looksEnderMay 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2026-03-15' = [
  for one in looksEnderScopes: if (withRoles) {
    parent: account
    name: guid(toLower(account.id), looksEnderName, one.role, one.scope)
    dependsOn: [mayReadAndWrite]
    properties: {
      roleDefinitionId: '${account.id}/sqlRoleDefinitions/${guid(toLower(account.id), one.role)}'
      principalId: looksEnder.properties.principalId
      scope: '${account.id}${one.scope}'
    }
  }
]

resource cannotBeDeleted 'Microsoft.Authorization/locks@2020-05-01' = if (withRoles && locked) {
  scope: account
  name: 'case-records'
  properties: {
    level: 'CanNotDelete'
    notes: 'The record of MSET cases. Take this lock away only when the council has decided to end the service.'
  }
}

resource changes 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (withRoles) {
  scope: account
  name: 'changes'
  properties: {
    workspaceId: workspace.id
    // Tables of their own, of which the workspace drops what the bot itself reads (monitoring.bicep).
    logAnalyticsDestinationType: 'Dedicated'
    logs: [
      {
        category: 'ControlPlaneRequests'
        enabled: true
      }
      {
        category: 'DataPlaneRequests'
        enabled: true
      }
    ]
  }
}

module endpoint 'private-endpoint.bicep' = if (isPrivate) {
  name: 'cosmos-endpoint'
  // After everything that changes the account, which takes one change at a time.
  dependsOn: [containers, mayReadAndWrite, looksEnderMay]
  params: {
    endpointName: '${accountName}-endpoint'
    location: location
    tags: tags
    serviceId: account.id
    groupId: 'Sql'
    zoneName: 'privatelink.documents.azure.com'
    zoneId: privateDnsZoneId
    subnetId: endpointsSubnetId
    networkId: networkId
  }
}
