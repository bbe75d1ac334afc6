targetScope = 'subscription'

@minLength(1)
@maxLength(20)
@description('The name of the environment, a tag of every resource.')
param environmentName string

@description('The region of every resource. It must offer Flex Consumption.')
param location string

@description('Who may set the FMP key in the vault: the object id of a user or group. If empty, the template grants nobody access.')
param operatorPrincipalId string = ''

@description('Where alerts are sent. If empty, they appear in the portal only.')
param alertEmail string = ''

@minValue(1)
@description('The rate limit of the FMP plan, in requests per minute.')
param requestsPerMinute int = 300

@minValue(1)
@maxValue(27)
@description('The day of the month of the refresh, at 06:00 UTC.')
param refreshDay int = 16

@description('The universe that the refresh builds.')
param refreshUniverse string

@description('The first day of the refreshed dataset, as yyyy-MM-dd.')
param refreshFrom string

@allowed(['fmp', 'sec'])
@description('The source of insider trades of the refreshed dataset.')
param refreshInsiders string

@description('Who asks the SEC and how to reach them: a name and an e-mail address. Needed only for insider trades of the SEC.')
param secUserAgent string

@minValue(1)
@description('The maximum number of instances of the app.')
param maximumInstanceCount int = 40

@minValue(0)
@description('How many instances are always ready for orchestrations and activities. Each is billed by the hour, even when idle.')
param alwaysReadyInstanceCount int = 0

var tags = { 'azd-env-name': environmentName }
var suffix = uniqueString(subscription().id, environmentName, location)
var identityName = 'id-${suffix}'
var storageName = 'st${suffix}'
var componentName = 'appi-${suffix}'

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: {
    name: identityName
    location: location
    tags: tags
  }
}

module storage 'modules/storage.bicep' = {
  scope: group
  params: {
    name: storageName
    location: location
    tags: tags
    identityName: identityName
  }
  dependsOn: [
    identity
  ]
}

module vault 'modules/vault.bicep' = {
  scope: group
  params: {
    name: 'kv-${suffix}'
    location: location
    tags: tags
    identityName: identityName
    operatorPrincipalId: operatorPrincipalId
  }
  dependsOn: [
    identity
  ]
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    workspaceName: 'log-${suffix}'
    componentName: componentName
    location: location
    tags: tags
    identityName: identityName
  }
  dependsOn: [
    identity
  ]
}

module app 'modules/app.bicep' = {
  scope: group
  params: {
    name: 'func-${suffix}'
    planName: 'plan-${suffix}'
    location: location
    tags: tags
    identityName: identityName
    storageName: storageName
    packageContainer: storage.outputs.packageContainer
    componentName: componentName
    fmpKeySecretUri: vault.outputs.fmpKeySecretUri
    requestsPerMinute: requestsPerMinute
    refreshSchedule: '0 0 6 ${refreshDay} * *'
    refreshUniverse: refreshUniverse
    refreshFrom: refreshFrom
    refreshInsiders: refreshInsiders
    secUserAgent: secUserAgent
    maximumInstanceCount: maximumInstanceCount
    alwaysReadyInstanceCount: alwaysReadyInstanceCount
  }
  dependsOn: [
    monitoring
  ]
}

module workbook 'modules/workbook.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    componentName: componentName
    requestsPerMinute: requestsPerMinute
  }
  dependsOn: [
    monitoring
  ]
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    componentName: componentName
    email: alertEmail
    refreshDay: refreshDay
  }
  dependsOn: [
    monitoring
  ]
}

output AZURE_RESOURCE_GROUP string = group.name
output AZURE_KEY_VAULT_NAME string = vault.outputs.name
output AZURE_FUNCTION_APP_NAME string = app.outputs.name
output AZURE_FUNCTION_APP_URL string = app.outputs.url
output AZURE_STORAGE_ACCOUNT_NAME string = storage.outputs.name
