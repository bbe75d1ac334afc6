using System.CommandLine;
using SmartMoney.Cli.Errors;
using SmartMoney.Cli.Hosting;
using SmartMoney.Cli.Output;
using SmartMoney.Core.Datasets;
using SmartMoney.Workflow.Runs;

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

        var dataset = DatasetFile.Read(file);
        var profile = new DatasetProfile(dataset.Rows);
        var report = ReportFile.Beside(file);
        if (report is not null && report.Dataset.Sha256 != dataset.Sha256)
        {
            await environment.Out.WriteLineAsync("The report beside the file is of another version of it, and is not used.");
            report = null;
        }

        var validation = report is null
            ? DatasetValidation.Of(profile, profile.RowsBySymbol.Count, profile.Dates.Count, null, DatasetGaps.None)
            : DatasetValidation.Of(profile, report.Parameters.Symbols.Length, report.Dates, report.Dataset.LookAheadRows, RunGaps.Of(report.Parameters, report.Tally, profile));
        if (report is null)
        {
            await environment.Out.WriteLineAsync("No report beside the file: completeness is that of the symbols and dates in it.");
        }

        ValidationText.Write(environment.Out, validation);
        return validation.Passed ? ExitCode.Done : ExitCode.ValidationFailed;
    }
}
