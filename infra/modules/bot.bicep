// The Azure Bot: it carries messages between Teams and the app, and holds none.
@description('Name of the bot, unique in the world.')
param botName string

@description('Tags of every resource.')
param tags object

@description('Name of the container app that messages go to.')
param appName string

@description('Name of the environment, whose domain the app has where it has none of its own.')
param environmentName string

@description('Host name of its own; empty where there is none.')
param customDomain string

@description('Name of the identity that the bot is.')
param identityName string

@description('Entra tenant of the council.')
param tenantId string

var host = empty(customDomain) ? '${appName}.${environment.properties.defaultDomain}' : customDomain

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource environment 'Microsoft.App/managedEnvironments@2026-07-01' existing = {
  name: environmentName
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: botName
  location: 'global'
  tags: tags
  kind: 'azurebot'
  sku: {
    // Teams is a standard channel: its messages are free and unlimited.
    name: 'F0'
  }
  properties: {
    displayName: 'MSET'
    endpoint: 'https://${host}/api/messages'
    msaAppType: 'UserAssignedMSI'
    msaAppId: identity.properties.clientId
    msaAppMSIResourceId: identity.id
    msaAppTenantId: tenantId
    disableLocalAuth: true
    isStreamingSupported: false
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      acceptedTerms: true
      deploymentEnvironment: 'CommercialDeployment'
      enableCalling: false
      isEnabled: true
    }
  }
}

@description('Where people reach the bot.')
output baseUrl string = 'https://${host}'
