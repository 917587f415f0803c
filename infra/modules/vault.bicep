// One secret lives here: match-key, put in by hand and never part of a deployment. The app's environment reads it by
// reference, with the identity.
@description('Name of the vault, unique in the world, at most 24 characters.')
param vaultName string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Entra tenant that may hold roles on it.')
param tenantId string

@description('Object id of the identity that reads the secret.')
param principalId string

@description('Log Analytics workspace that every access is recorded in.')
param workspaceId string

var secretsUser = '4633458b-17de-408a-b874-0445c86b69e6'

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: vaultName
  location: location
  tags: tags
  properties: {
    tenantId: tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    // The key must outlive every mistake: without it older cases are not found to be of the same child.
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    enablePurgeProtection: true
    // Container Apps resolves references from addresses of its own, which no firewall rule can name; a role is needed.
    publicNetworkAccess: 'Enabled'
  }
}

resource mayReadSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, principalId, secretsUser)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

resource accesses 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: vault
  name: 'accesses'
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'AuditEvent'
        enabled: true
      }
    ]
  }
}

@description('Address of the vault, with a slash at its end.')
output vaultUri string = vault.properties.vaultUri

@description('Name of the vault.')
output vaultName string = vault.name
