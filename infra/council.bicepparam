// A sample: step 1 of the installation (docs/operations.md) copies it to infra/councils. Fill in, keep under version
// control: nothing in it is secret.
using './main.bicep'

param name = 'mset-dem'
param location = 'uksouth'
// The first time false; step 6 of the installation sets the three together.
param withApp = false
param imageTag = 'none'
// Step 3 prints it.
param matchKeyVersion = ''

// A GUID made once (uuidgen), the same that npm run package is given.
param teamsAppId = '00000000-0000-4000-8000-000000000000'
// From docs/tenant.md, step 2; may be empty the first time.
param tabAppId = ''
param mailbox = 'mset@council.example'

param alertMail = 'platform-team@council.example'
param budgetAmount = 250
// The month of the first deployment in this group, never one that is over.
param budgetStart = '2027-01-01'

param cosmosNetwork = 'privateEndpoint'
// Whoever uploads the directory file sits behind these addresses: one alone without /32.
param adminIpRanges = ['203.0.113.7']

// What the council's policies ask for.
param tags = {
  service: 'MSET for Teams'
  owner: 'platform-team@council.example'
  costCentre: 'C0000'
  classification: 'OFFICIAL-SENSITIVE'
}
