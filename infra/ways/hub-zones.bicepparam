// As own-network, with the name zones of the hub ("Network and policies").
using '../main.bicep'
extends './own-network.bicepparam'

param privateDnsZoneId = '/subscriptions/00000000-0000-4000-8000-000000000003/resourceGroups/hub/providers/Microsoft.Network/privateDnsZones/privatelink.documents.azure.com'
param vaultDnsZoneId = '/subscriptions/00000000-0000-4000-8000-000000000003/resourceGroups/hub/providers/Microsoft.Network/privateDnsZones/privatelink.vaultcore.azure.net'
