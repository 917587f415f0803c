// What the pipeline deploys ("Deploy from GitHub").
using '../main.bicep'
extends './app.bicepparam'

param withRoles = false
