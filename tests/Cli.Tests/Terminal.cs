using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using SmartMoney.Cli.Hosting;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests;

/// <summary>Calls the command as a person would, in a folder of the test's own.</summary>
internal sealed class Terminal : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>The environment variables and settings.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>Is shown every line of the output as it is written.</summary>
    public Action<string>? OnLine { get; set; }

    /// <summary>The storage folder; it exists once something was written.</summary>
    public string Storage => _folder.At("data");

    /// <summary>All files of the storage folder.</summary>
    public IReadOnlyList<string> Files => [.. _folder.Files().Where(file => file.StartsWith("data/", StringComparison.Ordinal)).Select(file => file["data/".Length..])];

    public string At(string file) => Path.Combine(Storage, file);

    /// <summary>The dataset of a run.</summary>
    public byte[] Dataset(string universe = "custom") => File.ReadAllBytes(At($"training/smart-money-flow/smart-money-flow-{universe}.csv"));

    /// <summary>The context file of a run.</summary>
    public byte[] Context(string universe = "custom") => File.ReadAllBytes(At($"training/smart-money-flow/smart-money-flow-{universe}-context.csv"));

    /// <summary>The report of a run, without the blanks that it has for people.</summary>
    public string Report(string universe = "custom") =>
        JsonNode.Parse(File.ReadAllText(At($"training/smart-money-flow/smart-money-flow-{universe}.report.json")))!.ToJsonString();

    /// <summary>Runs the command on the storage folder.</summary>
    public Task<Outcome> RunAsync(params string[] arguments) => RunAsync(TestContext.Current.CancellationToken, [.. arguments, "--storage", Storage]);

    /// <summary>Runs the command as it is written.</summary>
    public async Task<Outcome> RunAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        await using var output = new WatchedWriter(OnLine);
        await using var error = new StringWriter();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Settings).Build();
        var exitCode = await SmartMoneyCommand.RunAsync(
            arguments,
            new CliEnvironment(TextWriter.Synchronized(output), TextWriter.Synchronized(error), configuration, Time, null),
            cancellationToken);
        return new Outcome(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Makes the key and short delays known.</summary>
    public Terminal With(FmpServer server, string? key = null)
    {
        Settings["FMP_API_KEY"] = key ?? server.Options.ApiKey;
        Settings["Fmp:BaseUrl"] = server.Url;
        Settings["Fmp:RequestsPerMinute"] = "1000000";
        Settings["Fmp:RetryDelay"] = "00:00:00.002";
        Settings["Fmp:MaxRetryDelay"] = "00:00:00.020";
        Settings["Fmp:MaxTries"] = "4";
        return this;
    }

    public void Dispose() => _folder.Dispose();
}
