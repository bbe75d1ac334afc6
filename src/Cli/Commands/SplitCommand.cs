using System.CommandLine;
using System.Globalization;
using SmartMoney.Cli.Errors;
using SmartMoney.Cli.Hosting;
using SmartMoney.Core.Datasets.Splitting;
using SmartMoney.Core.Formatting;
using SmartMoney.Core.Labels;
using SmartMoney.Parquet;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Cli.Commands;

/// <summary><c>split FILE</c>: splits a dataset into training, validation and test parts.</summary>
internal static class SplitCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var defaults = new SplitPlan();
        var file = new Argument<string>("FILE") { Description = "A dataset, CSV or Parquet." };
        var output = new Option<string?>("--output") { HelpName = "DIR", Description = "The output folder. [default: the folder split-NAME beside the dataset NAME.csv]" };
        var train = Share("--train", "The share of the training part.", defaults.Train);
        var validation = Share("--val", "The share of the validation part.", defaults.Validation);
        var test = Share("--test", "The share of the test part.", defaults.Test);
        var method = new Option<string>("--method") { HelpName = "time|random|walk-forward", Description = "The split method.", DefaultValueFactory = _ => "time" };
        method.AcceptOnlyFromAmong("time", "random", "walk-forward");
        var folds = new Option<int>("--folds") { HelpName = "K", Description = "The number of walk-forward folds.", DefaultValueFactory = _ => defaults.Folds };
        var horizon = new Option<int?>("--horizon") { HelpName = "DAYS", Description = "Calendar days from sample to label. [default: from the report beside the dataset, otherwise 14]" };
        var seed = new Option<int>("--seed") { HelpName = "N", Description = "The seed of the random split.", DefaultValueFactory = _ => defaults.Seed };
        var impute = new Option<string?>("--impute") { HelpName = "median", Description = "Fill empty feature cells with the median of the training part. [default: leave them empty]" };
        impute.AcceptOnlyFromAmong("median");
        var force = ForceOption.Create();
        var command = new Command("split", "Splits a dataset by time, with an embargo, into train.csv, val.csv, test.csv and split.json.")
        {
            file, output, train, validation, test, method, folds, horizon, seed, impute, force,
        };
        command.SetAction((parsed, _) =>
        {
            var dataset = parsed.GetRequiredValue(file);
            var folder = parsed.GetValue(output) ?? ModelPaths.SplitOf(dataset);
            OutputPath.RequireFolder(output.Name, folder);
            var content = DatasetReader.Read(dataset);
            var report = ReportFile.Beside(dataset);
            var isMatch = report?.Dataset.Sha256 == content.Sha256;
            var plan = new SplitPlan
            {
                Method = parsed.GetValue(method) switch { "random" => SplitMethod.Random, "walk-forward" => SplitMethod.WalkForward, _ => SplitMethod.Time },
                Train = parsed.GetValue(train),
                Validation = parsed.GetValue(validation),
                Test = parsed.GetValue(test),
                Folds = parsed.GetValue(folds),
                HorizonDays = parsed.GetValue(horizon) ?? report?.Parameters.HorizonDays ?? defaults.HorizonDays,
                Seed = parsed.GetValue(seed),
                Imputation = parsed.GetValue(impute) is null ? Imputation.None : Imputation.Median,
            };
            if (!isMatch && parsed.GetValue(horizon) is null)
            {
                WriteAssumption(environment.Error, report, plan.HorizonDays);
            }

            var options = new SplitOptions(dataset, folder, plan)
            {
                Force = parsed.GetValue(force),
                Label = isMatch ? report!.Parameters.LabelDefinition.ToString() : LabelDefinition.Unknown,
            };
            Write(environment, DatasetSplitter.Run(content, options));
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    /// <remarks>With a horizon that is too short, labels of one part leak into the next.</remarks>
    private static void WriteAssumption(TextWriter error, RunReport? report, int horizonDays)
    {
        var why = report is null ? "there is no report beside the file" : "the report beside the file does not match it";
        error.WriteLine($"⚠️  {why}: a horizon of {horizonDays} days is assumed; set --horizon to change it");
    }

    private static Option<double> Share(string name, string description, double otherwise) => new(name)
    {
        HelpName = "X",
        Description = description,
        DefaultValueFactory = _ => otherwise,
    };

    private static void Write(CliEnvironment environment, SplitResult result)
    {
        var output = environment.Out;
        var manifest = result.Manifest;
        if (result.Replaced is { } replaced)
        {
            environment.Notices.WriteLine($"The split of {replaced.Source.File} ({Quantity.Of(replaced.Source.Rows, "row")}) by {replaced.Method} in {result.Folder} is replaced");
        }

        var embargo = manifest.EmbargoDays == 0 ? "no embargo" : $"embargo {manifest.EmbargoDays} days";
        output.WriteLine($"Split by {manifest.Method}, {embargo}, into {result.Folder}");
        output.WriteLine($"Label: {manifest.Label}");
        if (manifest.Folds.Any(fold => fold.Imputation is not null))
        {
            output.WriteLine("Imputed: empty feature cells are filled with the median of the training part");
        }

        foreach (var part in manifest.Folds.SelectMany(fold => fold.Parts))
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {part.File,-20} {Quantity.Number(part.Rows),7} rows  {part.Dates.Count,3} dates  {part.Dates[0]:yyyy-MM-dd} to {part.Dates[^1]:yyyy-MM-dd}  label 1: {100 * part.LabelShare:0.0}%  dropped by embargo: {part.DroppedByEmbargo}"));
        }

        if (manifest.Warning is { } warning)
        {
            environment.Notices.WriteLine($"⚠️  {warning}");
        }
    }
}
