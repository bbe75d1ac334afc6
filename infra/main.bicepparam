using 'main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'smartmoney')
param location = readEnvironmentVariable('AZURE_LOCATION', 'westeurope')
param operatorPrincipalId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')
param alertEmail = readEnvironmentVariable('ALERT_EMAIL', '')
param refreshUniverse = readEnvironmentVariable('REFRESH_UNIVERSE', 'top500')
param refreshFrom = readEnvironmentVariable('REFRESH_FROM', '2019-01-01')
param refreshInsiders = readEnvironmentVariable('REFRESH_INSIDERS', 'fmp')
param secUserAgent = readEnvironmentVariable('SEC_USER_AGENT', '')
