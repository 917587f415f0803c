// After a restore, to look before the bot starts ("Backup and restore").
using '../main.bicep'
extends './app.bicepparam'

param withApp = false
param withVerify = true
param cosmosAccountName = 'mset-dem-restored'
