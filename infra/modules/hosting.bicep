// What the app runs in. Logs go to the workspace by diagnostic setting, so that no key of the workspace is needed.
@description('Short name of the installation.')
param name string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Subnet of the app.')
param subnetId string

@description('True: instances are spread over three zones.')
param zoneRedundant bool

@description('Log Analytics workspace of the app’s log lines.')
param workspaceId string

resource managed 'Microsoft.App/managedEnvironments@2025-01-01' = {
  name: '${name}-environment'
  location: location
  tags: tags
  properties: {
    zoneRedundant: zoneRedundant
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

resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: managed
  name: 'logs'
  properties: {
    workspaceId: workspaceId
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

@description('The environment.')
output environmentId string = managed.id

@description('Domain under which its apps are reached.')
output defaultDomain string = managed.properties.defaultDomain
