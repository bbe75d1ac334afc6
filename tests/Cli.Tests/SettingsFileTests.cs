using Microsoft.Extensions.Configuration;
using SmartMoney.Cli.Errors;
using SmartMoney.Cli.Hosting;
using SmartMoney.Cli.Tests.Durable;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests;

/// <summary>Settings from files: options and the environment take precedence, then the folder's file, then the user's.</summary>
public sealed class SettingsFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_environment_precedes_the_file_of_the_folder_which_precedes_that_of_the_user()
    {
        Write("user.json", """{"FMP_API_KEY": "key-of-user", "Fmp": {"RequestsPerMinute": 1, "MaxTries": 7}, "SmartMoney": {"Storage": "of-user"}, "Retention": {"Runs": 1}}""");
        Write("project.json", """{"Fmp": {"RequestsPerMinute": 2}, "SmartMoney": {"Storage": "of-project"}}""");

        var configuration = Files().AddInMemoryCollection([new("SmartMoney:Storage", "of-environment")]).Build();

        Assert.Equal(
            ("key-of-user", "2", "7", "of-environment", "1"),
            (configuration["FMP_API_KEY"], configuration["Fmp:RequestsPerMinute"], configuration["Fmp:MaxTries"], configuration["SmartMoney:Storage"], configuration["Retention:Runs"]));
    }

    [Theory]
    [InlineData("""{"FMP_API_KEY": "secret-77"}""", "FMP_API_KEY is not read from the file of a folder")]
    [InlineData("""{"SMARTMONEY_STORAGE": "secret-77"}""", "SMARTMONEY_STORAGE is not read from the file of a folder")]
    [InlineData("""{"Fmp": {"BaseUrl": "http://secret-77/"}}""", "Fmp:BaseUrl is not read from the file of a folder")]
    [InlineData("""{"SmartMoney": {"Storage": "https://secret-77.example.com"}}""", "SmartMoney:Storage is not a folder")]
    [InlineData("""{"Fmp": """, "not a file with settings")]
    public void The_file_of_a_folder_decides_nothing_about_who_receives_a_key(string content, string problem)
    {
        Write("project.json", content);

        var error = Assert.Throws<BadArgumentsException>(() => Files());

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-77", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_reads_the_file_of_the_current_folder_and_an_option_precedes_it()
    {
        Write("smartmoney.json", """{"SmartMoney": {"Storage": "elsewhere"}}""");
        using var terminal = new Terminal();

        var configured = await RunThereAsync(terminal, "runs");
        var option = await RunThereAsync(terminal, "runs", "--storage", "other");
        Write("smartmoney.json", "{");
        var damaged = await RunThereAsync(terminal, "runs");

        Assert.Equal("elsewhere does not exist", Assert.Single(configured.Lines));
        Assert.Equal("other does not exist", Assert.Single(option.Lines));
        Assert.Equal(2, damaged.ExitCode);
        Assert.StartsWith("smartmoney: smartmoney.json: not a file with settings", Assert.Single(damaged.ErrorLines), StringComparison.Ordinal);
    }

    private static async Task<Outcome> RunOf(RunningCommand command)
    {
        using (command)
        {
            return await command.EndAsync();
        }
    }

    private Task<Outcome> RunThereAsync(Terminal terminal, params string[] arguments) =>
        RunOf(RunningCommand.StartOther(terminal, "env", ["-C", _folder.Path, RunningCommand.Executable, .. arguments]));

    private IConfigurationBuilder Files() => new ConfigurationBuilder().AddSettingsFiles(_folder.At("user.json"), _folder.At("project.json"));

    private void Write(string file, string content) => File.WriteAllText(_folder.At(file), content);
}
