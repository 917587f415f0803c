// The bot, and the program that verifies what is stored. Every variable that src/config.ts reads is set here, or named in
// test/infra as left out.
@description('Name of the container app.')
param appName string

@description('False: only the program that verifies the database, so that a restored one is looked at before the bot starts.')
param withApp bool

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Name of the environment it runs in.')
param environmentName string

@description('Name of the identity that the bot is.')
param identityName string

@description('Name of the identity by which old looks end.')
param looksEnderName string

@description('Entra tenant of the council.')
param tenantId string

@description('Name of the registry that the image is pulled from.')
param registryName string

@description('Tag of the image.')
param imageTag string

@description('Digest of the image; empty: by its tag.')
param imageDigest string

@description('Version of the secret match-key in the vault.')
param matchKeyVersion string

@description('Host name of its own; empty where there is none.')
param customDomain string

@description('Resource id of that name’s certificate.')
param certificateId string

@description('Instances that run at all times.')
@minValue(2)
param replicas int

@description('vCPUs of one instance.')
param cpu string

@description('Memory of one instance.')
param memory string

@description('Name of the Cosmos DB account.')
param cosmosAccountName string

@description('Name of the vault that the match key is in.')
param vaultName string

@description('Name of the storage account that the directory file is in.')
param directoryAccountName string

@description('Name of the storage account that exports of a case are added to.')
param exportsAccountName string

@description('Name of the storage account that copies of the database are added to.')
param copiesAccountName string

@description('Name of the storage account that the codes of the daily seals are added to; empty: none.')
param sealsAccountName string

@description('Seal of those copies; empty: none is made.')
param copySeal string

@description('Name of the Application Insights component.')
param insightsName string

@description('Client id of the app registration for tab sign-in.')
param tabAppId string

@description('Id of the Teams app in its manifest.')
param teamsAppId string

@description('Address of the MSET mailbox.')
param mailbox string

@description('How the bot speaks with Teams’ channel.')
param teamsEdge string

@description('on: notices go into the activity feed of Teams, too (docs/tenant.md).')
param activityFeed string

var port = 3978
var host = empty(customDomain) ? '${appName}.${environment.properties.defaultDomain}' : customDomain
var image = '${registry.properties.loginServer}/mset${empty(imageDigest) ? ':${imageTag}' : '@${imageDigest}'}'

var registries = [
  {
    server: registry.properties.loginServer
    identity: bot.id
  }
]
var secrets = [
  {
    name: 'match-key'
    // Container Apps would take the newest by itself, and older cases of a child would not be found under another key.
    keyVaultUrl: '${vault.properties.vaultUri}secrets/match-key/${matchKeyVersion}'
    identity: bot.id
  }
]
var identity = {
  type: 'UserAssigned'
  userAssignedIdentities: {
    '${bot.id}': {}
  }
}
// Of the bot and of the programs beside it.
var variables = [
  { name: 'NODE_ENV', value: 'production' }
  { name: 'PORT', value: string(port) }
  { name: 'BASE_URL', value: 'https://${host}' }
  { name: 'MicrosoftAppType', value: 'UserAssignedMSI' }
  { name: 'MicrosoftAppId', value: bot.properties.clientId }
  { name: 'MicrosoftAppTenantId', value: tenantId }
  { name: 'AZURE_CLIENT_ID', value: bot.properties.clientId }
  // The identity makes the bot one of a single tenant: people of another come as guests of this one.
  { name: 'ALLOWED_TENANTS', value: tenantId }
  { name: 'TAB_APP_ID', value: tabAppId }
  { name: 'TEAMS_APP_ID', value: teamsAppId }
  { name: 'COSMOS_ENDPOINT', value: cosmos.properties.documentEndpoint }
  { name: 'COSMOS_DATABASE', value: loadJsonContent('../containers.json').database }
  { name: 'MAIL_GRAPH_MAILBOX', value: mailbox }
  { name: 'TEAMS_EDGE', value: teamsEdge }
  { name: 'REPLICAS', value: string(replicas) }
  { name: 'ACTIVITY_FEED', value: activityFeed }
  { name: 'MATCH_KEY', secretRef: 'match-key' }
  { name: 'DIRECTORY_BLOB', value: '${storage.properties.primaryEndpoints.blob}directory/directory.json' }
  { name: 'DIRECTORY_FILE', value: '/tmp/mset/directory.json' }
  { name: 'PAPERS_DIR', value: '/tmp/mset/papers' }
  {
    name: 'EXPORTS_CONTAINER'
    value: 'https://${exportsAccountName}.blob.${az.environment().suffixes.storage}/exports'
  }
  {
    name: 'COPIES_CONTAINER'
    value: empty(copySeal) ? '' : 'https://${copiesAccountName}.blob.${az.environment().suffixes.storage}/copies'
  }
  { name: 'COPY_SEAL', value: copySeal }
  {
    name: 'SEALS_CONTAINER'
    value: empty(sealsAccountName) ? '' : 'https://${sealsAccountName}.blob.${az.environment().suffixes.storage}/seals'
  }
  { name: 'DATA_DIR', value: '/tmp/mset' }
  { name: 'APPLICATIONINSIGHTS_CONNECTION_STRING', value: insights.properties.ConnectionString }
]

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource environment 'Microsoft.App/managedEnvironments@2026-07-01' existing = {
  name: environmentName
}

resource bot 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource looksEnder 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: looksEnderName
}

resource registry 'Microsoft.ContainerRegistry/registries@2025-11-01' existing = {
  name: registryName
}

resource cosmos 'Microsoft.DocumentDB/databaseAccounts@2026-03-15' existing = {
  name: cosmosAccountName
}

resource vault 'Microsoft.KeyVault/vaults@2026-05-15' existing = {
  name: vaultName
}

resource storage 'Microsoft.Storage/storageAccounts@2026-09-01' existing = {
  name: directoryAccountName
}

resource app 'Microsoft.App/containerApps@2026-07-01' = if (withApp) {
  name: appName
  location: location
  // Which release runs, also where the image is named by its digest (infra/jobs.mjs).
  tags: union(tags, { release: imageTag })
  identity: identity
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      // A new revision gets the traffic when it is ready; until then the old one has it.
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        allowInsecure: false
        targetPort: port
        transport: 'http'
        customDomains: empty(customDomain)
          ? []
          : [{ name: customDomain, bindingType: 'SniEnabled', certificateId: certificateId }]
      }
      registries: registries
      secrets: secrets
    }
    template: {
      // The app stops within 10 s of the signal, then delivers what it still can.
      terminationGracePeriodSeconds: 60
      containers: [
        {
          name: 'bot'
          image: image
          resources: {
            cpu: json(cpu)
            memory: memory
          }
          env: variables
          probes: [
            {
              type: 'Startup'
              httpGet: {
                path: '/healthz'
                port: port
              }
              // The fetch of the directory tries for 45 seconds before the bot listens (infra/fetch-directory.mjs).
              periodSeconds: 8
              timeoutSeconds: 5
              failureThreshold: 10
            }
            {
              type: 'Liveness'
              httpGet: {
                path: '/healthz'
                port: port
              }
              periodSeconds: 10
              timeoutSeconds: 5
              failureThreshold: 6
            }
            {
              type: 'Readiness'
              httpGet: {
                path: '/readyz/first'
                port: port
              }
              periodSeconds: 5
              timeoutSeconds: 5
              failureThreshold: 3
            }
          ]
        }
      ]
      scale: {
        minReplicas: replicas
        // As many and no more: each instance keeps its share of Teams' pace for the tenant (REPLICAS).
        maxReplicas: replicas
      }
    }
  }
}

// `npm run verify`, read-only, on the first of each month, and whenever somebody starts it (docs/operations.md). It fails
// when something is wrong; what, stands in its log. It fetches the directory file, to compare the one in force with.
resource verify 'Microsoft.App/jobs@2026-07-01' = {
  name: '${appName}-verify'
  location: location
  tags: tags
  identity: identity
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      triggerType: 'Schedule'
      scheduleTriggerConfig: {
        cronExpression: '0 4 1 * *'
        parallelism: 1
        replicaCompletionCount: 1
      }
      replicaTimeout: 7200
      replicaRetryLimit: 0
      registries: registries
      secrets: secrets
    }
    template: {
      containers: [
        {
          name: 'verify'
          image: image
          command: ['node', '--import', './fetch-directory.mjs', 'src/commands/verify.js']
          resources: {
            cpu: json(cpu)
            memory: memory
          }
          env: variables
        }
      ]
    }
  }
}

// `npm run check`, by hand and by the pipeline after a deployment (docs/operations.md): everything that the bot relies on,
// asked as the bot asks it, from where the bot is.
resource check 'Microsoft.App/jobs@2026-07-01' = {
  name: '${appName}-check'
  location: location
  tags: tags
  identity: identity
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      triggerType: 'Manual'
      manualTriggerConfig: {
        parallelism: 1
        replicaCompletionCount: 1
      }
      replicaTimeout: 600
      replicaRetryLimit: 0
      registries: registries
      secrets: secrets
    }
    template: {
      containers: [
        {
          name: 'check'
          image: image
          command: ['node', '--import', './fetch-directory.mjs', 'src/commands/check.js']
          resources: {
            cpu: json(cpu)
            memory: memory
          }
          env: variables
        }
      ]
    }
  }
}

// `npm run export`, whenever someone starts it with a case and a reason (infra/jobs.mjs). As it stands it says what is
// missing, and ends.
resource exportCase 'Microsoft.App/jobs@2026-07-01' = {
  name: '${appName}-export'
  location: location
  tags: tags
  identity: identity
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      triggerType: 'Manual'
      manualTriggerConfig: {
        parallelism: 1
        replicaCompletionCount: 1
      }
      replicaTimeout: 600
      replicaRetryLimit: 0
      registries: registries
      secrets: secrets
    }
    template: {
      containers: [
        {
          name: 'export'
          image: image
          command: ['node', 'src/commands/export.js']
          resources: {
            cpu: json(cpu)
            memory: memory
          }
          env: variables
        }
      ]
    }
  }
}

// `npm run looks-end`, whenever someone starts it: takes away what two people agreed on of the record of who looked. It runs as
// an identity of its own, has no key of the bot's, and does nothing where nothing is agreed.
resource looksEnd 'Microsoft.App/jobs@2026-07-01' = {
  name: '${appName}-looks-end'
  location: location
  tags: tags
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${looksEnder.id}': {}
    }
  }
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      triggerType: 'Manual'
      manualTriggerConfig: {
        parallelism: 1
        replicaCompletionCount: 1
      }
      // What is stopped goes on when it is started again.
      replicaTimeout: 43200
      replicaRetryLimit: 0
      registries: [
        {
          server: registry.properties.loginServer
          identity: looksEnder.id
        }
      ]
    }
    template: {
      containers: [
        {
          name: 'looks-end'
          image: image
          command: ['node', 'src/commands/looks-end.js']
          resources: {
            cpu: json(cpu)
            memory: memory
          }
          env: [
            { name: 'NODE_ENV', value: 'production' }
            { name: 'AZURE_CLIENT_ID', value: looksEnder.properties.clientId }
            { name: 'COSMOS_ENDPOINT', value: cosmos.properties.documentEndpoint }
            { name: 'COSMOS_DATABASE', value: loadJsonContent('../containers.json').database }
            { name: 'DATA_DIR', value: '/tmp/mset' }
          ]
        }
      ]
    }
  }
}

// `npm run copy`, every night: all that is stored, sealed, in another region, where no one can alter it.
resource copy 'Microsoft.App/jobs@2026-07-01' = if (!empty(copySeal)) {
  name: '${appName}-copy'
  location: location
  tags: tags
  identity: identity
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      triggerType: 'Schedule'
      scheduleTriggerConfig: {
        cronExpression: '0 2 * * *'
        parallelism: 1
        replicaCompletionCount: 1
      }
      replicaTimeout: 14400
      replicaRetryLimit: 1
      registries: registries
      secrets: secrets
    }
    template: {
      containers: [
        {
          name: 'copy'
          image: image
          command: ['node', 'src/commands/copy.js']
          resources: {
            cpu: json(cpu)
            memory: memory
          }
          env: variables
        }
      ]
    }
  }
}

// `npm run migrate`, whenever somebody starts it (docs/operations.md): `look` changes nothing, `go` brings over what is
// stored, `keys` makes match keys again.
var migrations = [
  { name: 'look', command: ['node', 'src/commands/migrate.js'] }
  { name: 'go', command: ['node', 'src/commands/migrate.js', '--go', '--yes'] }
  { name: 'keys', command: ['node', 'src/commands/migrate.js', '--match-key', '--yes'] }
]
resource migrate 'Microsoft.App/jobs@2026-07-01' = [
  for migration in migrations: {
    name: '${appName}-migrate-${migration.name}'
    location: location
    tags: tags
    identity: identity
    properties: {
      environmentId: environment.id
      workloadProfileName: 'Consumption'
      configuration: {
        triggerType: 'Manual'
        manualTriggerConfig: {
          parallelism: 1
          replicaCompletionCount: 1
        }
        // What is stopped goes on when it is started again.
        replicaTimeout: 43200
        replicaRetryLimit: 0
        registries: registries
        secrets: secrets
      }
      template: {
        containers: [
          {
            name: 'migrate'
            image: image
            command: migration.command
            resources: {
              cpu: json(cpu)
              memory: memory
            }
            env: variables
          }
        ]
      }
    }
  }
]
