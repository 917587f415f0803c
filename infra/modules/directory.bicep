// Where the directory file lies: names of staff and partners, no secret, more than the 25 KB that a vault's secret
// holds. A mounted share would need the account's key (Container Apps mounts Azure Files with nothing else), so the app
// fetches it with the identity, at its start and each quarter of an hour (infra/fetch-directory.mjs). Older versions are
// kept for as long as the council says.
@description('Name of the storage account, unique in the world, at most 24 lower-case letters and digits.')
param accountName string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Name of the identity that reads the file.')
param identityName string

@description('False leaves its roles as they are.')
param withRoles bool

@description('Days that older versions are kept.')
param versionDays int

@description('True: copies in three zones.')
param zoneRedundant bool

@description('Subnet of the app, let through the firewall.')
param appsSubnetId string

@description('Public addresses of those who upload the file.')
param ipRanges array

var blobReader = '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource account 'Microsoft.Storage/storageAccounts@2026-09-01' = {
  name: accountName
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: zoneRedundant ? 'Standard_ZRS' : 'Standard_LRS'
  }
  properties: {
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    supportsHttpsTrafficOnly: true
    minimumTlsVersion: 'TLS1_2'
    networkAcls: {
      defaultAction: 'Deny'
      bypass: 'None'
      virtualNetworkRules: [
        {
          id: appsSubnetId
          action: 'Allow'
        }
      ]
      ipRules: [
        for ip in ipRanges: {
          value: ip
          action: 'Allow'
        }
      ]
    }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2026-09-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: true
    deleteRetentionPolicy: {
      enabled: true
      days: 90
    }
    containerDeleteRetentionPolicy: {
      enabled: true
      days: 90
    }
  }
}

resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-09-01' = {
  parent: blobs
  name: 'directory'
}

// Older versions name people who have left: they end.
resource versionsEnd 'Microsoft.Storage/storageAccounts/managementPolicies@2026-09-01' = {
  parent: account
  name: 'default'
  dependsOn: [container]
  properties: {
    policy: {
      rules: [
        {
          name: 'versions-end'
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: ['blockBlob']
              prefixMatch: ['directory/']
            }
            actions: {
              version: {
                delete: {
                  daysAfterCreationGreaterThan: versionDays
                }
              }
            }
          }
        }
      ]
    }
  }
}

resource mayRead 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (withRoles) {
  scope: container
  name: guid(toLower(container.id), toLower(identity.id), blobReader)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobReader)
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}
