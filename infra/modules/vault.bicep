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

@description('Name of the identity that reads the secret.')
param identityName string

@description('False leaves its roles as they are.')
param withRoles bool

@description('False only for a trial: a deleted vault’s name can then be used again.')
param purgeProtected bool

@description('Name of the Log Analytics workspace that every access is recorded in.')
param workspaceName string

var secretsUser = '4633458b-17de-408a-b874-0445c86b69e6'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: identityName
}

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: workspaceName
}

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
    softDeleteRetentionInDays: purgeProtected ? 90 : 7
    // Once true it stays true, and false is refused: so it is either said or left out.
    enablePurgeProtection: purgeProtected ? true : null
    // Container Apps resolves references from addresses of its own, which no firewall rule can name; a role is needed.
    publicNetworkAccess: 'Enabled'
  }
}

resource mayReadSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (withRoles) {
  scope: vault
  name: guid(vault.id, identity.id, secretsUser)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

resource accesses 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: vault
  name: 'accesses'
  properties: {
    workspaceId: workspace.id
    logs: [
      {
        category: 'AuditEvent'
        enabled: true
      }
    ]
  }
}
