using System.Text;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Datasets.Splitting;
using SmartMoney.Core.Features.Schema;
using SmartMoney.Core.Files;
using SmartMoney.Modeling.Data;
using SmartMoney.Modeling.Metrics;

namespace SmartMoney.Modeling.Training;

/// <summary>Trains a model on a split and writes it as a new version.</summary>
public static class ModelTrainer
{
    /// <summary>Trains and writes. The same files and parameters give the same bytes.</summary>
    /// <param name="options">What to train on, how, and where to.</param>
    /// <param name="cancellationToken">Stops the work; nothing is written then.</param>
    /// <exception cref="InvalidInputException">The split, a parameter or the version cannot be worked with.</exception>
    public static TrainingResult Run(TrainingOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Parameters.Validate();
        options.Threshold.Validate();
        var modelFolder = Path.Combine(options.ModelsFolder, NameOf(options));
        var version = options.Version is { } wanted ? ModelVersions.Parse(wanted) : ModelVersions.Next(modelFolder);
        if (Directory.Exists(ModelVersions.FolderOf(modelFolder, version)))
        {
            throw new InvalidInputException($"{ModelVersions.FolderOf(modelFolder, version)}: already exists, and a version is never overwritten");
        }

        var features = Features(options.WithoutFeatures);
        var manifest = SplitFolder.ReadManifest(options.SplitFolder);
        if (manifest is { Folds.Count: > 1 })
        {
            throw new InvalidInputException($"{options.SplitFolder}: is a walk-forward split; specify one of its folds, such as {Path.Combine(options.SplitFolder, "fold-01")}");
        }

        var training = SplitData.Read(Path.Combine(options.SplitFolder, "train.csv"), manifest);
        var validation = SplitData.Read(Path.Combine(options.SplitFolder, "val.csv"), manifest);
        var trainingSet = training.Examples.WithFeatures(features);
        var validationSet = validation.Examples.WithFeatures(features);
        var recipe = new TreeRecipe(options.Parameters, options.Normalize, options.Threshold, LabelDays(manifest));
        using var fitted = TreeFitting.Fit(trainingSet, validationSet, recipe, cancellationToken);
        var final = options.FinalBefore is { } day ? FinalExamples(options.SplitFolder, manifest, [training, validation], features, day, recipe.LabelDays) : null;
        using var refitted = final is null ? null : TreeFitting.Refit(fitted, final, recipe, cancellationToken);
        var model = refitted ?? fitted;
        var metadata = Describe(options, version, model, manifest, training.Summary, validation.Summary) with
        {
            TrainMetrics = Measure(fitted, trainingSet),
            ValidationMetrics = Measure(fitted, validationSet),
            Final = final is null ? null : new FinalData(options.FinalBefore!.Value, final.Count, final.Dates.Min(), final.Dates.Max()),
        };
        cancellationToken.ThrowIfCancellationRequested();
        var folder = ModelVersions.Write(modelFolder, version, ModelFolder.Files(model, metadata));
        TrialLog.Add(modelFolder, metadata);
        return new TrainingResult(folder, metadata, [.. Warnings(manifest, training.Summary, validation.Summary), .. metadata.Peak.Warnings()]);
    }

    private static string NameOf(TrainingOptions options) =>
        options.Name.Length == 0 || options.Name.AsSpan().ContainsAny(Path.GetInvalidFileNameChars()) || options.Name.StartsWith('.')
            ? throw new InvalidInputException($"name: {options.Name} is not a valid folder name")
            : options.Name;

    private static int LabelDays(SplitManifest? manifest)
    {
        var plan = new SplitPlan();
        return (plan with { HorizonDays = manifest?.HorizonDays ?? plan.HorizonDays }).LabelDays;
    }

    private static ModelMetadata Describe(
        TrainingOptions options, Version version, FittedModel model, SplitManifest? manifest, PartSummary training, PartSummary validation)
    {
        var gain = model.Trees.GainImportance();
        var splits = model.Trees.SplitImportance();
        return new ModelMetadata(
            options.Name,
            version.ToString(),
            FeatureSchema.ContractVersion,
            ContentHash.Of(Encoding.UTF8.GetBytes(model.Trees.Text)),
            model.Trees.FeatureNames,
            options.Normalize,
            options.Parameters.Seed,
            options.Parameters,
            model.Trees.Iterations,
            model.Threshold,
            options.Threshold,
            model.Peak!,
            training,
            validation,
            manifest is null
                ? null
                : new SplitSummary(manifest.Method, manifest.Source.File, manifest.Source.Sha256, manifest.HorizonDays, manifest.EmbargoDays)
                {
                    Label = manifest.Label,
                    Imputation = manifest.Folds[0].Imputation,
                },
            [],
            [],
            [.. model.Trees.FeatureNames.Select((feature, i) => new TreeImportance(feature, gain[i], (int)splits[i]))]);
    }

    private static ExampleSet FinalExamples(
        string folder, SplitManifest? manifest, IReadOnlyList<SplitData> fitted, IReadOnlyList<string> features, DateOnly day, int labelDays)
    {
        var all = ExampleSet.Concat([.. fitted.Append(SplitData.Read(Path.Combine(folder, "test.csv"), manifest)).Select(part => part.Examples.WithFeatures(features))]);
        int[] known = [.. Enumerable.Range(0, all.Count).Where(row => all.Dates[row].AddDays(labelDays) < day)];
        return known.Length > 0
            ? all.Take(known).RequireBothClasses($"the examples before {day:yyyy-MM-dd}")
            : throw new InvalidInputException($"final: no label of the split was known before {day:yyyy-MM-dd}");
    }

    private static string[] Features(IReadOnlyList<string> without)
    {
        foreach (var unknown in without.Except(ExampleSet.FeatureNames))
        {
            throw new InvalidInputException($"{unknown}: not a feature");
        }

        string[] left = [.. ExampleSet.FeatureNames.Except(without)];
        return left.Length > 0 ? left : throw new InvalidInputException("no features remain to train on");
    }

    private static MetricValue[] Measure(FittedModel model, ExampleSet set)
    {
        var scores = model.Score(set.Features);
        var sample = new ScoredSample(scores, set.Labels, [.. scores.Select(score => score >= model.Threshold)], new int[set.Count], 1, new int[set.Count]);
        return [.. sample.Measure().Select((value, i) => new MetricValue(MetricNames.Of((Metric)i), double.IsNaN(value) ? null : value, null, null))];
    }

    private static IEnumerable<string> Warnings(SplitManifest? manifest, PartSummary training, PartSummary validation)
    {
        if (manifest?.Warning is { } warning)
        {
            yield return warning;
        }
        else if (validation.Dates[0] <= training.Dates[^1])
        {
            yield return "The validation part begins before the training part ends: both parts share market movements, and early stopping is unreliable.";
        }
    }
}
