// Cosmos DB behind its firewall instead of a private endpoint ("Network and policies").
using '../main.bicep'
extends './app.bicepparam'

param cosmosNetwork = 'firewall'
