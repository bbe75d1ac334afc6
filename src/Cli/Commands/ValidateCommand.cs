using System.CommandLine;
using SmartMoney.Cli.Errors;
using SmartMoney.Cli.Hosting;
using SmartMoney.Cli.Output;
using SmartMoney.Cli.Output.Json;
using SmartMoney.Core.Datasets;
using SmartMoney.Parquet;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Cli.Commands;

/// <summary><c>validate FILE</c>.</summary>
internal static class ValidateCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var file = new Argument<string>("FILE") { Description = "A dataset, CSV or Parquet." };
        var json = JsonOption.Create();
        var command = new Command("validate", "Validates an existing dataset; exits with code 3 if a check fails.") { file, json };
        command.SetAction((parsed, _) => ValidateAsync(parsed.GetRequiredValue(file), parsed.GetValue(json), environment));
        return command;
    }

    private static async Task<int> ValidateAsync(string file, bool isJson, CliEnvironment environment)
    {
        if (!File.Exists(file) && !Directory.Exists(file))
        {
            throw new BadArgumentsException($"{file}: no such file");
        }

        var dataset = DatasetReader.Read(file);
        var profile = new DatasetProfile(dataset.Rows);
        var report = ReportFile.Beside(file);
        var output = isJson ? TextWriter.Null : environment.Out;
        var source = report is null ? "none" : "used";
        if (report is not null && report.Dataset.Sha256 != dataset.Sha256)
        {
            source = "ignored";
            await output.WriteLineAsync("The report beside the file does not match it and is ignored.");
            report = null;
        }

        AddContext(profile, dataset, file, report);
        var validation = report is null
            ? DatasetValidation.Of(profile, profile.RowsBySymbol.Count, profile.Dates.Count, null, DatasetGaps.None)
            : DatasetValidation.Of(profile, report.Parameters.Symbols.Length, report.Dates, report.Dataset.LookAheadRows, RunGaps.Of(report.Parameters, report.Tally, profile));
        if (report is null)
        {
            await output.WriteLineAsync("There is no report beside the file: completeness refers to the symbols and dates in the file.");
        }

        ValidationText.Write(output, validation);
        if (isJson)
        {
            ResultJson.Write(environment.Out, ValidationResult.Of(file, source, validation), ResultJson.Default.ValidationResult);
        }

        return validation.Passed ? ExitCode.Done : ExitCode.ValidationFailed;
    }

    private static void AddContext(DatasetProfile profile, DatasetFile dataset, string file, RunReport? report)
    {
        var path = DatasetPaths.ContextBeside(file);
        if (!File.Exists(path))
        {
            return;
        }

        var content = DatasetReader.ReadContext(path);
        if (report?.Dataset.Context is { } expected && expected.Sha256 != content.Sha256)
        {
            throw new BadArgumentsException($"{path}: not the context file that the report describes (its hash differs)");
        }

        var context = new ContextJoin(path, content.Rows);
        profile.AddContext(DatasetProfile.NonFiniteOf(dataset.Rows.Select(context.Of)));
    }
}
