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

@description('True for a first try with fictional people: no lock, no purge protection of the vault, one zone. The whole group can then be deleted and made again under the same name. False before the first real child.')
param trial bool = false

@description('True spreads compute and the directory file over the availability zones of the region. Cannot be changed later for the environment.')
param zoneRedundant bool = !trial

@description('True keeps copies of the database in three zones. Regions that are full refuse it: ask for quota first (docs/operations.md), or say false. Cannot be changed later.')
param cosmosZoneRedundant bool = zoneRedundant

@description('Address space of the network. A /24 that nothing else uses, where it will be peered. Not used where both subnets are given.')
param addressPrefix string = '10.60.0.0/24'

@description('Resource id of a subnet of the council’s own network for the app: /27 or larger, delegated to Microsoft.App/environments, with service endpoints for Microsoft.AzureCosmosDB and Microsoft.Storage. Empty: a network is made. Give both subnets or neither.')
param environmentSubnetId string = ''

@description('Resource id of a subnet of the council’s own network for private endpoints. Empty: a network is made.')
param endpointSubnetId string = ''

@description('Resource id of the private DNS zone privatelink.documents.azure.com where the council keeps its zones in one place. Empty: a zone is made and linked to the network.')
param privateDnsZoneId string = ''

@description('Resource id of the network security group of both subnets, where one is made here. Empty: a group of our own, with the rules of Azure alone.')
param networkSecurityGroupId string = ''

@description('Resource id of the route table of the app’s subnet, where traffic leaves by a firewall (docs/operations.md lists the hosts). Empty: none.')
param routeTableId string = ''

@description('Name of the second resource group, which Container Apps makes for its load balancer. Policies about names and tags hold there too.')
param infrastructureResourceGroup string = '${resourceGroup().name}-environment'

@description('Host name of its own, such as mset.council.gov.uk. Empty: the name that Container Apps gives. Choose before the Teams app is packaged.')
param customDomain string = ''

@description('Resource id of the certificate of customDomain in the environment. Empty while customDomain is empty.')
param certificateId string = ''

@description('How Cosmos DB is paid. Decided once: serverless is far more than one council needs. autoscale is for an account that was moved by hand (docs/operations.md, "Capacity").')
@allowed(['serverless', 'autoscale'])
param cosmosCapacity string = 'serverless'

@description('Highest request units a second of each container, with autoscale only. A tenth of it is paid at rest.')
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

@description('False leaves the identity’s roles and the lock as they are: for a pipeline, which may change neither (infra/roles.bicep). True at the first deployment and after a restore.')
param withRoles bool = true

@description('Monthly budget of the resource group, in the currency of the subscription. 0: none; some subscriptions refuse budgets.')
@minValue(0)
param budgetAmount int

@description('First day of the month in which the budget begins, such as 2027-01-01. Never change it afterwards.')
param budgetStart string

@description('Days that logs and metrics are kept. They hold no names and no case content.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 90

@description('Tags of every resource, such as cost centre and owner.')
param tags object = {}

// Every name is known before anything is deployed, and each module looks up by name what another makes: what-if then
// shows what would change inside the modules. A value that another module hands out would hide it.
var unique = uniqueString(resourceGroup().id)
var names = {
  identity: '${name}-identity'
  network: '${name}-network'
  workspace: '${name}-logs'
  insights: '${name}-insights'
  team: '${name}-team'
  cosmos: empty(cosmosAccountName) ? '${name}-${unique}' : cosmosAccountName
  vault: take('${name}-${unique}', 24)
  storage: take('${replace(name, '-', '')}${unique}', 24)
  registry: take('${replace(name, '-', '')}${unique}', 50)
  environment: '${name}-environment'
  app: '${name}-bot'
  bot: '${name}-${unique}'
}
var ownNetwork = empty(environmentSubnetId) || empty(endpointSubnetId)
var networkId = ownNetwork
  ? resourceId('Microsoft.Network/virtualNetworks', names.network)
  : first(split(endpointSubnetId, '/subnets/'))
var appsSubnetId = ownNetwork ? '${networkId}/subnets/apps' : environmentSubnetId
var endpointsSubnetId = ownNetwork ? '${networkId}/subnets/endpoints' : endpointSubnetId

// The one identity: it is the bot, reads and writes the database, sends the mail, pulls the image. It has no secret.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: names.identity
  location: location
  tags: tags
}

module network 'modules/network.bicep' = if (ownNetwork) {
  name: 'network'
  params: {
    networkName: names.network
    location: location
    tags: tags
    addressPrefix: addressPrefix
    securityGroupId: networkSecurityGroupId
    routeTableId: routeTableId
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: {
    workspaceName: names.workspace
    insightsName: names.insights
    teamName: names.team
    location: location
    tags: tags
    identityName: identity.name
    withRoles: withRoles
    retentionDays: logRetentionDays
    alertMail: alertMail
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  dependsOn: [monitoring, hosting]
  params: {
    name: name
    location: location
    tags: tags
    workspaceName: names.workspace
    insightsName: names.insights
    teamName: names.team
    environmentName: names.environment
    appName: names.app
    customDomain: customDomain
    enabled: withApp
  }
}

module cosmos 'modules/cosmos.bicep' = {
  name: 'cosmos'
  dependsOn: [network, monitoring]
  params: {
    accountName: names.cosmos
    location: location
    tags: tags
    identityName: identity.name
    withRoles: withRoles
    capacity: cosmosCapacity
    maxThroughput: cosmosMaxThroughput
    zoneRedundant: cosmosZoneRedundant
    locked: withRoles && !trial
    networkAccess: cosmosNetwork
    networkId: networkId
    appsSubnetId: appsSubnetId
    endpointsSubnetId: endpointsSubnetId
    privateDnsZoneId: privateDnsZoneId
    ipRanges: adminIpRanges
    workspaceName: names.workspace
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  dependsOn: [monitoring]
  params: {
    vaultName: names.vault
    location: location
    tags: tags
    tenantId: tenantId
    identityName: identity.name
    withRoles: withRoles
    purgeProtected: !trial
    workspaceName: names.workspace
  }
}

module directory 'modules/directory.bicep' = {
  name: 'directory'
  dependsOn: [network]
  params: {
    accountName: names.storage
    location: location
    tags: tags
    identityName: identity.name
    withRoles: withRoles
    zoneRedundant: zoneRedundant
    appsSubnetId: appsSubnetId
    ipRanges: adminIpRanges
  }
}

module registry 'modules/registry.bicep' = {
  name: 'registry'
  params: {
    registryName: names.registry
    location: location
    tags: tags
    identityName: identity.name
    withRoles: withRoles
  }
}

module hosting 'modules/hosting.bicep' = {
  name: 'hosting'
  dependsOn: [network, monitoring]
  params: {
    environmentName: names.environment
    infrastructureResourceGroup: infrastructureResourceGroup
    location: location
    tags: tags
    subnetId: appsSubnetId
    zoneRedundant: zoneRedundant
    workspaceName: names.workspace
  }
}

module app 'modules/app.bicep' = if (withApp || withVerify) {
  name: 'app'
  dependsOn: [cosmos, vault, directory, registry, hosting, monitoring]
  params: {
    withApp: withApp
    appName: names.app
    location: location
    tags: tags
    environmentName: names.environment
    identityName: identity.name
    tenantId: tenantId
    registryName: names.registry
    imageTag: imageTag
    customDomain: customDomain
    certificateId: certificateId
    replicas: replicas
    cpu: cpu
    memory: memory
    cosmosAccountName: names.cosmos
    vaultName: names.vault
    directoryAccountName: names.storage
    insightsName: names.insights
    tabAppId: tabAppId
    teamsAppId: teamsAppId
    mailbox: mailbox
    activityFeed: activityFeed
  }
}

module bot 'modules/bot.bicep' = {
  name: 'bot'
  dependsOn: [hosting]
  params: {
    botName: names.bot
    tags: tags
    appName: names.app
    environmentName: names.environment
    customDomain: customDomain
    identityName: identity.name
    tenantId: tenantId
  }
}

module budget 'modules/budget.bicep' = if (budgetAmount > 0) {
  name: 'budget'
  params: {
    name: name
    amount: budgetAmount
    startDate: budgetStart
    mail: alertMail
  }
}

@description('Where people reach the bot: BASE_URL of npm run package, and the host in the tab registration.')
output baseUrl string = bot.outputs.baseUrl

@description('Client id of the identity: the bot id in the Teams manifest.')
output botId string = identity.properties.clientId

@description('Object id of the identity: for the mailbox role in Exchange Online.')
output identityObjectId string = identity.properties.principalId

@description('Registry that the image is built in.')
output registryName string = names.registry

@description('Vault that the match key is put into.')
output vaultName string = names.vault

@description('Storage account that the directory file is uploaded to.')
output directoryAccount string = names.storage

@description('Cosmos DB account: the one that is restored.')
output cosmosAccount string = names.cosmos
