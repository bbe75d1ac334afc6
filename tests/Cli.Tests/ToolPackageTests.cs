using SmartMoney.Cli.Tests.Durable;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests;

/// <summary>The command as a .NET tool: packed, installed from a folder, and run where nothing else is.</summary>
public sealed class ToolPackageTests
{
    [Fact]
    public async Task The_package_installs_from_a_folder_and_brings_the_samples()
    {
        using var terminal = new Terminal();
        using var folder = new TemporaryFolder();
        var project = Path.GetFullPath(Path.Combine(Corpus.Samples, "..", "src", "Cli"));
        var configuration = new DirectoryInfo(RunningCommand.Executable).Parent!.Parent!.Name;

        var pack = await RunAsync(terminal, "dotnet", "pack", project, "--no-build", "-c", configuration, "-o", folder.At("feed"));
        Assert.True(pack.ExitCode == 0, pack.Out + pack.Error);
        var install = await RunAsync(terminal, "dotnet", "tool", "install", "SmartMoney.Cli", "--tool-path", folder.At("bin"), "--source", folder.At("feed"));
        Assert.True(install.ExitCode == 0, install.Out + install.Error);
        var generate = await RunAsync(terminal, folder.At("bin", "smartmoney"), "generate", "--test", "--storage", terminal.Storage);
        var version = await RunAsync(terminal, folder.At("bin", "smartmoney"), "--version");

        Assert.Equal((0, ""), (generate.ExitCode, generate.Error));
        Assert.Equal(await UninterruptedRun.Test, terminal.Dataset("test"));
        Assert.StartsWith("1.", version.Out, StringComparison.Ordinal);
    }

    private static async Task<Outcome> RunAsync(Terminal terminal, string program, params string[] arguments)
    {
        using var running = RunningCommand.StartOther(terminal, program, arguments);
        return await running.EndAsync();
    }
}
