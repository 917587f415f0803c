// A storage account that the bot adds files to and neither reads nor changes: exports of a case, which named people fetch
// and which end after some days, or copies of the database, which no one can alter; or the codes of the daily seals, which no
// one can alter either, and which the bot reads to compare (docs/operations.md).
@description('Name of the storage account, unique in the world, at most 24 lower-case letters and digits.')
param accountName string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Name of the container.')
param containerName string

@description('Name of the identity that adds files.')
param identityName string

@description('Resource id of the role that only adds.')
param addsRoleId string

@description('Object ids of the people who may read what is there.')
param readers array

@description('True: the bot may read what is there.')
param isReadByBot bool

@description('False leaves its roles as they are.')
param withRoles bool

@description('Days until a file ends.')
param days int

@description('Days that no one can change or delete a file. 0: files end when someone deletes them, too.')
param unalterableDays int

@description('True: those days cannot be made fewer any more, by anyone.')
param isSealed bool

@description('True: copies in three zones.')
param zoneRedundant bool

@description('Subnet of the app, let through the firewall.')
param appsSubnetId string

@description('Public addresses of those who read.')
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
  properties: union(
    {
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
        ipRules: map(ipRanges, ip => { value: ip, action: 'Allow' })
      }
    },
    unalterableDays == 0
      ? {}
      : {
          // Decided when the account is made: it cannot be turned on or off later.
          immutableStorageWithVersioning: {
            enabled: true
            immutabilityPolicy: {
              immutabilityPeriodSinceCreationInDays: unalterableDays
              state: isSealed ? 'Locked' : 'Unlocked'
              allowProtectedAppendWrites: false
            }
          }
        }
  )
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2026-09-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: unalterableDays > 0
    // What is deleted is gone: an export is a child’s record.
    deleteRetentionPolicy: {
      enabled: false
    }
    containerDeleteRetentionPolicy: {
      enabled: true
      days: 7
    }
  }
}

resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-09-01' = {
  parent: blobs
  name: containerName
}

resource filesEnd 'Microsoft.Storage/storageAccounts/managementPolicies@2026-09-01' = {
  parent: account
  name: 'default'
  dependsOn: [container]
  properties: {
    policy: {
      rules: [
        {
          name: 'files-end'
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: ['blockBlob']
              prefixMatch: ['${containerName}/']
            }
            actions: union(
              {
                baseBlob: {
                  delete: {
                    daysAfterCreationGreaterThan: days
                  }
                }
              },
              unalterableDays == 0
                ? {}
                : {
                    version: {
                      delete: {
                        daysAfterCreationGreaterThan: days
                      }
                    }
                  }
            )
          }
        }
      ]
    }
  }
}

resource mayAdd 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (withRoles) {
  scope: container
  name: guid(toLower(container.id), toLower(identity.id), addsRoleId)
  properties: {
    roleDefinitionId: addsRoleId
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

resource mayRead 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for reader in readers: if (withRoles) {
    scope: container
    name: guid(toLower(container.id), toLower(reader), blobReader)
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobReader)
      principalId: reader
      principalType: 'User'
    }
  }
]

resource botMayRead 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (withRoles && isReadByBot) {
  scope: container
  name: guid(toLower(container.id), toLower(identity.id), blobReader)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobReader)
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}
