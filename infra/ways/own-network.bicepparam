// Subnets of the council's own, with the endpoints in a network beside that of the app ("Network and policies").
using '../main.bicep'
extends './app.bicepparam'

param environmentSubnetId = '/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/networks/providers/Microsoft.Network/virtualNetworks/spoke/subnets/mset-apps'
param endpointSubnetId = '/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/networks/providers/Microsoft.Network/virtualNetworks/endpoints/subnets/mset'
