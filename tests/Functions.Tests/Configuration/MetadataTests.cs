using System.Text.Json;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;
using Microsoft.Extensions.DependencyInjection;
using SmartMoney.Core.Filings;
using SmartMoney.Functions.Tests.Api;
using SmartMoney.Functions.Tests.Hosting;
using Xunit;

namespace SmartMoney.Functions.Tests.Configuration;

/// <summary>What the worker tells the Functions host of the app: the metadata that the SDK generates when it builds the app.</summary>
public sealed class MetadataTests
{
    private static readonly Dictionary<string, string[]> Others = new()
    {
        ["activityTrigger"] =
        [
            "AssembleDataset", "BuildSymbol", "CompilePanels", "CondenseSharedFacts", "PublishDataset", "RecordEnd", "RecordFailure", "RecordStart", "ResolveUniverse",
            "ValidateAndReport", "WarmPanelMember",
        ],
        ["orchestrationTrigger"] = ["DatasetOrchestrator", "SymbolBatchOrchestrator"],
        ["timerTrigger"] = ["DailyPurge", "MonthlyRefresh"],
    };

    [Fact]
    public async Task The_http_functions_are_those_of_the_description()
    {
        var described = ApiDescription.Operations.Select(operation => $"{operation.Method} {operation.Route} {(operation.IsAnonymous ? "anonymous" : "function")}");

        var bindings = (await TriggersAsync()).Where(trigger => Text(trigger.Binding, "type") == "httpTrigger").Select(trigger => trigger.Binding);

        Assert.Equal(
            described.Order(StringComparer.Ordinal),
            bindings.SelectMany(Routes).Order(StringComparer.Ordinal));

        static IEnumerable<string> Routes(JsonElement binding) => binding.GetProperty("methods").EnumerateArray()
            .Select(method => $"{method.GetString()} {Text(binding, "route")} {Text(binding, "authLevel")!.ToLowerInvariant()}");
    }

    [Fact]
    public async Task All_other_functions_are_those_of_the_workflow_and_the_timers()
    {
        var others = (await TriggersAsync())
            .Where(trigger => Text(trigger.Binding, "type") != "httpTrigger")
            .GroupBy(trigger => Text(trigger.Binding, "type")!, trigger => trigger.Name)
            .ToDictionary(group => group.Key, group => group.Order(StringComparer.Ordinal).ToArray());

        Assert.Equal(Others.OrderBy(pair => pair.Key, StringComparer.Ordinal), others.OrderBy(pair => pair.Key, StringComparer.Ordinal), (a, b) => a.Key == b.Key && a.Value.SequenceEqual(b.Value));
    }

    [Fact]
    public async Task The_operations_guide_names_every_function_that_is_not_part_of_the_api()
    {
        var guide = Repository.ReadText("docs", "operations.md");

        Assert.All(
            (await TriggersAsync()).Where(trigger => Text(trigger.Binding, "type") != "httpTrigger"),
            trigger => Assert.Contains($"`{trigger.Name}`", guide, StringComparison.Ordinal));
    }

    private static async Task<List<(string Name, JsonElement Binding)>> TriggersAsync()
    {
        using var app = AppHost.Build([]);
        var functions = await app.Services.GetRequiredService<IFunctionMetadataProvider>().GetFunctionMetadataAsync(AppContext.BaseDirectory);
        return
        [
            .. from function in functions
               from binding in function.RawBindings!
               let json = JsonDocument.Parse(binding).RootElement
               where Text(json, "type")!.EndsWith("Trigger", StringComparison.Ordinal)
               select (function.Name!, json),
        ];
    }

    private static string? Text(JsonElement json, string name) =>
        json.EnumerateObject().FirstOrDefault(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value is { ValueKind: JsonValueKind.String } value
            ? value.GetString()
            : null;
}
