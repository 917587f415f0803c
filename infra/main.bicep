// MSET for Teams in one resource group of one council. Deployed twice when it is new (docs/operations.md, "Install"):
// first without the app, then, when its image and its match key are there, with it.
targetScope = 'resourceGroup'

@description('Short name of this installation: lower-case letters, digits and hyphens. Every resource begins with it.')
@minLength(3)
@maxLength(10)
param name string

@description('Azure region of every resource; data stays there.')
param location string = resourceGroup().location

@description('Entra tenant of the council: where the identity lives and tokens come from.')
param tenantId string = subscription().tenantId

@description('Tenants whose people may talk to the bot. The council alone, unless partners use it from their own tenants.')
param allowedTenants array = [tenantId]

@description('False at the first deployment: everything but the app, which needs its image in the registry and its match key in the vault.')
param withApp bool

@description('True without withApp only after a restore: the verify job alone, to look at the restored database before the bot starts.')
param withVerify bool = withApp

@description('Tag of the image mset in the registry: the commit it was built from.')
param imageTag string = 'none'

@description('Client id of the app registration for tab sign-in and RSC (docs/tenant.md). May be empty while withApp is false.')
param tabAppId string = ''

@description('Id of the Teams app in its manifest: a GUID made once for this council, the same that npm run package is given.')
param teamsAppId string

@description('Address of the MSET mailbox. The bot sends mail from it, to it and to those invited to a meeting, by Microsoft Graph.')
param mailbox string

@description('on: notices go into the activity feed of Teams, too (docs/tenant.md).')
@allowed(['on', 'off'])
param activityFeed string = 'off'

@description('Instances that run at all times, across zones where the environment is zone redundant. More than 2: lower the pace first (src/casework/tell/pace.ts).')
@minValue(2)
@maxValue(10)
param replicas int = 2

@description('vCPUs of one instance. Container Apps takes 0.25 to 4 in steps of 0.25.')
param cpu string = '0.5'

@description('Memory of one instance: 2 Gi for each vCPU.')
param memory string = '1Gi'

@description('True spreads compute, database and the directory file over the availability zones of the region. Cannot be changed later for the environment.')
param zoneRedundant bool = true

@description('Address space of the network. A /24 that nothing else uses, where it will be peered.')
param addressPrefix string = '10.60.0.0/24'

@description('Host name of its own, such as mset.council.gov.uk. Empty: the name that Container Apps gives. Choose before the Teams app is packaged.')
param customDomain string = ''

@description('Resource id of the certificate of customDomain in the environment. Empty while customDomain is empty.')
param certificateId string = ''

@description('How Cosmos DB is paid: serverless for one council; autoscale where bursts are throttled.')
@allowed(['serverless', 'autoscale'])
param cosmosCapacity string = 'serverless'

@description('Highest request units a second of the database, with autoscale only. A tenth of it is paid at rest.')
@minValue(1000)
param cosmosMaxThroughput int = 1000

@description('Who reaches Cosmos DB by network: privateEndpoint (nobody but the app), firewall (the app and adminIpRanges), public (whoever has a role).')
@allowed(['privateEndpoint', 'firewall', 'public'])
param cosmosNetwork string = 'privateEndpoint'

@description('Name of the Cosmos DB account, only where it is another than the one made at first: after a restore.')
param cosmosAccountName string = ''

@description('Public addresses of those who upload the directory file, and who reach Cosmos DB where its network is firewall. Ranges as CIDR, one alone without /32.')
param adminIpRanges array = []

@description('Address that alerts and budget warnings are mailed to: a team that reads it daily, not a person.')
param alertMail string

@description('Monthly budget of the resource group, in the currency of the subscription.')
@minValue(1)
param budgetAmount int

@description('First day of the month in which the budget begins, such as 2027-01-01. Never change it afterwards.')
param budgetStart string

@description('Days that logs and metrics are kept. They hold no names and no case content.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 90

@description('Tags of every resource, such as cost centre and owner.')
param tags object = {}

var unique = uniqueString(resourceGroup().id)
var appName = '${name}-bot'
var host = empty(customDomain) ? '${appName}.${hosting.outputs.defaultDomain}' : customDomain

// The one identity: it is the bot, reads and writes the database, sends the mail, pulls the image. It has no secret.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-identity'
  location: location
  tags: tags
}

module network 'modules/network.bicep' = {
  name: 'network'
  params: {
    name: name
    location: location
    tags: tags
    addressPrefix: addressPrefix
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: {
    name: name
    location: location
    tags: tags
    principalId: identity.properties.principalId
    retentionDays: logRetentionDays
    alertMail: alertMail
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    name: name
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    actionGroupId: monitoring.outputs.actionGroupId
    enabled: withApp
  }
}

module cosmos 'modules/cosmos.bicep' = {
  name: 'cosmos'
  params: {
    accountName: empty(cosmosAccountName) ? '${name}-${unique}' : cosmosAccountName
    location: location
    tags: tags
    principalId: identity.properties.principalId
    capacity: cosmosCapacity
    maxThroughput: cosmosMaxThroughput
    zoneRedundant: zoneRedundant
    networkAccess: cosmosNetwork
    networkId: network.outputs.networkId
    appsSubnetId: network.outputs.appsSubnetId
    endpointsSubnetId: network.outputs.endpointsSubnetId
    ipRanges: adminIpRanges
    workspaceId: monitoring.outputs.workspaceId
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  params: {
    vaultName: take('${name}-${unique}', 24)
    location: location
    tags: tags
    tenantId: tenantId
    principalId: identity.properties.principalId
    workspaceId: monitoring.outputs.workspaceId
  }
}

module directory 'modules/directory.bicep' = {
  name: 'directory'
  params: {
    accountName: take('${replace(name, '-', '')}${unique}', 24)
    location: location
    tags: tags
    principalId: identity.properties.principalId
    zoneRedundant: zoneRedundant
    appsSubnetId: network.outputs.appsSubnetId
    ipRanges: adminIpRanges
  }
}

module registry 'modules/registry.bicep' = {
  name: 'registry'
  params: {
    registryName: take('${replace(name, '-', '')}${unique}', 50)
    location: location
    tags: tags
    principalId: identity.properties.principalId
  }
}

module hosting 'modules/hosting.bicep' = {
  name: 'hosting'
  params: {
    name: name
    location: location
    tags: tags
    subnetId: network.outputs.appsSubnetId
    zoneRedundant: zoneRedundant
    workspaceId: monitoring.outputs.workspaceId
  }
}

module app 'modules/app.bicep' = if (withApp || withVerify) {
  name: 'app'
  params: {
    withApp: withApp
    appName: appName
    location: location
    tags: tags
    environmentId: hosting.outputs.environmentId
    identityId: identity.id
    identityClientId: identity.properties.clientId
    tenantId: tenantId
    allowedTenants: allowedTenants
    registryServer: registry.outputs.loginServer
    imageTag: imageTag
    host: host
    customDomain: customDomain
    certificateId: certificateId
    replicas: replicas
    cpu: cpu
    memory: memory
    cosmosEndpoint: cosmos.outputs.endpoint
    cosmosDatabase: cosmos.outputs.databaseName
    matchKeyUrl: '${vault.outputs.vaultUri}secrets/match-key'
    directoryBlobUrl: directory.outputs.blobUrl
    insightsName: monitoring.outputs.insightsName
    tabAppId: tabAppId
    teamsAppId: teamsAppId
    mailbox: mailbox
    activityFeed: activityFeed
  }
}

module bot 'modules/bot.bicep' = {
  name: 'bot'
  params: {
    botName: '${name}-${unique}'
    tags: tags
    endpoint: 'https://${host}/api/messages'
    identityId: identity.id
    identityClientId: identity.properties.clientId
    tenantId: tenantId
  }
}

module budget 'modules/budget.bicep' = {
  name: 'budget'
  params: {
    name: name
    amount: budgetAmount
    startDate: budgetStart
    mail: alertMail
  }
}

@description('Where people reach the bot: BASE_URL of npm run package, and the host in the tab registration.')
output baseUrl string = 'https://${host}'

@description('Client id of the identity: the bot id in the Teams manifest.')
output botId string = identity.properties.clientId

@description('Object id of the identity: for the mailbox role in Exchange Online.')
output identityObjectId string = identity.properties.principalId

@description('Registry that the image is built in.')
output registryName string = registry.outputs.registryName

@description('Vault that the match key is put into.')
output vaultName string = vault.outputs.vaultName

@description('Storage account that the directory file is uploaded to.')
output directoryAccount string = directory.outputs.accountName

@description('Cosmos DB account: the one that is restored.')
output cosmosAccount string = cosmos.outputs.accountName
