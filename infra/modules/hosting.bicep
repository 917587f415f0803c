// What the app runs in. Logs go to the workspace by diagnostic setting, so that no key of the workspace is needed.
@description('Name of the environment.')
param environmentName string

@description('Name of the resource group that Azure makes for the environment’s load balancer and address.')
param infrastructureResourceGroup string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Subnet of the app.')
param subnetId string

@description('True: instances are spread over three zones.')
param zoneRedundant bool

@description('Name of the Log Analytics workspace of the app’s log lines.')
param workspaceName string

@description('False leaves the record of its logs as it is.')
param withRoles bool

resource workspace 'Microsoft.OperationalInsights/workspaces@2026-03-01' existing = {
  name: workspaceName
}

resource managed 'Microsoft.App/managedEnvironments@2026-07-01' = {
  name: environmentName
  location: location
  tags: tags
  properties: {
    zoneRedundant: zoneRedundant
    infrastructureResourceGroup: infrastructureResourceGroup
    vnetConfiguration: {
      infrastructureSubnetId: subnetId
      // Teams reaches a bot over the public internet.
      internal: false
    }
    workloadProfiles: [
      {
        name: 'Consumption'
        workloadProfileType: 'Consumption'
      }
    ]
    appLogsConfiguration: {
      destination: 'azure-monitor'
    }
  }
}

resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (withRoles) {
  scope: managed
  name: 'logs'
  properties: {
    workspaceId: workspace.id
    logs: [
      {
        category: 'ContainerAppConsoleLogs'
        enabled: true
      }
      {
        category: 'ContainerAppSystemLogs'
        enabled: true
      }
    ]
  }
}
