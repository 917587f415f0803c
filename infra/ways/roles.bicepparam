// What the pipeline may do ("Deploy from GitHub").
using '../roles.bicep'

param planPrincipalId = '44444444-4444-4444-8444-444444444444'
param deployPrincipalId = '55555555-5555-4555-8555-555555555555'
