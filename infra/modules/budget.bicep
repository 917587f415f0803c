// Warns at four fifths of the month's budget, and when the month is going to exceed it. It stops nothing.
@description('Short name of the installation.')
param name string

@description('Monthly amount, in the currency of the subscription.')
param amount int

@description('First day of the month in which it begins.')
param startDate string

@description('Address that is warned.')
param mail string

resource budget 'Microsoft.Consumption/budgets@2026-06-01' = {
  name: '${name}-budget'
  properties: {
    category: 'Cost'
    amount: amount
    timeGrain: 'Monthly'
    timePeriod: {
      startDate: startDate
    }
    notifications: {
      spent: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: [mail]
      }
      expected: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: [mail]
      }
    }
  }
}
