// A host name of its own ("A host name of its own").
using '../main.bicep'
extends './app.bicepparam'

param customDomain = 'mset.council.example'
param certificateId = '/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/mset/providers/Microsoft.App/managedEnvironments/mset-dem-environment/certificates/mset'
