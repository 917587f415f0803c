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

@description('False leaves its roles, and the record of who read it, as they are.')
param withRoles bool

@description('False only for a trial: a deleted vault’s name can then be used again.')
param purgeProtected bool

@description('True: reached from the app’s network and ipRanges alone. False: from anywhere, by whoever has a role.')
param isPrivate bool

@description('The network of the app, which asks for the name of the private endpoint.')
param networkId string

@description('Subnet of the private endpoint.')
param endpointsSubnetId string

@description('Resource id of the council’s private DNS zone. Empty: one is made.')
param privateDnsZoneId string

@description('Public addresses of those who put the key in, where the vault is private.')
param ipRanges array

@description('Name of the Log Analytics workspace that every access is recorded in.')
param workspaceName string

var secretsUser = '4633458b-17de-408a-b874-0445c86b69e6'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource workspace 'Microsoft.OperationalInsights/workspaces@2026-03-01' existing = {
  name: workspaceName
}

resource vault 'Microsoft.KeyVault/vaults@2026-05-15' = {
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
    // Container Apps resolves references from addresses of its own, which no firewall rule can name: open, a role is
    // needed; closed, a private endpoint in the app's network, as its page on errors says of ForbiddenByFirewall.
    publicNetworkAccess: isPrivate && empty(ipRanges) ? 'Disabled' : 'Enabled'
    networkAcls: isPrivate
      ? { defaultAction: 'Deny', bypass: 'None', ipRules: map(ipRanges, ip => { value: ip }) }
      : null
  }
}

resource mayReadSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (withRoles) {
  scope: vault
  name: guid(toLower(vault.id), toLower(identity.id), secretsUser)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

resource accesses 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (withRoles) {
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

module endpoint 'private-endpoint.bicep' = if (isPrivate) {
  name: 'vault-endpoint'
  params: {
    endpointName: '${vaultName}-vault'
    location: location
    tags: tags
    serviceId: vault.id
    groupId: 'vault'
    zoneName: 'privatelink.vaultcore.azure.net'
    zoneId: privateDnsZoneId
    subnetId: endpointsSubnetId
    networkId: networkId
  }
}
