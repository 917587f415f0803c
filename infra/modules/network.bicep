// One network: a subnet for the app, one for private endpoints.
@description('Short name of the installation.')
param name string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Address space, a /24.')
param addressPrefix string

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: '${name}-network'
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: [addressPrefix]
    }
    // In the network's own list: subnets deployed apart are taken away by the next deployment of the network.
    subnets: [
      {
        name: 'apps'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 25, 0)
          delegations: [
            {
              name: 'container-apps'
              properties: {
                serviceName: 'Microsoft.App/environments'
              }
            }
          ]
          serviceEndpoints: [
            { service: 'Microsoft.AzureCosmosDB' }
            { service: 'Microsoft.Storage' }
          ]
        }
      }
      {
        name: 'endpoints'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 28, 8)
        }
      }
    ]
  }
}

@description('The network, for private name resolution.')
output networkId string = network.id

@description('Subnet of the app.')
output appsSubnetId string = network.properties.subnets[0].id

@description('Subnet of private endpoints.')
output endpointsSubnetId string = network.properties.subnets[1].id
