using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests;

/// <summary>The shapes of what commands print with <c>--json</c> are those of docs/json.md.</summary>
public sealed partial class JsonOutputTests : IDisposable
{
    private readonly Terminal _terminal = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _terminal.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Each_shape_is_the_documented_one()
    {
        var documented = Sections().Matches(await File.ReadAllTextAsync(Path.Combine(Corpus.Samples, "..", "docs", "json.md"), TestContext.Current.CancellationToken))
            .ToDictionary(section => section.Groups["command"].Value.Trim(), section => section.Groups["json"].Value);
        await _terminal.RunAsync("generate", "--test");
        var dataset = _terminal.At("training/smart-money-flow/smart-money-flow-test.csv");
        await RunAsync("split", dataset, "--output", _folder.At("split"));
        await RunAsync("train", _folder.At("split"), "--models", _folder.At("models"), "--min-data-in-leaf", "5", "--rounds", "5");
        var runs = await _terminal.RunAsync("runs", "--json");
        var id = (string)JsonNode.Parse(runs.Out)![0]!["id"]!;

        Dictionary<string, Outcome> actual = new()
        {
            ["runs"] = runs,
            ["status"] = await _terminal.RunAsync("status", id, "--json"),
            ["validate"] = await RunAsync("validate", dataset, "--json"),
            ["explain"] = await _terminal.RunAsync("explain", "TSLA", "2023-11-15", "--json"),
            ["cache stats"] = await _terminal.RunAsync("cache", "stats", "--json"),
            ["predict"] = await _terminal.RunAsync("predict", "--test", "--date", "2024-12-15", "--model", _folder.At("models/smart-money-flow/v1.0.0"), "--json"),
        };

        Assert.Equal(documented.Keys.Order(StringComparer.Ordinal), actual.Keys.Order(StringComparer.Ordinal));
        Assert.All(actual, outcome => Assert.Equal("", outcome.Value.Error));
        Assert.All(actual, outcome => Assert.Equal(Shape(JsonNode.Parse(documented[outcome.Key])), Shape(JsonNode.Parse(outcome.Value.Out))));
    }

    [Fact]
    public async Task Without_anything_to_show_the_result_is_still_JSON()
    {
        var runs = await _terminal.RunAsync("runs", "--json");
        var stats = await _terminal.RunAsync("cache", "stats", "--json");

        Assert.Equal("[]", runs.Out.Trim());
        Assert.Equal(0, (int)JsonNode.Parse(stats.Out)!["entries"]!);
    }

    /// <summary>The names of all properties, in order, those of a list's elements together.</summary>
    private static SortedSet<string> Shape(JsonNode? node)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        Add(node, "");
        return names;

        void Add(JsonNode? part, string path)
        {
            switch (part)
            {
                case JsonObject properties:
                    foreach (var (name, value) in properties)
                    {
                        names.Add($"{path}.{name}");
                        Add(value, $"{path}.{name}");
                    }

                    break;
                case JsonArray elements:
                    foreach (var element in elements)
                    {
                        Add(element, path + "[]");
                    }

                    break;
            }
        }
    }

    private Task<Outcome> RunAsync(params string[] arguments) => _terminal.RunAsync(TestContext.Current.CancellationToken, arguments);

    [GeneratedRegex(@"^## `smartmoney (?<command>[a-z ]+)[^`]*`\n.*?^```json\n(?<json>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Sections();
}
