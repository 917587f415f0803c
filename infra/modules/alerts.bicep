// What somebody is mailed about. Each row asks for one number, Value, of the last minutes. What to do about each stands
// in docs/operations.md, "Alerts".
@description('Short name of the installation.')
param name string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Log Analytics workspace that the metrics are in.')
param workspaceId string

@description('Whoever is told.')
param actionGroupId string

@description('False while there is no app to watch.')
param enabled bool

var rows = [
  {
    name: 'outbox-age'
    title: 'MSET: somebody has waited for a notice for more than a minute'
    query: 'AppMetrics | where Name == "mset.outbox.age" | summarize Value = max(Max)'
    operator: 'GreaterThan'
    threshold: 60
    minutes: 5
    severity: 1
  }
  {
    name: 'delivery-failed'
    title: 'MSET: a notice could not be delivered'
    query: 'AppMetrics | where Name == "mset.delivery.failed" | summarize Value = sum(Sum)'
    operator: 'GreaterThan'
    threshold: 0
    minutes: 5
    severity: 1
  }
  {
    name: 'server-errors'
    title: 'MSET: requests end with 5xx'
    query: 'AppMetrics | where Name == "mset.http.status" and tostring(Properties["class"]) == "5xx" | summarize Value = sum(Sum)'
    operator: 'GreaterThan'
    threshold: 4
    minutes: 5
    severity: 2
  }
  {
    name: 'throttled'
    title: 'MSET: Cosmos DB answers 429'
    query: 'AppMetrics | where Name == "mset.store.throttled" | summarize Value = sum(Sum)'
    operator: 'GreaterThan'
    threshold: 10
    minutes: 15
    severity: 2
  }
  {
    name: 'refused-at-the-gate'
    title: 'MSET: requests are refused at the gate'
    query: 'AppMetrics | where Name == "mset.gate.refused" | summarize Value = sum(Sum)'
    operator: 'GreaterThan'
    threshold: 20
    minutes: 15
    severity: 2
  }
  {
    name: 'silent'
    title: 'MSET: no instance has reported for a quarter of an hour'
    query: 'AppMetrics | where Name == "mset.outbox.age" | summarize Value = count()'
    operator: 'LessThan'
    threshold: 1
    minutes: 15
    severity: 1
  }
]

resource rules 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for row in rows: {
  name: '${name}-${row.name}'
  location: location
  tags: tags
  properties: {
    displayName: row.title
    enabled: enabled
    severity: row.severity
    scopes: [workspaceId]
    evaluationFrequency: 'PT${row.minutes}M'
    windowSize: 'PT${row.minutes}M'
    criteria: {
      allOf: [
        {
          query: row.query
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
      actionGroups: [actionGroupId]
    }
  }
}]
