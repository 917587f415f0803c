// Step 0, once, by an owner of the subscription or of the resource group: what the pipeline may do (docs/install.md,
// "Deploy from GitHub"). Contributor would be too much: it may give itself a role on the documents, for that is an action
// of Cosmos DB and not of Azure's own roles.
targetScope = 'resourceGroup'

@description('Object id of the service principal whose token the environment "plan" of GitHub gets.')
param planPrincipalId string

@description('Object id of the service principal whose token the environment "production" of GitHub gets.')
param deployPrincipalId string

var here = resourceGroup().id
var roles = [
  {
    name: 'MSET plan'
    description: 'Reads resources, asks what would change, builds images. Changes nothing that runs.'
    principalId: planPrincipalId
    actions: [
      '*/read'
      'Microsoft.Resources/deployments/whatIf/action'
      'Microsoft.Resources/deployments/validate/action'
      'Microsoft.ContainerRegistry/registries/importImage/action'
      'Microsoft.ContainerRegistry/registries/listBuildSourceUploadUrl/action'
      'Microsoft.ContainerRegistry/registries/runs/listLogSasUrl/action'
      'Microsoft.ContainerRegistry/registries/scheduleRun/action'
    ]
    // "*/read" holds this, too: the documented operation of the keys that only read.
    notActions: ['Microsoft.DocumentDB/databaseAccounts/readonlykeys/*']
  }
  {
    name: 'MSET deploy'
    description: 'Deploys with withRoles=false. Gives no role, opens no document, reads no key, opens no shell, changes no alert, neither changes nor deletes the database account. An image that it deploys runs as the bot: who may approve a deployment is in the DPIA.'
    principalId: deployPrincipalId
    actions: ['*']
    notActions: [
      'Microsoft.App/containerApps/getAuthtoken/action'
      'Microsoft.App/containerApps/listSecrets/action'
      'Microsoft.App/jobs/listSecrets/action'
      'Microsoft.Authorization/*/delete'
      'Microsoft.Authorization/*/write'
      'Microsoft.Authorization/elevateAccess/action'
      'Microsoft.DocumentDB/databaseAccounts/delete'
      'Microsoft.DocumentDB/databaseAccounts/listConnectionStrings/action'
      'Microsoft.DocumentDB/databaseAccounts/listKeys/action'
      'Microsoft.DocumentDB/databaseAccounts/readonlykeys/*'
      'Microsoft.DocumentDB/databaseAccounts/regenerateKey/action'
      'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/delete'
      'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/delete'
      'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments/delete'
      'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments/write'
      'Microsoft.DocumentDB/databaseAccounts/sqlRoleDefinitions/delete'
      'Microsoft.DocumentDB/databaseAccounts/sqlRoleDefinitions/write'
      'Microsoft.DocumentDB/databaseAccounts/write'
      'Microsoft.Insights/actionGroups/delete'
      'Microsoft.Insights/actionGroups/write'
      'Microsoft.Insights/activityLogAlerts/delete'
      'Microsoft.Insights/activityLogAlerts/write'
      'Microsoft.Insights/diagnosticSettings/delete'
      'Microsoft.Insights/diagnosticSettings/write'
      'Microsoft.Insights/metricAlerts/delete'
      'Microsoft.Insights/metricAlerts/write'
      'Microsoft.Insights/scheduledQueryRules/delete'
      'Microsoft.Insights/scheduledQueryRules/write'
      'Microsoft.Insights/webtests/delete'
      'Microsoft.Insights/webtests/write'
      'Microsoft.KeyVault/vaults/delete'
      'Microsoft.KeyVault/vaults/secrets/write'
      'Microsoft.ManagedIdentity/userAssignedIdentities/delete'
      'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/write'
      'Microsoft.Storage/storageAccounts/listAccountSas/action'
      'Microsoft.Storage/storageAccounts/listKeys/action'
      'Microsoft.Storage/storageAccounts/listServiceSas/action'
      'Microsoft.Storage/storageAccounts/regenerateKey/action'
    ]
  }
]

resource definitions 'Microsoft.Authorization/roleDefinitions@2022-04-01' = [
  for role in roles: {
    name: guid(toLower(here), role.name)
    properties: {
      // A role's name is unique in a tenant: another council or a second installation may be there.
      roleName: '${role.name} (${resourceGroup().name})'
      description: role.description
      type: 'CustomRole'
      assignableScopes: [here]
      permissions: [
        {
          actions: role.actions
          notActions: role.notActions
          dataActions: []
          notDataActions: []
        }
      ]
    }
  }
]

resource assignments 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in roles: {
    name: guid(toLower(here), role.name, role.principalId)
    dependsOn: [definitions]
    properties: {
      roleDefinitionId: subscriptionResourceId(
        'Microsoft.Authorization/roleDefinitions',
        guid(toLower(here), role.name)
      )
      principalId: role.principalId
      principalType: 'ServicePrincipal'
    }
  }
]
