// A copy of the database as it was at one moment, as a new account beside the old one (docs/operations.md, "Backup and
// restore"). It needs the right to restore on the subscription. Container, index and time to live come with the copy;
// zones, tags, network, keys and roles do not: the first four are said here, roles and lock by the deployment after it.
targetScope = 'resourceGroup'

@description('Name of the new account: 3 to 44 lower-case letters, digits and hyphens, unique in the world. Afterwards cosmosAccountName of main.bicep.')
@minLength(3)
@maxLength(44)
param accountName string

@description('Id of the account to restore from: the column "name" of az cosmosdb restorable-database-account list, a GUID. It is there for an account that was deleted, too.')
@minLength(36)
@maxLength(36)
param restorableAccount string

@description('The moment, in UTC and to the second, such as 2027-01-04T09:59:00Z: within the last thirty days.')
@minLength(20)
@maxLength(20)
param moment string

@description('Azure region of the old account; the copy lies there too.')
param location string = resourceGroup().location

@description('As cosmosZoneRedundant of the installation: it cannot be changed afterwards.')
param cosmosZoneRedundant bool = true

@description('Tags of the installation: a restore brings none along, and a policy may ask for them.')
param tags object

var checkedMoment = endsWith(moment, 'Z') && contains(moment, 'T')
  ? moment
  : fail('moment: in UTC and to the second, such as 2027-01-04T09:59:00Z.')

resource account 'Microsoft.DocumentDB/databaseAccounts@2026-03-15' = {
  name: accountName
  location: location
  tags: tags
  kind: 'GlobalDocumentDB'
  properties: {
    createMode: 'Restore'
    restoreParameters: {
      restoreMode: 'PointInTime'
      restoreSource: subscriptionResourceId(
        'Microsoft.DocumentDB/locations/restorableDatabaseAccounts',
        location,
        restorableAccount
      )
      restoreTimestampInUtc: checkedMoment
      // Were a time to live on a container, it would begin to delete what has just been brought back.
      restoreWithTtlDisabled: true
    }
    databaseAccountOfferType: 'Standard'
    locations: [
      {
        locationName: location
        failoverPriority: 0
        isZoneRedundant: cosmosZoneRedundant
      }
    ]
    consistencyPolicy: {
      defaultConsistencyLevel: 'Session'
    }
    disableLocalAuth: true
    disableKeyBasedMetadataWriteAccess: true
    minimalTlsVersion: 'Tls12'
    // Until the installation says who reaches it.
    publicNetworkAccess: 'Disabled'
    networkAclBypass: 'None'
    backupPolicy: {
      type: 'Continuous'
      continuousModeProperties: {
        tier: 'Continuous30Days'
      }
    }
  }
}

@description('The new account: cosmosAccountName of main.bicep from now on.')
output cosmosAccountName string = account.name
