// The worst day: what the bot's roles allow on the documents is written down to nothing but a description of the account
// (docs/worst-day.md, "A breach from outside"). A lock stops the deletion of a role there, but lets this through. The next
// deployment of main.bicep with withRoles opens them again.
targetScope = 'resourceGroup'

import { dataRoleNames } from 'modules/cosmos.bicep'

@description('Name of the Cosmos DB account.')
param cosmosAccountName string

resource account 'Microsoft.DocumentDB/databaseAccounts@2026-03-15' existing = {
  name: cosmosAccountName
}

@batchSize(1)
resource closed 'Microsoft.DocumentDB/databaseAccounts/sqlRoleDefinitions@2026-03-15' = [
  for name in dataRoleNames: {
    parent: account
    name: guid(toLower(account.id), name)
    properties: {
      roleName: 'MSET closed: ${name}'
      type: 'CustomRole'
      assignableScopes: [account.id]
      permissions: [
        {
          dataActions: ['Microsoft.DocumentDB/databaseAccounts/readMetadata']
        }
      ]
    }
  }
]
