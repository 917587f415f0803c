// The Azure Bot: it carries messages between Teams and the app, and holds none.
@description('Name of the bot, unique in the world.')
param botName string

@description('Tags of every resource.')
param tags object

@description('Where messages go.')
param endpoint string

@description('Resource id of the identity that the bot is.')
param identityId string

@description('Client id of that identity.')
param identityClientId string

@description('Entra tenant of the council.')
param tenantId string

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
    endpoint: endpoint
    msaAppType: 'UserAssignedMSI'
    msaAppId: identityClientId
    msaAppMSIResourceId: identityId
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
