// A first try with fictional people ("Install").
using '../main.bicep'
extends './app.bicepparam'

param trial = true
