// What the team is mailed about. Each row asks every so many minutes for one number, Value, of a window, which is longer
// where one late metric would be a notice unheard. What to do about each is in docs/operations.md, "Alerts".
@description('Short name of the installation.')
param name string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Name of the Log Analytics workspace that the metrics are in.')
param workspaceName string

@description('Name of the Application Insights component that the availability test belongs to.')
param insightsName string

@description('Name of the action group: the team that is told.')
param teamName string

@description('Name of the identity that the bot is.')
param identityName string

@description('Name of the environment, whose domain the app has where it has none of its own.')
param environmentName string

@description('Name of the container app.')
param appName string

@description('Host name of its own; empty where there is none.')
param customDomain string

@description('False while there is no app to watch.')
param enabled bool

@description('True where a copy is made each night.')
param copied bool

var rows = [
  {
    name: 'outbox-age'
    title: 'MSET: a person has waited for a notice for more than a minute'
    query: 'AppMetrics | where Name == "mset.outbox.age" | summarize Value = max(coalesce(Max, Sum / ItemCount))'
    operator: 'GreaterThan'
    threshold: 60
    minutes: 5
    window: 10
    severity: 1
  }
  {
    name: 'delivery-failed'
    title: 'MSET: a notice could not be delivered'
    query: 'AppMetrics | where Name == "mset.delivery.failed" | summarize Value = sum(Sum)'
    operator: 'GreaterThan'
    threshold: 0
    minutes: 5
    window: 10
    severity: 1
  }
  {
    name: 'server-errors'
    title: 'MSET: requests end with 5xx'
    query: 'AppMetrics | where Name == "mset.http.status" and tostring(Properties["class"]) == "5xx" | summarize Value = sum(Sum)'
    operator: 'GreaterThan'
    threshold: 4
    minutes: 5
    window: 5
    severity: 2
  }
  {
    name: 'throttled'
    title: 'MSET: Cosmos DB answers 429'
    query: 'AppMetrics | where Name == "mset.store.throttled" | summarize Value = sum(Sum)'
    operator: 'GreaterThan'
    threshold: 10
    minutes: 15
    window: 15
    severity: 2
  }
  {
    name: 'refused-at-the-gate'
    title: 'MSET: requests are refused at the gate'
    query: 'AppMetrics | where Name == "mset.gate.refused" | summarize Value = sum(Sum)'
    operator: 'GreaterThan'
    threshold: 20
    minutes: 15
    window: 15
    severity: 2
  }
  {
    name: 'silent'
    title: 'MSET: no instance has reported for a quarter of an hour'
    query: 'AppMetrics | where Name == "mset.outbox.age" | summarize Value = count()'
    operator: 'LessThan'
    threshold: 1
    minutes: 15
    window: 15
    severity: 1
  }
  {
    name: 'old-directory'
    title: 'MSET: an instance runs with the directory of before'
    query: 'ContainerAppConsoleLogs | where Log has "directory not fetched" or Log has "directory refused" or Log has "directory is not what was imported" | summarize Value = count()'
    operator: 'GreaterThan'
    threshold: 0
    minutes: 15
    window: 15
    severity: 1
  }
  {
    name: 'not-sealed'
    title: 'MSET: the looks of a day were not sealed, or the code of their seal does not lie outside'
    query: 'ContainerAppConsoleLogs | where Log has "looks not sealed" or Log has "seal not kept outside" or Log has "seal not mailed" | summarize Value = count()'
    operator: 'GreaterThan'
    threshold: 0
    minutes: 15
    window: 15
    severity: 2
  }
  {
    name: 'records-not-ended'
    title: 'MSET: what two people agreed to destroy, or a draft whose time is over, is not gone'
    query: 'ContainerAppConsoleLogs | where Log has "records not ended" | summarize Value = count()'
    operator: 'GreaterThan'
    threshold: 0
    minutes: 15
    window: 15
    severity: 2
  }
  {
    name: 'documents-read'
    title: 'MSET: documents were read by someone who is not the bot'
    query: 'CDBDataPlaneRequests | where RequestResourceType == "Document" and AadPrincipalId != "THE-BOT" | summarize Value = count()'
    operator: 'GreaterThan'
    threshold: 0
    minutes: 15
    window: 30
    severity: 1
  }
  {
    name: 'match-key-set'
    title: 'MSET: a match key was put into the vault'
    query: 'AzureDiagnostics | where ResourceProvider == "MICROSOFT.KEYVAULT" and OperationName == "SecretSet" | summarize Value = count()'
    operator: 'GreaterThan'
    threshold: 0
    minutes: 15
    window: 30
    severity: 1
  }
  {
    name: 'case-exported'
    title: 'MSET: a whole case was exported to a file'
    query: 'ContainerAppConsoleLogs | where ContainerName == "export" and Log has "It holds personal data" | summarize Value = count()'
    operator: 'GreaterThan'
    threshold: 0
    minutes: 15
    window: 30
    severity: 2
  }
  {
    name: 'copy-missing'
    title: 'MSET: for two nights no copy of the database was made'
    query: 'ContainerAppConsoleLogs | where ContainerName == "copy" and Log has "The copy is whole" | summarize Value = count()'
    operator: 'LessThan'
    threshold: 1
    minutes: 1440
    window: 2880
    severity: 1
  }
]
// Azure takes days as days.
var days = { '1440': 'P1D', '2880': 'P2D' }
// What opens documents, or the machine that reads them, to a person, and what would keep that from being heard. Each is
// rare and planned, so each is mailed. A release does none of them (withRoles).
var cosmos = 'Microsoft.DocumentDB/databaseAccounts'
var storage = 'Microsoft.Storage/storageAccounts'
var watches = [
  'actionGroups'
  'activityLogAlerts'
  'diagnosticSettings'
  'metricAlerts'
  'scheduledQueryRules'
  'webtests'
]
var doors = [
  {
    name: 'data-role'
    title: 'MSET: someone was given a role on the documents'
    operations: ['${cosmos}/sqlRoleAssignments/write']
  }
  {
    name: 'data-role-defined'
    title: 'MSET: what a role on the documents allows was changed'
    operations: ['${cosmos}/sqlRoleDefinitions/write']
  }
  {
    name: 'database-changed'
    title: 'MSET: the database account was changed (keys, network, backup)'
    operations: ['${cosmos}/write']
  }
  {
    name: 'keys-listed'
    title: 'MSET: the keys of the database were read'
    operations: [
      '${cosmos}/listKeys/action'
      '${cosmos}/readonlykeys/action'
      '${cosmos}/listConnectionStrings/action'
    ]
  }
  {
    name: 'files-keys-listed'
    title: 'MSET: keys of the storage were read (exports, copies, the directory, the codes of seals)'
    operations: [
      '${storage}/listKeys/action'
      '${storage}/listAccountSas/action'
      '${storage}/listServiceSas/action'
      '${storage}/regenerateKey/action'
    ]
  }
  {
    name: 'exec'
    title: 'MSET: someone opened a shell in the app, or its live log'
    operations: ['Microsoft.App/containerApps/getAuthtoken/action']
  }
  {
    name: 'secrets-listed'
    title: 'MSET: the match key may have been read from the app'
    operations: ['Microsoft.App/containerApps/listSecrets/action', 'Microsoft.App/jobs/listSecrets/action']
  }
  {
    name: 'identity-lent'
    title: 'MSET: someone outside may now be the bot (a credential was added to its identity)'
    operations: ['Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/write']
  }
  {
    name: 'role-given'
    title: 'MSET: a role was given in the resource group'
    operations: ['Microsoft.Authorization/roleAssignments/write']
  }
  {
    name: 'lock-taken'
    title: 'MSET: a lock was taken away'
    operations: ['Microsoft.Authorization/locks/delete']
  }
  {
    name: 'watch-taken'
    title: 'MSET: a record of accesses or one of these alerts was taken away'
    operations: map(watches, watch => 'Microsoft.Insights/${watch}/delete')
  }
  {
    // A rule that is disabled, or mails another address, is written.
    name: 'watch-changed'
    title: 'MSET: a record of accesses, one of these alerts or whom they mail was changed'
    operations: map(watches, watch => 'Microsoft.Insights/${watch}/write')
  }
]
var here = resourceGroup().id
var host = empty(customDomain) ? '${appName}.${environment.properties.defaultDomain}' : customDomain

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource workspace 'Microsoft.OperationalInsights/workspaces@2026-03-01' existing = {
  name: workspaceName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource team 'Microsoft.Insights/actionGroups@2023-01-01' existing = {
  name: teamName
}

resource environment 'Microsoft.App/managedEnvironments@2026-07-01' existing = {
  name: environmentName
}

resource rules 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = [
  for row in rows: {
    name: '${name}-${row.name}'
    location: location
    tags: tags
    properties: {
      displayName: row.title
      // The key is put in before there is an app: that once is expected.
      enabled: row.name == 'copy-missing' ? copied : enabled
      severity: row.severity
      scopes: [workspace.id]
      evaluationFrequency: days[?string(row.minutes)] ?? 'PT${row.minutes}M'
      windowSize: days[?string(row.window)] ?? 'PT${row.window}M'
      criteria: {
        allOf: [
          {
            query: contains(row.query, 'THE-BOT')
              ? replace(row.query, 'THE-BOT', identity.properties.principalId)
              : row.query
            metricMeasureColumn: 'Value'
            timeAggregation: 'Maximum'
            operator: row.operator
            threshold: row.threshold
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      autoMitigate: true
      // A new workspace has no metrics yet to try the question on.
      skipQueryValidation: true
      actions: {
        actionGroups: [team.id]
      }
    }
  }
]

resource opened 'Microsoft.Insights/activityLogAlerts@2026-01-01' = [
  for door in doors: {
    name: '${name}-${door.name}'
    location: 'global'
    tags: tags
    properties: {
      description: door.title
      enabled: true
      scopes: [here]
      condition: {
        allOf: [
          {
            field: 'category'
            equals: 'Administrative'
          }
          {
            anyOf: map(door.operations, operation => { field: 'operationName', equals: operation })
          }
          {
            field: 'status'
            equals: 'Succeeded'
          }
        ]
      }
      actions: {
        actionGroups: [
          {
            actionGroupId: team.id
          }
        ]
      }
    }
  }
]

// From outside, as people come: "silent" hears of an outage only when a quarter of an hour of metrics is missing.
resource reached 'Microsoft.Insights/webtests@2022-06-15' = {
  name: '${name}-reached'
  location: location
  // The tag ties it to the component in the portal.
  tags: union(tags, { 'hidden-link:${insights.id}': 'Resource' })
  kind: 'standard'
  properties: {
    Name: '${name}-reached'
    SyntheticMonitorId: '${name}-reached'
    Kind: 'standard'
    Enabled: enabled
    Frequency: 300
    Timeout: 30
    RetryEnabled: true
    Locations: [
      { Id: 'emea-gb-db3-azr' }
      { Id: 'emea-nl-ams-azr' }
      { Id: 'emea-se-sto-edge' }
    ]
    Request: {
      HttpVerb: 'GET'
      RequestUrl: 'https://${host}/healthz'
    }
    ValidationRules: {
      ExpectedHttpStatusCode: 200
      SSLCheck: true
      SSLCertRemainingLifetimeCheck: 14
    }
  }
}

resource unreachable 'Microsoft.Insights/metricAlerts@2026-01-01' = {
  name: '${name}-unreachable'
  location: 'global'
  tags: tags
  properties: {
    description: 'MSET: the app does not answer from outside'
    enabled: enabled
    severity: 1
    scopes: [insights.id, reached.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: reached.id
      componentId: insights.id
      failedLocationCount: 2
    }
    autoMitigate: true
    actions: [
      {
        actionGroupId: team.id
      }
    ]
  }
}
