// The images. No admin user: the identity pulls, people push with their own sign-in.
@description('Name of the registry, unique in the world, letters and digits.')
param registryName string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Name of the identity that pulls.')
param identityName string

@description('Name of the identity by which old looks end, which pulls too.')
param looksEnderName string

@description('False leaves its roles as they are.')
param withRoles bool

var acrPull = '7f951dda-4ed3-4680-a7ca-43fe172d538d'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource looksEnder 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: looksEnderName
}

resource registry 'Microsoft.ContainerRegistry/registries@2025-11-01' = {
  name: registryName
  location: location
  tags: tags
  sku: {
    name: 'Basic'
  }
  properties: {
    adminUserEnabled: false
  }
}

resource mayPull 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (withRoles) {
  scope: registry
  name: guid(toLower(registry.id), toLower(identity.id), acrPull)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', acrPull)
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

resource looksEnderMayPull 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (withRoles) {
  scope: registry
  name: guid(toLower(registry.id), toLower(looksEnder.id), acrPull)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', acrPull)
    principalId: looksEnder.properties.principalId
    principalType: 'ServicePrincipal'
  }
}
