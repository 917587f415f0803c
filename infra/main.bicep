// MSET for Teams in one resource group of one council. Deployed twice when it is new (docs/install.md, "Install"):
// first without the app, then, when its image and its match key are there, with it.
targetScope = 'resourceGroup'

@description('Short name of this installation: lower-case letters, digits and single hyphens, a letter first, no hyphen last. Every resource begins with it. One installation in a resource group: a second one would write over the first.')
@minLength(3)
@maxLength(10)
param name string

@description('Azure region. The database, the directory, the vault and the logs lie there; Azure Bot is global and keeps nothing, and what is posted lies where Teams keeps the tenant’s chats.')
param location string = resourceGroup().location

@description('Entra tenant of the council: where the identity lives and tokens come from.')
param tenantId string = subscription().tenantId

@description('False at the first deployment: everything but the app, which needs its image in the registry and its match key in the vault.')
param withApp bool

@description('Version of the secret match-key, 32 characters, as step 3 of the installation prints it. By its version: a secret put in again later changes nothing until a person says so here. May be empty while there is no app.')
param matchKeyVersion string = ''

@description('True without withApp only after a restore: the verify job alone, to look at the restored database before the bot starts.')
param withVerify bool = withApp

@description('Tag of the image mset in the registry: the commit it was built from.')
param imageTag string = 'none'

@description('Digest of that image, sha256: and 64 characters: what a person has approved, and no image that was given the same tag since. The pipeline gives it. Empty: by its tag.')
param imageDigest string = ''

@description('Client id of the app registration for tab sign-in and RSC (docs/tenant.md). May be empty while withApp is false.')
param tabAppId string = ''

@description('Id of the Teams app in its manifest: a GUID made once for this council, the same that npm run package is given.')
param teamsAppId string

@description('Address of the MSET mailbox. The bot sends mail from it, to it and to those invited to a meeting, by Microsoft Graph.')
param mailbox string

@description('How the bot speaks with Teams’ channel: botbuilder, or rest where botbuilder fails (docs/decisions, 48).')
@allowed(['botbuilder', 'rest'])
param teamsEdge string = 'botbuilder'

@description('on: notices go into the activity feed of Teams, too (docs/tenant.md).')
@allowed(['on', 'off'])
param activityFeed string = 'off'

@description('Instances that run at all times, across zones where the environment is zone redundant. Each takes its share of the pace that Teams allows.')
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

@description('True keeps copies of the database in three zones. Regions that are full refuse it: ask for quota first (docs/install.md), or say false. Cannot be changed later.')
param cosmosZoneRedundant bool = zoneRedundant

@description('Address space of the network. A /24 that nothing else uses, where it will be peered. Not used where both subnets are given.')
param addressPrefix string = '10.60.0.0/24'

@description('Resource id of a subnet of the council’s own network for the app: /27 or larger, delegated to Microsoft.App/environments, with service endpoints for Microsoft.AzureCosmosDB and Microsoft.Storage, in this subscription and region. Empty: a network is made. Give both subnets or neither; whoever deploys needs the role of infra/network-role.bicep on both.')
param environmentSubnetId string = ''

@description('Resource id of a subnet of the council’s own network for private endpoints, in this subscription. Empty: a network is made.')
param endpointSubnetId string = ''

@description('Resource id of the private DNS zone privatelink.documents.azure.com where the council keeps its zones in one place. Empty: a zone is made and linked to the network of the app. Where that network has a zone of this name already, a second link is refused: give its id.')
param privateDnsZoneId string = ''

@description('Resource id of the network security group of both subnets, where the network is made here. Empty: a group of our own.')
param networkSecurityGroupId string = ''

@description('Resource id of the route table of the app’s subnet, where the network is made here and traffic leaves by a firewall (docs/install.md lists the hosts). Empty: none.')
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

@description('Who reaches the vault by network: privateEndpoint (the app’s network, and adminIpRanges, from which the match key is put in), or public (with a role alone), where no private endpoint may be made or the app does not get its match key by it (docs/tenant.md, row 2).')
@allowed(['public', 'privateEndpoint'])
param vaultNetwork string = 'privateEndpoint'

@description('Resource id of the private DNS zone privatelink.vaultcore.azure.net where the council keeps its zones in one place, with vaultNetwork privateEndpoint only. Empty: a zone is made.')
param vaultDnsZoneId string = ''

@description('Name of the Cosmos DB account, only where it is another than the one made at first: after a restore.')
param cosmosAccountName string = ''

@description('Public addresses of those who upload the directory file, who put in the match key, and who reach Cosmos DB where its network is firewall. Ranges as CIDR up to /30, one address alone without /32.')
param adminIpRanges array = []

@description('Address that alerts and budget warnings are mailed to: a team that reads it daily, not a person.')
param alertMail string

@description('False leaves the database account, the identity’s roles, the locks and the alerts as they are: for a pipeline, which may change none of them (infra/roles.bicep). True at the first deployment, after a restore, and whenever one of them changes.')
param withRoles bool = true

@description('Monthly budget of the resource group, in the currency of the subscription. 0: none; some subscriptions refuse budgets.')
@minValue(0)
param budgetAmount int

@description('First day of the month of the first deployment in this group, or of a later one up to twelve months ahead, such as 2027-01-01. Azure refuses a month that is over, and the deployment with it. Never change it afterwards.')
param budgetStart string

@description('Days that older versions of the directory file and of the papers are kept: they name people who have left. As the data protection officer says.')
@minValue(30)
param directoryVersionDays int = 365

@description('Object ids of the people who may fetch an export of a case: the data protection officer, and who stands in.')
param exportReaders array = []

@description('Public addresses from which they fetch it. Ranges as CIDR up to /30, one address alone without /32.')
param exportIpRanges array = adminIpRanges

@description('Days until an export that no one deleted ends.')
@minValue(1)
@maxValue(30)
param exportDays int = 7

@description('Seal of the nightly copy: the public half of a key whose other half is in the council’s safe, in one line (docs/operations.md, "A copy outside the region"). Empty: no copy is made.')
param copySeal string = ''

@description('Region of the copies: the pair of location, so that the network of the app is let in there.')
param copyLocation string = 'ukwest'

@description('Object ids of the people who may fetch a copy. Without the half in the safe they cannot open it.')
param copyReaders array = []

@description('Days that a copy is kept, on which no one can change or delete it.')
@minValue(7)
@maxValue(400)
param copyDays int = 35

@description('True: copyDays can be made more and never fewer, by no one, and the account stays while a copy is in it. Say it once the copy has been read back; there is no way back. Not in a trial.')
param copySealed bool = false

@description('Days that the code of each day’s seal is kept where no one can change or delete it (docs/operations.md, "Who looked"). 0: it is mailed, and lies nowhere outside the database.')
@minValue(0)
@maxValue(3660)
param sealDays int = trial ? 0 : 2557

@description('True: sealDays can be made more and never fewer, by no one; there is no way back. Not in a trial.')
param sealsLocked bool = false

@description('Days that logs and metrics are kept. They hold no names and no case content.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 90

@description('Tags of every resource, such as cost centre and owner.')
param tags object = {}

// What Azure refuses late, some of it at the second deployment, or takes without a word. All of it is said at once, before
// anything is made.
var letters = 'abcdefghijklmnopqrstuvwxyz'
var inAccountNames = '${letters}0123456789-'
var refusals = [
  {
    when: !empty(filter(
      map(range(0, length(name)), place => substring(name, place, 1)),
      letter => !contains(inAccountNames, letter)
    )) || !contains(letters, take(name, 1)) || endsWith(name, '-') || contains(name, '--')
    say: 'name: lower-case letters, digits and single hyphens, a letter first and no hyphen last.'
  }
  {
    when: !empty(cosmosAccountName) && (length(cosmosAccountName) < 3 || length(cosmosAccountName) > 44 || !empty(filter(
      map(range(0, length(cosmosAccountName)), place => substring(cosmosAccountName, place, 1)),
      letter => !contains(inAccountNames, letter)
    )))
    say: 'cosmosAccountName: 3 to 44 lower-case letters, digits and hyphens.'
  }
  {
    when: (withApp || withVerify) && (empty(imageTag) || imageTag == 'none')
    say: 'imageTag: build the image first and give its tag (step 6).'
  }
  {
    when: !empty(imageDigest) && (!startsWith(imageDigest, 'sha256:') || length(imageDigest) != 71)
    say: 'imageDigest: sha256: and 64 characters, or nothing.'
  }
  {
    when: (withApp || withVerify) && empty(tabAppId)
    say: 'tabAppId: register the tab first and give its client id (docs/tenant.md, step 2).'
  }
  {
    when: (withApp || withVerify) && length(matchKeyVersion) != 32
    say: 'matchKeyVersion: put the match key into the vault first and give its version, 32 characters (step 3).'
  }
  {
    when: withApp && teamsAppId == '00000000-0000-4000-8000-000000000000'
    say: 'teamsAppId: this is the one of the sample. Make one for this council with uuidgen.'
  }
  {
    when: empty(environmentSubnetId) != empty(endpointSubnetId)
    say: 'environmentSubnetId and endpointSubnetId: give both or neither.'
  }
  {
    when: !empty(environmentSubnetId) && !startsWith(environmentSubnetId, '${subscription().id}/')
    say: 'environmentSubnetId: the network must be in the subscription of this group.'
  }
  {
    when: !empty(environmentSubnetId) && !(empty(networkSecurityGroupId) && empty(routeTableId))
    say: 'networkSecurityGroupId and routeTableId: put them on your own subnets yourselves; here they are for the network that is made.'
  }
  {
    when: empty(customDomain) != empty(certificateId)
    say: 'customDomain and certificateId: give both or neither.'
  }
  {
    when: !empty(filter(adminIpRanges, one => endsWith(one, '/31') || endsWith(one, '/32')))
    say: 'adminIpRanges: Azure Storage takes ranges up to /30; write one address alone without /32.'
  }
  {
    when: vaultNetwork == 'privateEndpoint' && empty(adminIpRanges) && !withApp && !withVerify
    say: 'adminIpRanges: give the address from which the match key and the directory file are put in, or nobody can (steps 3 and 4).'
  }
  {
    when: !empty(filter(exportIpRanges, one => endsWith(one, '/31') || endsWith(one, '/32')))
    say: 'exportIpRanges: Azure Storage takes ranges up to /30; write one address alone without /32.'
  }
  {
    when: !empty(copySeal) && (!startsWith(copySeal, 'MCowBQYDK2VuAyEA') || length(copySeal) != 60)
    say: 'copySeal: the public half of a key of X25519, 60 characters in one line.'
  }
  {
    when: !empty(copySeal) && toLower(copyLocation) == toLower(location)
    say: 'copyLocation: a copy belongs into another region than the database.'
  }
  {
    when: copySealed && (trial || empty(copySeal))
    say: 'copySealed: only where copies are made, and never in a trial: what is sealed cannot be deleted.'
  }
  {
    when: sealsLocked && (trial || sealDays == 0)
    say: 'sealsLocked: only where the codes of seals are kept, and never in a trial: what is locked cannot be deleted.'
  }
  {
    when: budgetAmount > 0 && (length(budgetStart) != 10 || !endsWith(budgetStart, '-01'))
    say: 'budgetStart: the first day of a month, such as 2027-01-01.'
  }
]
var wrong = map(filter(refusals, one => one.when), one => one.say)
// Every name is made of it, so that nothing can be made before it is known to be right.
var checkedName = empty(wrong) ? name : fail(join(wrong, ' '))

// Every name is known before anything is deployed, and each module looks up by name what another makes: what-if then
// shows what would change inside the modules. A value that another module hands out would hide it.
// In small letters: a group whose name is written otherwise another day is the same group, and must find the same names.
var unique = uniqueString(toLower(resourceGroup().id))
var names = {
  identity: '${checkedName}-identity'
  looksEnder: '${checkedName}-looks-end-identity'
  network: '${checkedName}-network'
  workspace: '${checkedName}-logs'
  insights: '${checkedName}-insights'
  team: '${checkedName}-team'
  cosmos: empty(cosmosAccountName) ? '${checkedName}-${unique}' : cosmosAccountName
  vault: take('${checkedName}-${unique}', 24)
  storage: take('${replace(checkedName, '-', '')}${unique}', 24)
  exports: take('${replace(checkedName, '-', '')}x${unique}', 24)
  copies: take('${replace(checkedName, '-', '')}c${unique}', 24)
  seals: take('${replace(checkedName, '-', '')}s${unique}', 24)
  registry: take('${replace(checkedName, '-', '')}${unique}', 50)
  environment: '${checkedName}-environment'
  app: '${checkedName}-bot'
  bot: '${checkedName}-${unique}'
}
var ownNetwork = empty(environmentSubnetId) || empty(endpointSubnetId)
// The app asks for the names of private endpoints, so its network is linked to their zones.
var networkId = ownNetwork
  ? resourceId('Microsoft.Network/virtualNetworks', names.network)
  : first(split(environmentSubnetId, '/subnets/'))
var appsSubnetId = ownNetwork ? '${networkId}/subnets/apps' : environmentSubnetId
var endpointsSubnetId = ownNetwork ? '${networkId}/subnets/endpoints' : endpointSubnetId

// The one identity: it is the bot, reads and writes the database, sends the mail, pulls the image. It has no secret.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: names.identity
  location: location
  tags: tags
}

// It is the bot, the mailbox’s role and the Teams package: made again it would be another.
resource identityStays 'Microsoft.Authorization/locks@2020-05-01' = if (withRoles && !trial) {
  scope: identity
  name: 'bot-identity'
  properties: {
    level: 'CanNotDelete'
    notes: 'The bot of MSET: its id is in the Teams package and in Exchange Online.'
  }
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
    linked: withApp || withVerify
    location: location
    tags: tags
    identityName: identity.name
    withRoles: withRoles
    retentionDays: logRetentionDays
    alertMail: alertMail
  }
}

// Old looks end by it, once two people agreed, and nothing else is done by it: the bot has no right to delete a look.
resource looksEnder 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: names.looksEnder
  location: location
  tags: tags
}

// A release leaves them as they are, so that the pipeline may switch none of them off.
module alerts 'modules/alerts.bicep' = if (withRoles) {
  name: 'alerts'
  dependsOn: [monitoring, hosting]
  params: {
    name: checkedName
    location: location
    tags: tags
    workspaceName: names.workspace
    insightsName: names.insights
    teamName: names.team
    identityName: names.identity
    environmentName: names.environment
    appName: names.app
    customDomain: customDomain
    enabled: withApp
    copied: withApp && !empty(copySeal)
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
    looksEnderName: looksEnder.name
    withRoles: withRoles
    capacity: cosmosCapacity
    maxThroughput: cosmosMaxThroughput
    zoneRedundant: cosmosZoneRedundant
    locked: !trial
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
  dependsOn: [network, monitoring]
  params: {
    vaultName: names.vault
    location: location
    tags: tags
    tenantId: tenantId
    identityName: identity.name
    withRoles: withRoles
    purgeProtected: !trial
    isPrivate: vaultNetwork == 'privateEndpoint'
    networkId: networkId
    endpointsSubnetId: endpointsSubnetId
    privateDnsZoneId: vaultDnsZoneId
    ipRanges: adminIpRanges
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
    versionDays: directoryVersionDays
    zoneRedundant: zoneRedundant
    appsSubnetId: appsSubnetId
    ipRanges: adminIpRanges
  }
}

// A file of a child’s whole record, or of everyone’s, is put where the bot itself cannot read it again.
var addsRoleName = guid(toLower(resourceGroup().id), 'MSET adds files')
var addsRoleId = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', addsRoleName)

resource adds 'Microsoft.Authorization/roleDefinitions@2022-04-01' = if (withRoles) {
  name: addsRoleName
  properties: {
    // A role's name is unique in a tenant: another council or a second installation may be there.
    roleName: 'MSET adds files (${resourceGroup().name})'
    description: 'Adds a file that was not there. Reads, changes and deletes none.'
    type: 'CustomRole'
    assignableScopes: [resourceGroup().id]
    permissions: [
      {
        actions: []
        notActions: []
        dataActions: ['Microsoft.Storage/storageAccounts/blobServices/containers/blobs/add/action']
        notDataActions: []
      }
    ]
  }
}

module exports 'modules/added.bicep' = {
  name: 'exports'
  dependsOn: [network, adds]
  params: {
    accountName: names.exports
    location: location
    tags: tags
    containerName: 'exports'
    identityName: identity.name
    addsRoleId: addsRoleId
    readers: exportReaders
    withRoles: withRoles
    days: exportDays
    unalterableDays: 0
    isSealed: false
    zoneRedundant: false
    appsSubnetId: appsSubnetId
    ipRanges: exportIpRanges
    isReadByBot: false
  }
}

module copies 'modules/added.bicep' = if (!empty(copySeal)) {
  name: 'copies'
  dependsOn: [network, adds]
  params: {
    accountName: names.copies
    location: copyLocation
    tags: tags
    containerName: 'copies'
    identityName: identity.name
    addsRoleId: addsRoleId
    readers: copyReaders
    withRoles: withRoles
    days: copyDays
    unalterableDays: copyDays
    isSealed: copySealed
    zoneRedundant: false
    appsSubnetId: appsSubnetId
    ipRanges: adminIpRanges
    isReadByBot: false
  }
}

// Codes, and nothing of anyone: the bot adds one a day, and compares.
module seals 'modules/added.bicep' = if (sealDays > 0) {
  name: 'seals'
  dependsOn: [network, adds]
  params: {
    accountName: names.seals
    location: location
    tags: tags
    containerName: 'seals'
    identityName: identity.name
    addsRoleId: addsRoleId
    readers: []
    withRoles: withRoles
    days: sealDays
    unalterableDays: sealDays
    isSealed: sealsLocked
    zoneRedundant: zoneRedundant
    appsSubnetId: appsSubnetId
    ipRanges: adminIpRanges
    isReadByBot: true
  }
}

module registry 'modules/registry.bicep' = {
  name: 'registry'
  params: {
    registryName: names.registry
    location: location
    tags: tags
    identityName: identity.name
    looksEnderName: looksEnder.name
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
    withRoles: withRoles
  }
}

module app 'modules/app.bicep' = if (withApp || withVerify) {
  name: 'app'
  dependsOn: [cosmos, vault, directory, exports, copies, seals, registry, hosting, monitoring]
  params: {
    withApp: withApp
    appName: names.app
    location: location
    tags: tags
    environmentName: names.environment
    identityName: identity.name
    looksEnderName: looksEnder.name
    tenantId: tenantId
    registryName: names.registry
    imageTag: imageTag
    imageDigest: imageDigest
    matchKeyVersion: matchKeyVersion
    customDomain: customDomain
    certificateId: certificateId
    replicas: replicas
    cpu: cpu
    memory: memory
    cosmosAccountName: names.cosmos
    vaultName: names.vault
    directoryAccountName: names.storage
    exportsAccountName: names.exports
    copiesAccountName: names.copies
    copySeal: copySeal
    sealsAccountName: sealDays == 0 ? '' : names.seals
    insightsName: names.insights
    tabAppId: tabAppId
    teamsAppId: teamsAppId
    mailbox: mailbox
    teamsEdge: teamsEdge
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
    name: checkedName
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

@description('Storage account that exports of a case are fetched from.')
output exportsAccount string = names.exports

@description('Storage account of the nightly copies, where they are made.')
output copiesAccount string = empty(copySeal) ? '' : names.copies

@description('Storage account that the codes of the daily seals lie in, where they are kept outside.')
output sealsAccount string = sealDays == 0 ? '' : names.seals

@description('Cosmos DB account: the one that is restored.')
output cosmosAccount string = names.cosmos
