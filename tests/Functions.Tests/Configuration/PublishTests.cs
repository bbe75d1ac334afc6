using System.Diagnostics;
using System.Text.Json;
using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Functions.Tests.Configuration;

/// <summary>What <c>dotnet publish src/Functions</c> leaves is all that a deployment needs.</summary>
public sealed class PublishTests
{
    private static readonly string Configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";

    [Fact]
    public async Task The_published_folder_can_be_deployed()
    {
        using var folder = new TemporaryFolder();

        await PublishAsync(folder.Path);

        Assert.Equal("2.0", Json("host.json").GetProperty("version").GetString());
        Assert.Contains(
            "DurableTask",
            Json("extensions.json").GetProperty("extensions").EnumerateArray().Select(extension => extension.GetProperty("name").GetString()));
        Assert.Contains(
            "DatasetOrchestrator",
            Json("functions.metadata").EnumerateArray().Select(function => function.GetProperty("name").GetString()));
        Assert.Equal("SmartMoney.Functions.dll", Json("worker.config.json").GetProperty("description").GetProperty("defaultWorkerPath").GetString());
        Assert.True(File.Exists(Path.Combine(folder.Path, "SmartMoney.Functions.dll")));
        Assert.True(Directory.Exists(Path.Combine(folder.Path, ".azurefunctions")));
        Assert.True(File.Exists(Path.Combine(folder.Path, "samples", "panel.json")));
        Assert.False(File.Exists(Path.Combine(folder.Path, "local.settings.json")));

        JsonElement Json(string name) => JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.Path, name))).RootElement;
    }

    private static async Task PublishAsync(string folder)
    {
        var start = new ProcessStartInfo("dotnet", ["publish", "src/Functions", "--no-build", "--configuration", Configuration, "--output", folder])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await output + await error);
    }
}
