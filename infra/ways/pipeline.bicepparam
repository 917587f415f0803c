// What the pipeline deploys ("Deploy from GitHub").
using '../main.bicep'
extends './app.bicepparam'

param withRoles = false
param imageDigest = 'sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'
