// The vault behind an endpoint as well (vaultNetwork).
using '../main.bicep'
extends './app.bicepparam'

param vaultNetwork = 'privateEndpoint'
