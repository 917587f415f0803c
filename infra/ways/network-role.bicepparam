// What the network team gives where the network is the council's own ("Network and policies").
using '../network-role.bicep'

param principalIds = ['77777777-7777-4777-8777-777777777777', '55555555-5555-4555-8555-555555555555']
param principalTypes = ['User', 'ServicePrincipal']
param networkName = 'spoke'
param subnetNames = ['mset-apps', 'mset-endpoints']
param zoneIsLinked = true
param zoneNames = ['privatelink.documents.azure.com', 'privatelink.vaultcore.azure.net']
param securityGroupName = 'mset'
param routeTableName = 'through-the-firewall'
