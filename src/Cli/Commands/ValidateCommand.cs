using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json;
using SmartMoney.Cli.Output;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Workflow;

namespace SmartMoney.Cli.Commands;

/// <summary><c>validate FILE</c>.</summary>
internal static class ValidateCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var file = new Argument<string>("FILE") { Description = "A dataset." };
        var command = new Command("validate", "Checks a finished dataset; exit code 3 when a check fails.") { file };
        command.SetAction((parsed, _) => ValidateAsync(parsed.GetRequiredValue(file), environment));
        return command;
    }

    private static async Task<int> ValidateAsync(string file, CliEnvironment environment)
    {
        if (!File.Exists(file))
        {
            throw new BadArgumentsException($"{file}: no such file");
        }

        DatasetProfile profile;
        await using (var stream = File.OpenRead(file))
        {
            try
            {
                profile = new DatasetProfile(DatasetCsv.Read(stream));
            }
            catch (DatasetFormatException e)
            {
                throw new BadArgumentsException($"{file}: {e.Message}");
            }
        }

        var report = await ReportOfAsync(file);
        if (report is not null && report.Dataset.Sha256 != await Sha256Async(file))
        {
            await environment.Out.WriteLineAsync("The report beside the file is of another version of it, and is not used.");
            report = null;
        }

        var validation = report is null
            ? DatasetValidation.Of(profile, profile.RowsBySymbol.Count, profile.Dates.Count, null, [])
            : DatasetValidation.Of(profile, report.Parameters.Symbols.Length, report.Dates, report.Dataset.LookAheadRows, Failing(report, profile));
        if (report is null)
        {
            await environment.Out.WriteLineAsync("No report beside the file: completeness is that of the symbols and dates in it.");
        }

        ValidationText.Write(environment.Out, validation);
        return validation.Passed ? ExitCode.Done : ExitCode.ValidationFailed;
    }

    private static async Task<string> Sha256Async(string file)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream));
    }

    private static List<string> Failing(RunReport report, DatasetProfile profile) =>
        [.. report.Parameters.Symbols.Where(symbol => !profile.RowsBySymbol.ContainsKey(symbol))];

    private static async Task<RunReport?> ReportOfAsync(string file)
    {
        var path = Path.ChangeExtension(file, ".report.json");
        if (!File.Exists(path))
        {
            return null;
        }

        await using var stream = File.OpenRead(path);
        try
        {
            return await JsonSerializer.DeserializeAsync(stream, WorkflowJson.Default.RunReport);
        }
        catch (JsonException e)
        {
            throw new BadArgumentsException($"{path}: not a report ({e.Message})");
        }
    }
}
