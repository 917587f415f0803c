// The second deployment, with the app ("Install", step 6). The first is council.bicepparam as it is.
using '../main.bicep'
extends '../council.bicepparam'

param withApp = true
param imageTag = '1'
param tabAppId = '22222222-2222-4222-8222-222222222222'
param teamsAppId = '33333333-3333-4333-8333-333333333333'
param matchKeyVersion = '0123456789abcdef0123456789abcdef'
