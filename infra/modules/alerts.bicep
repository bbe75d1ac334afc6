param location string
param tags object
param componentName string

@description('Where alerts are sent; empty for nowhere.')
param email string

@description('The day of the month of the refresh.')
param refreshDay int

resource component 'Microsoft.Insights/components@2020-02-02' existing = {
  name: componentName
}

resource actions 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-smartmoney'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'smartmoney'
    enabled: true
    emailReceivers: empty(email)
      ? []
      : [
          {
            name: 'operator'
            emailAddress: email
            useCommonAlertSchema: true
          }
        ]
  }
}

// A complete run with the parameters of the refresh counts as the refresh, whoever started it.
var refreshMissed = '''
let events = traces
| extend Event = tostring(customDimensions.EventName), RunId = tostring(customDimensions.RunId);
let due = events
| where Event == "RefreshDue"
| distinct RunId;
events
| where Event == "RefreshCompleted"
    or (Event == "RunCompleted" and tostring(customDimensions.IsIncomplete) =~ "false" and RunId in (due))
| summarize Completed = count()
| where Completed == 0 and dayofmonth(now()) == {0}
'''

// A window twice as long as the pause between evaluations, for telemetry that arrives late; muted for as long.
var rules = [
  {
    name: 'run-failed'
    title: 'A run failed'
    severity: 1
    every: 'PT15M'
    window: 'PT30M'
    mute: 'PT30M'
    query: '''
traces
| where tostring(customDimensions.EventName) == "RunFailed"
| project timestamp, RunId = tostring(customDimensions.RunId), message
'''
  }
  {
    name: 'validation-failed'
    title: 'A dataset did not pass validation'
    severity: 1
    every: 'PT15M'
    window: 'PT30M'
    mute: 'PT30M'
    query: '''
traces
| where tostring(customDimensions.EventName) == "ValidationFailed"
| project timestamp, RunId = tostring(customDimensions.RunId), message
'''
  }
  {
    name: 'refresh-missed'
    title: 'The monthly refresh did not complete'
    severity: 2
    every: 'P1D'
    window: 'P2D'
    mute: null
    query: format(refreshMissed, refreshDay + 1)
  }
  {
    name: 'rate-limit-hit'
    title: 'FMP turned requests away at its rate limit'
    severity: 3
    every: 'PT15M'
    window: 'PT30M'
    mute: 'PT30M'
    query: '''
customMetrics
| where name == "smartmoney.requests" and tostring(customDimensions.outcome) == "limited"
| project timestamp, Endpoint = tostring(customDimensions.endpoint), Requests = valueSum
'''
  }
]

resource alerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in rules: {
    name: 'alert-${rule.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: rule.title
      severity: rule.severity
      enabled: true
      scopes: [component.id]
      evaluationFrequency: rule.every
      windowSize: rule.window
      autoMitigate: false
      muteActionsDuration: rule.mute
      criteria: {
        allOf: [
          {
            query: rule.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      actions: {
        actionGroups: [actions.id]
      }
    }
  }
]
