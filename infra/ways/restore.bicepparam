// A restore itself, before the way "restored" ("Backup and restore").
using '../restore.bicep'

param accountName = 'mset-dem-restored'
param restorableAccount = '66666666-6666-4666-8666-666666666666'
param moment = '2027-01-04T09:59:00Z'
param tags = {
  service: 'MSET for Teams'
  owner: 'platform-team@council.example'
  costCentre: 'C0000'
  classification: 'OFFICIAL-SENSITIVE'
}
