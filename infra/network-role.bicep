// For the network team, where the council gives subnets or a name zone of its own: what the installer and the pipeline
// may do with them (docs/install.md, "Network and policies"). Deployed into the resource group of the network, and once
// more into that of the zone where it is another. Azure asks for these rights on the resource that is joined, whatever
// role the installer has in its own group.
targetScope = 'resourceGroup'

@description('Object ids of those who deploy: the installer, and the service principal of the environment "production" of GitHub.')
param principalIds array

@description('ServicePrincipal or User, for each of principalIds.')
param principalTypes array

@description('Name of the virtual network in this resource group. Empty where there is only the zone here.')
param networkName string = ''

@description('Names of its subnets that are joined: of the app, and of the endpoints.')
param subnetNames array = []

@description('True where the zone is not the council’s own: it is then linked to this network, which asks for a right on the whole network.')
param zoneIsLinked bool = false

@description('Names of private DNS zones in this resource group, such as privatelink.documents.azure.com.')
param zoneNames array = []

@description('Name of the network security group in this resource group, where main.bicep is given one. Empty: none.')
param securityGroupName string = ''

@description('Name of the route table in this resource group, where main.bicep is given one. Empty: none.')
param routeTableName string = ''

var here = toLower(resourceGroup().id)
var roleId = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', guid(here, 'MSET joins the network'))
var principals = [
  for (id, place) in principalIds: {
    id: id
    type: principalTypes[place]
  }
]
// Everyone with every subnet, and with every zone.
var onSubnets = flatten(map(
  subnetNames,
  subnet => map(principals, one => { subnet: subnet, id: one.id, type: one.type })
))
var onZones = flatten(map(zoneNames, zone => map(principals, one => { zone: zone, id: one.id, type: one.type })))

resource definition 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(here, 'MSET joins the network')
  properties: {
    // A role's name is unique in a tenant.
    roleName: 'MSET joins the network (${resourceGroup().name})'
    description: 'Joins subnets, name zones, a security group and a route table that the network team has made. Changes none of them.'
    type: 'CustomRole'
    assignableScopes: [resourceGroup().id]
    permissions: [
      {
        actions: [
          'Microsoft.Network/networkSecurityGroups/join/action'
          'Microsoft.Network/networkSecurityGroups/read'
          'Microsoft.Network/privateDnsZones/join/action'
          'Microsoft.Network/privateDnsZones/read'
          'Microsoft.Network/routeTables/join/action'
          'Microsoft.Network/routeTables/read'
          'Microsoft.Network/virtualNetworks/join/action'
          'Microsoft.Network/virtualNetworks/read'
          'Microsoft.Network/virtualNetworks/subnets/join/action'
          'Microsoft.Network/virtualNetworks/subnets/joinViaServiceEndpoint/action'
          'Microsoft.Network/virtualNetworks/subnets/read'
        ]
        notActions: []
        dataActions: []
        notDataActions: []
      }
    ]
  }
}

resource network 'Microsoft.Network/virtualNetworks@2026-03-01' existing = if (!empty(networkName)) {
  name: networkName
}

resource subnets 'Microsoft.Network/virtualNetworks/subnets@2026-03-01' existing = [
  for one in onSubnets: {
    parent: network
    name: one.subnet
  }
]

resource zones 'Microsoft.Network/privateDnsZones@2024-06-01' existing = [
  for one in onZones: {
    name: one.zone
  }
]

resource securityGroup 'Microsoft.Network/networkSecurityGroups@2026-03-01' existing = if (!empty(securityGroupName)) {
  name: securityGroupName
}

resource routeTable 'Microsoft.Network/routeTables@2026-03-01' existing = if (!empty(routeTableName)) {
  name: routeTableName
}

resource joinSubnets 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (one, place) in onSubnets: {
    scope: subnets[place]
    name: guid(here, 'subnet', one.subnet, one.id)
    dependsOn: [definition]
    properties: {
      roleDefinitionId: roleId
      principalId: one.id
      principalType: one.type
    }
  }
]

resource linkNetwork 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for one in principals: if (zoneIsLinked) {
    scope: network
    name: guid(here, 'network', one.id)
    dependsOn: [definition]
    properties: {
      roleDefinitionId: roleId
      principalId: one.id
      principalType: one.type
    }
  }
]

resource joinZones 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (one, place) in onZones: {
    scope: zones[place]
    name: guid(here, 'zone', one.zone, one.id)
    dependsOn: [definition]
    properties: {
      roleDefinitionId: roleId
      principalId: one.id
      principalType: one.type
    }
  }
]

resource joinSecurityGroup 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for one in principals: if (!empty(securityGroupName)) {
    scope: securityGroup
    name: guid(here, 'group', one.id)
    dependsOn: [definition]
    properties: {
      roleDefinitionId: roleId
      principalId: one.id
      principalType: one.type
    }
  }
]

resource joinRouteTable 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for one in principals: if (!empty(routeTableName)) {
    scope: routeTable
    name: guid(here, 'routes', one.id)
    dependsOn: [definition]
    properties: {
      roleDefinitionId: roleId
      principalId: one.id
      principalType: one.type
    }
  }
]
