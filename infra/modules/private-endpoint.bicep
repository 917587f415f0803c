// A private endpoint of one service, with its name in a zone that the app's network asks.
@description('Name of the endpoint.')
param endpointName string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Resource id of the service behind it.')
param serviceId string

@description('What of the service: Sql of Cosmos DB, vault of Key Vault.')
param groupId string

@description('Name of the zone, as Azure prescribes it for the service.')
param zoneName string

@description('Resource id of the council’s zone of that name. Empty: one is made and linked.')
param zoneId string

@description('Subnet of the endpoint.')
param subnetId string

@description('The network of the app, which asks for the name.')
param networkId string

resource endpoint 'Microsoft.Network/privateEndpoints@2026-03-01' = {
  name: endpointName
  location: location
  tags: tags
  properties: {
    subnet: {
      id: subnetId
    }
    privateLinkServiceConnections: [
      {
        name: groupId
        properties: {
          privateLinkServiceId: serviceId
          groupIds: [groupId]
        }
      }
    ]
  }
}

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = if (empty(zoneId)) {
  name: zoneName
  location: 'global'
  tags: tags
}

resource zoneLink 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = if (empty(zoneId)) {
  parent: zone
  name: 'network'
  location: 'global'
  properties: {
    registrationEnabled: false
    virtualNetwork: {
      id: networkId
    }
  }
}

resource endpointNames 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2026-03-01' = {
  parent: endpoint
  name: 'names'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'zone'
        properties: {
          privateDnsZoneId: empty(zoneId) ? zone.id : zoneId
        }
      }
    ]
  }
}
