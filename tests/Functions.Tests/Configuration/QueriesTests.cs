using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using SmartMoney.Functions.Telemetry;
using SmartMoney.Workflow.Telemetry;
using Xunit;

namespace SmartMoney.Functions.Tests.Configuration;

/// <summary>Alerts and workbook find events by name; a name that nobody writes would find nothing, and say nothing of it.</summary>
public sealed partial class QueriesTests
{
    private static readonly string Queries =
        Repository.ReadText("infra", "workbook.json").Replace("\\\"", "\"", StringComparison.Ordinal) + Repository.ReadText("infra", "modules", "alerts.bicep");

    private static readonly Dictionary<string, string> Events = new[] { typeof(RunEvents), typeof(RunMetrics) }
        .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()).OfType<LoggerMessageAttribute>()
        .ToDictionary(message => message.EventName!, message => message.Message);

    [Fact]
    public void Look_for_events_that_are_written()
    {
        var names = EventNames().Matches(Queries).Select(match => match.Groups[1].Value).ToHashSet();

        Assert.True(names.Count >= 8, string.Join(", ", names));
        Assert.All(names, name => Assert.Contains(name, Events.Keys));
    }

    [Fact]
    public void Look_for_properties_that_events_have()
    {
        var properties = Properties().Matches(Queries).Select(match => match.Groups[1].Value).ToHashSet();

        Assert.Contains("IsIncomplete", properties);
        Assert.All(properties.Except(["EventName"]), name =>
            Assert.Contains(Events.Values, message => message.Contains($"{{{name}}}", StringComparison.Ordinal)));
    }

    [GeneratedRegex("\"((?:Run|Refresh|Symbol|Validation)[A-Z][a-z]+)\"")]
    private static partial Regex EventNames();

    [GeneratedRegex("customDimensions\\.([A-Z][A-Za-z]+)")]
    private static partial Regex Properties();
}
