// Cosmos DB behind its firewall instead of a private endpoint (cosmosNetwork).
using '../main.bicep'
extends './app.bicepparam'

param cosmosNetwork = 'firewall'
