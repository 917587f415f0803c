// The worst day: the documents are closed to the bot ("A breach from outside").
using '../close.bicep'

param cosmosAccountName = 'mset-dem-7ronkffsk7pky'
