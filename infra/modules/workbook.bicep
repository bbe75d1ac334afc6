param location string
param tags object
param componentName string
param requestsPerMinute int

resource component 'Microsoft.Insights/components@2020-02-02' existing = {
  name: componentName
}

var content = string(loadJsonContent('../workbook.json'))

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(component.id, 'runs')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    category: 'workbook'
    displayName: 'Smart Money runs'
    sourceId: component.id
    serializedData: replace(
      replace(content, '__APPLICATION_INSIGHTS__', component.id),
      '__REQUESTS_PER_MINUTE__',
      string(requestsPerMinute)
    )
    version: 'Notebook/1.0'
  }
}
