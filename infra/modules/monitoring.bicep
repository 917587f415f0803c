// Where logs and metrics go, who is told, and the workbook that shows them.
@description('Short name of the installation.')
param name string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Object id of the identity that sends telemetry.')
param principalId string

@description('Days that logs and metrics are kept.')
param retentionDays int

@description('Address that alerts are mailed to.')
param alertMail string

var metricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
  tags: tags
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: retentionDays
    features: {
      disableLocalAuth: true
    }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: '${name}-insights'
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    IngestionMode: 'LogAnalytics'
    // Its connection string alone sends nothing: the sender shows a token of the identity.
    DisableLocalAuth: true
  }
}

resource maySend 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: insights
  name: guid(insights.id, principalId, metricsPublisher)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', metricsPublisher)
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

resource team 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: '${name}-team'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'MSET'
    emailReceivers: [
      {
        name: 'team'
        emailAddress: alertMail
        useCommonAlertSchema: true
      }
    ]
  }
}

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, 'workbook')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'MSET for Teams'
    category: 'workbook'
    sourceId: workspace.id
    serializedData: replace(loadTextContent('../workbook.json'), 'WORKSPACE', workspace.id)
  }
}

@description('The workspace.')
output workspaceId string = workspace.id

@description('Name of the Application Insights component.')
output insightsName string = insights.name

@description('Whoever is told.')
output actionGroupId string = team.id
