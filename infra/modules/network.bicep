// One network: a subnet for the app, one for private endpoints. Not made where the council gives subnets of its own.
@description('Name of the network.')
param networkName string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Address space, a /24.')
param addressPrefix string

@description('Resource id of a network security group that the council has for such subnets. Empty: one is made.')
param securityGroupId string

@description('Resource id of the route table of the app’s subnet. Empty: none.')
param routeTableId string

var groupId = empty(securityGroupId)
  ? resourceId('Microsoft.Network/networkSecurityGroups', '${networkName}-rules')
  : securityGroupId

// What Container Apps needs from outside; the rest is what Azure's own rules say. Deployed again it must stand here, or
// the next deployment takes it off the subnets.
resource securityGroup 'Microsoft.Network/networkSecurityGroups@2026-03-01' = if (empty(securityGroupId)) {
  name: '${networkName}-rules'
  location: location
  tags: tags
  properties: {
    securityRules: [
      {
        name: 'https-from-teams'
        properties: {
          description: 'Teams reaches the bot, and people the tab, over the internet.'
          priority: 100
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'Internet'
          sourcePortRange: '*'
          destinationAddressPrefix: addressPrefix
          destinationPortRanges: ['80', '443', '31080', '31443']
        }
      }
      {
        name: 'no-shells-from-here'
        properties: {
          description: 'Nothing here opens a shell or a desktop on another machine.'
          priority: 200
          direction: 'Outbound'
          access: 'Deny'
          protocol: 'Tcp'
          sourceAddressPrefix: '*'
          sourcePortRange: '*'
          destinationAddressPrefix: 'VirtualNetwork'
          destinationPortRanges: ['22', '3389']
        }
      }
    ]
  }
}

resource network 'Microsoft.Network/virtualNetworks@2026-03-01' = {
  name: networkName
  location: location
  tags: tags
  dependsOn: [securityGroup]
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
          // Said, for versions of this API after March 2026 take false where nothing is said, and whether the machines of
          // Container Apps bear that no one here has seen (docs/decisions, 65).
          defaultOutboundAccess: true
          networkSecurityGroup: { id: groupId }
          routeTable: empty(routeTableId) ? null : { id: routeTableId }
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
          // Endpoints go nowhere, and policies refuse a subnet that leaves this open.
          defaultOutboundAccess: false
          networkSecurityGroup: { id: groupId }
        }
      }
    ]
  }
}
