// The database. Its containers are what infra/containers.json says, which the app's tests and its local server read too.
@description('Name of the account, unique in the world.')
param accountName string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Object id of the identity that reads and writes.')
param principalId string

@description('How it is paid.')
@allowed(['serverless', 'autoscale'])
param capacity string

@description('Highest request units a second of the database, with autoscale only.')
param maxThroughput int

@description('True: copies in three zones.')
param zoneRedundant bool

@description('Who reaches it by network.')
@allowed(['privateEndpoint', 'firewall', 'public'])
param networkAccess string

@description('The network, for private name resolution.')
param networkId string

@description('Subnet of the app, let through the firewall.')
param appsSubnetId string

@description('Subnet of the private endpoint.')
param endpointsSubnetId string

@description('Public addresses let through the firewall.')
param ipRanges array

@description('Log Analytics workspace that changes to the account are recorded in.')
param workspaceId string

var definition = loadJsonContent('../containers.json')
// Cosmos DB Built-in Data Contributor: reads and writes documents, cannot make or delete containers.
var dataContributor = '00000000-0000-0000-0000-000000000002'
var isPrivate = networkAccess == 'privateEndpoint'
var hasFirewall = networkAccess == 'firewall'
var allRules = [for ip in ipRanges: { ipAddressOrRange: ip }]

resource account 'Microsoft.DocumentDB/databaseAccounts@2024-11-15' = {
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

resource database 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2024-11-15' = {
  parent: account
  name: definition.database
  properties: {
    resource: {
      id: definition.database
    }
    options: capacity == 'autoscale' ? { autoscaleSettings: { maxThroughput: maxThroughput } } : {}
  }
}

// One after the other: the account takes one such change at a time.
@batchSize(1)
resource containers 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2024-11-15' = [for container in definition.containers: {
  parent: database
  name: container.id
  properties: {
    resource: {
      id: container.id
      partitionKey: container.partitionKey
      indexingPolicy: container.indexingPolicy
    }
  }
}]

// Of the whole account, which holds nothing else: the client reads the account's own description first.
resource mayReadAndWrite 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2024-11-15' = {
  parent: account
  name: guid(account.id, principalId, dataContributor)
  properties: {
    roleDefinitionId: '${account.id}/sqlRoleDefinitions/${dataContributor}'
    principalId: principalId
    scope: account.id
  }
}

resource cannotBeDeleted 'Microsoft.Authorization/locks@2020-05-01' = {
  scope: account
  name: 'case-records'
  properties: {
    level: 'CanNotDelete'
    notes: 'The record of MSET cases. Take this lock away only when the council has decided to end the service.'
  }
}

resource changes 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: account
  name: 'changes'
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'ControlPlaneRequests'
        enabled: true
      }
    ]
  }
}

resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = if (isPrivate) {
  name: '${accountName}-endpoint'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: endpointsSubnetId
    }
    privateLinkServiceConnections: [
      {
        name: 'cosmos'
        properties: {
          privateLinkServiceId: account.id
          groupIds: ['Sql']
        }
      }
    ]
  }
}

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = if (isPrivate) {
  name: 'privatelink.documents.azure.com'
  location: 'global'
  tags: tags
}

resource zoneLink 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = if (isPrivate) {
  parent: zone
  name: 'network'
  location: 'global'
  properties: {
    registrationEnabled: false
    virtualNetwork: {
      id: networkId
    }
  }
}

resource endpointNames 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = if (isPrivate) {
  parent: endpoint
  name: 'cosmos'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'cosmos'
        properties: {
          privateDnsZoneId: zone.id
        }
      }
    ]
  }
}

@description('Address of the account: COSMOS_ENDPOINT.')
output endpoint string = account.properties.documentEndpoint

@description('Name of the database: COSMOS_DATABASE.')
output databaseName string = database.name

@description('Name of the account.')
output accountName string = account.name
