using SmartMoney.Core.Datasets;
using SmartMoney.Core.Datasets.Splitting;
using SmartMoney.Modeling.Data;
using SmartMoney.Modeling.Training;
using SmartMoney.Parquet;

namespace SmartMoney.Modeling.Evaluation;

/// <summary>All that an evaluation reads, checked against each other.</summary>
/// <param name="Model">The model.</param>
/// <param name="Metadata">The metadata of its training.</param>
/// <param name="Manifest">How the data was divided; null when there is no <c>split.json</c>.</param>
/// <param name="Training">The part it was grown on.</param>
/// <param name="Validation">The part that set the threshold.</param>
/// <param name="Test">The part it is evaluated on.</param>
/// <param name="Whole">All rows to walk forward over; null when only rows with filled gaps are known.</param>
/// <param name="Context">The context of the rows; null when there is none.</param>
internal sealed record EvaluationInput(
    FittedModel Model,
    ModelMetadata Metadata,
    SplitManifest? Manifest,
    SplitData Training,
    SplitData Validation,
    SplitData Test,
    IReadOnlyList<DatasetRow>? Whole,
    ContextJoin? Context) : IDisposable
{
    private static readonly int AssumedHorizonDays = new SplitPlan().HorizonDays;

    /// <summary>Calendar days from sample date to the label's price.</summary>
    public int HorizonDays => Manifest?.HorizonDays ?? AssumedHorizonDays;

    /// <summary>How the model was made.</summary>
    public TreeRecipe Recipe => new(
        Metadata.Parameters, Metadata.IsNormalized, Metadata.ThresholdRule, new SplitPlan { HorizonDays = HorizonDays }.LabelDays);

    /// <summary>The symbols of all rows.</summary>
    public IReadOnlySet<string> Symbols => (Whole?.Select(row => row.Symbol) ?? new[] { Training, Validation, Test }.SelectMany(part => part.Examples.Symbols))
        .ToHashSet(StringComparer.Ordinal);

    public static EvaluationInput Read(EvaluationOptions options)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(options.TestPath))!;
        var manifest = SplitFolder.ReadManifest(folder);
        var context = options.ContextPath is { } path ? ReadContext(path) : null;
        var test = SplitData.Read(options.TestPath, manifest, context);
        var (model, metadata) = ModelFolder.Open(options.ModelFolder);
        try
        {
            if (metadata.Final is { } final)
            {
                throw new InvalidInputException(
                    $"{options.ModelFolder}: is a final model, grown on all examples before {final.Before:yyyy-MM-dd}: no data is left to evaluate it on. Evaluate the same training without --final.");
            }

            var training = ReadOwn(Path.Combine(folder, "train.csv"), manifest, metadata.Train, context);
            var validation = ReadOwn(Path.Combine(folder, "val.csv"), manifest, metadata.Validation, context);
            if (test.Summary.Sha256 == training.Summary.Sha256 || test.Summary.Sha256 == validation.Summary.Sha256)
            {
                throw new InvalidInputException($"{options.TestPath}: the model was trained on this file; evaluate it on another one");
            }

            return new EvaluationInput(model, metadata, manifest, training, validation, test, Everything(options, manifest, [training, validation, test]), context);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>The folds to walk forward over.</summary>
    /// <exception cref="InvalidInputException">There are too few dates, or a class is missing in a fold.</exception>
    public IReadOnlyList<ExampleFold> WalkForward(int folds)
    {
        if (Whole is null)
        {
            throw new InvalidInputException("the gaps of the three parts are filled with medians of one training part; specify the dataset with --dataset");
        }

        var plan = new SplitPlan
        {
            Method = SplitMethod.WalkForward,
            Folds = folds,
            Imputation = Metadata.Split?.Imputation is null ? Imputation.None : Imputation.Median,
        };
        if (Manifest is not null)
        {
            plan = plan with
            {
                Train = Manifest.Shares.Train,
                Validation = Manifest.Shares.Val,
                Test = Manifest.Shares.Test,
                HorizonDays = Manifest.HorizonDays,
            };
        }

        ExampleFold[] result = [.. DatasetSplitter.Split(Whole, plan).Folds.Select(fold => ExampleFold.From(fold, Context))];
        for (var i = 0; i < result.Length; i++)
        {
            result[i].Training.RequireBothClasses($"train of fold {i + 1}");
            result[i].Validation.RequireBothClasses($"val of fold {i + 1}");
        }

        return result;
    }

    /// <summary>What speaks against trusting the result.</summary>
    public IEnumerable<string> Warnings()
    {
        if (Manifest?.Warning is { } split)
        {
            yield return split;
        }

        if (Manifest is null)
        {
            yield return $"There is no {SplitFolder.ManifestName} beside the test part: a horizon of {AssumedHorizonDays} days is assumed. With a longer horizon, "
                + "labels of a fold's training part reach into its test dates, and the walk-forward result is too optimistic.";
        }

        var made = Training.Summary.Dates.Concat(Validation.Summary.Dates).Max();
        var labelDays = Recipe.LabelDays;
        var overlapping = Test.Summary.Dates.Count(date => date <= made.AddDays(labelDays));
        if (overlapping > 0)
        {
            yield return $"{overlapping} of the {Test.Summary.Dates.Count} test dates lie before, or within {labelDays} days of, the data that the model was trained on: "
                + "its result on the test part is too optimistic.";
        }

        if (Context is null)
        {
            yield return "There is no context file beside the dataset: volatility, momentum, size and the other context columns were not checked as baselines.";
        }

        foreach (var warning in Metadata.Peak.Warnings())
        {
            yield return warning;
        }

        if (Test.Summary.Dates.Count < 12)
        {
            yield return $"The test part has only {Test.Summary.Dates.Count} sample dates. The examples of a date share its market, so the intervals of the "
                + "single split rest on that few independent draws and are rough; the walk-forward result is the one to read.";
        }

        if (Test.Examples.Positives == 0 || Test.Examples.Positives == Test.Examples.Count)
        {
            yield return "All labels of the test part are the same: ROC-AUC and other metrics that need both classes are not defined on it.";
        }
    }

    public void Dispose() => Model.Dispose();

    private static ContextJoin ReadContext(string path) => new(path, DatasetReader.ReadContext(path).Rows);

    private static SplitData ReadOwn(string path, SplitManifest? manifest, PartSummary expected, ContextJoin? context)
    {
        if (!File.Exists(path))
        {
            throw new InvalidInputException($"{path}: missing beside the test file; the baselines and the walk-forward evaluation need it");
        }

        var data = SplitData.Read(path, manifest, context);
        return data.Summary.Sha256 == expected.Sha256
            ? data
            : throw new InvalidInputException($"{path}: the model was trained on another file of that name (its hash differs)");
    }

    private static IReadOnlyList<DatasetRow>? Everything(EvaluationOptions options, SplitManifest? manifest, IReadOnlyList<SplitData> parts)
    {
        if (options.DatasetPath is { } path)
        {
            var file = DatasetReader.Read(path);
            return manifest is null || manifest.Source.Sha256 == file.Sha256
                ? file.Rows
                : throw new InvalidInputException($"{path}: is not the dataset that was split (its hash differs from {SplitFolder.ManifestName})");
        }

        if (manifest is not null && manifest.Folds.Any(fold => fold.Imputation is not null))
        {
            return null;
        }

        return [.. parts.SelectMany(part => part.Rows).OrderBy(row => row.Symbol, StringComparer.Ordinal).ThenBy(row => row.Date)];
    }
}
