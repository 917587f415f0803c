// Where logs and metrics go, who is told, and the workbook that shows them.
@description('Name of the Log Analytics workspace.')
param workspaceName string

@description('Name of the Application Insights component.')
param insightsName string

@description('Name of the action group: the team that is told.')
param teamName string

@description('True from the second deployment on: the workspace then drops the bot’s own reads by the rule that the first one made.')
param linked bool

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Name of the identity that sends telemetry.')
param identityName string

@description('False leaves its roles, and whom alerts mail, as they are.')
param withRoles bool

@description('Days that logs and metrics are kept.')
param retentionDays int

@description('Address that alerts are mailed to.')
param alertMail string

var metricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource workspace 'Microsoft.OperationalInsights/workspaces@2026-03-01' = {
  name: workspaceName
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
    defaultDataCollectionRuleResourceId: linked
      ? resourceId('Microsoft.Insights/dataCollectionRules', '${workspaceName}-readers')
      : null
  }
}

// Who read documents is kept, but for the bot, whose looks are in the database: that is millions of lines a month.
resource readers 'Microsoft.Insights/dataCollectionRules@2024-03-11' = {
  name: '${workspaceName}-readers'
  location: location
  tags: tags
  kind: 'WorkspaceTransforms'
  properties: {
    dataSources: {}
    destinations: {
      logAnalytics: [
        {
          name: 'workspace'
          workspaceResourceId: workspace.id
        }
      ]
    }
    dataFlows: [
      {
        streams: ['Microsoft-Table-CDBDataPlaneRequests']
        destinations: ['workspace']
        transformKql: 'source | where AadPrincipalId != "${identity.properties.principalId}"'
      }
    ]
  }
}

// Who opened a door is asked for long after: a year and a month. From the second deployment on, when there is something
// in these tables.
@batchSize(1)
resource doorsKept 'Microsoft.OperationalInsights/workspaces/tables@2026-03-01' = [
  for table in ['AzureDiagnostics', 'CDBControlPlaneRequests', 'CDBDataPlaneRequests']: if (linked) {
    parent: workspace
    name: table
    properties: {
      totalRetentionInDays: max(400, retentionDays)
    }
  }
]

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: insightsName
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

resource maySend 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (withRoles) {
  scope: insights
  name: guid(toLower(insights.id), toLower(identity.id), metricsPublisher)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', metricsPublisher)
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

resource team 'Microsoft.Insights/actionGroups@2023-01-01' = if (withRoles) {
  name: teamName
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
  name: guid(toLower(resourceGroup().id), 'workbook')
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
