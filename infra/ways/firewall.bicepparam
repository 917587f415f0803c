// Where no private endpoint may be made ("Network and policies").
using '../main.bicep'
extends './app.bicepparam'

param cosmosNetwork = 'firewall'
param vaultNetwork = 'public'
