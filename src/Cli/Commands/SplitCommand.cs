using System.CommandLine;
using System.Globalization;
using SmartMoney.Cli.Errors;
using SmartMoney.Cli.Hosting;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Datasets.Splitting;
using SmartMoney.Core.Formatting;

namespace SmartMoney.Cli.Commands;

/// <summary><c>split FILE</c>: divides a dataset into what is learnt from, what stops the learning, and what judges it.</summary>
internal static class SplitCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var defaults = new SplitPlan();
        var file = new Argument<string>("FILE") { Description = "A dataset." };
        var output = new Option<string?>("--output") { HelpName = "DIR", Description = "Where the parts go; the folder 'split' beside the dataset when not named." };
        var train = Share("--train", "The share of the training part.", defaults.Train);
        var validation = Share("--val", "The share of the validation part.", defaults.Validation);
        var test = Share("--test", "The share of the test part.", defaults.Test);
        var method = new Option<string>("--method") { HelpName = "time|random|walk-forward", Description = "How to divide.", DefaultValueFactory = _ => "time" };
        method.AcceptOnlyFromAmong("time", "random", "walk-forward");
        var folds = new Option<int>("--folds") { HelpName = "K", Description = "The folds of walk-forward.", DefaultValueFactory = _ => defaults.Folds };
        var horizon = new Option<int?>("--horizon") { HelpName = "DAYS", Description = "Calendar days from sample to label; those of the report beside the dataset when not named, 14 where there is none." };
        var seed = new Option<int>("--seed") { HelpName = "N", Description = "What the random division starts from.", DefaultValueFactory = _ => defaults.Seed };
        var command = new Command("split", "Divides a dataset by time, with an embargo, into train.csv, val.csv, test.csv and split.json.")
        {
            file, output, train, validation, test, method, folds, horizon, seed,
        };
        command.SetAction((parsed, _) =>
        {
            var dataset = parsed.GetRequiredValue(file);
            var content = DatasetFile.Read(dataset);
            var plan = new SplitPlan
            {
                Method = parsed.GetValue(method) switch { "random" => SplitMethod.Random, "walk-forward" => SplitMethod.WalkForward, _ => SplitMethod.Time },
                Train = parsed.GetValue(train),
                Validation = parsed.GetValue(validation),
                Test = parsed.GetValue(test),
                Folds = parsed.GetValue(folds),
                HorizonDays = parsed.GetValue(horizon) ?? ReportedHorizon(dataset, content, environment.Error),
                Seed = parsed.GetValue(seed),
            };
            var result = DatasetSplitter.Run(content, new SplitOptions(dataset, parsed.GetValue(output) ?? ModelPaths.SplitOf(dataset), plan));
            Write(environment.Out, result);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    /// <remarks>A horizon that is too short lets labels of one part tell of the next, so one that nobody vouches for is told.</remarks>
    private static int ReportedHorizon(string dataset, DatasetFile content, TextWriter error)
    {
        var report = ReportFile.Beside(dataset);
        var horizon = report?.Parameters.HorizonDays ?? new SplitPlan().HorizonDays;
        if (report?.Dataset.Sha256 != content.Sha256)
        {
            var why = report is null ? "no report lies beside the file" : "the report beside the file is of another version of it";
            error.WriteLine($"⚠️  {why}: a horizon of {horizon} days is assumed; name another with --horizon");
        }

        return horizon;
    }

    private static Option<double> Share(string name, string description, double otherwise) => new(name)
    {
        HelpName = "X",
        Description = description,
        DefaultValueFactory = _ => otherwise,
    };

    private static void Write(TextWriter output, SplitResult result)
    {
        var manifest = result.Manifest;
        var embargo = manifest.EmbargoDays == 0 ? "no embargo" : $"embargo {manifest.EmbargoDays} days";
        output.WriteLine($"Split by {manifest.Method}, {embargo}, into {result.Folder}");
        foreach (var part in manifest.Folds.SelectMany(fold => fold.Parts))
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {part.File,-20} {Quantity.Number(part.Rows),7} rows  {part.Dates.Count,3} dates  {part.Dates[0]:yyyy-MM-dd} to {part.Dates[^1]:yyyy-MM-dd}  label 1: {100 * part.LabelShare:0.0}%  dropped by embargo: {part.DroppedByEmbargo}"));
        }

        if (manifest.Warning is { } warning)
        {
            output.WriteLine($"⚠️  {warning}");
        }
    }
}
