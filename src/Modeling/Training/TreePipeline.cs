using SmartMoney.Core.Datasets;
using SmartMoney.Modeling.Data;
using SmartMoney.Modeling.LightGbm;

namespace SmartMoney.Modeling.Training;

/// <summary>A recipe on one training and one validation part, prepared once, so that models for several sets of labels cost less.</summary>
internal sealed class TreePipeline : IDisposable
{
    private readonly TreeRecipe _recipe;
    private readonly ExampleSet _training;
    private readonly ExampleSet _validation;
    private readonly Normalizer _normalizer;
    private readonly FeatureMatrix _validationFeatures;
    private readonly TreeGrower _grower;
    private readonly AveragedStopping? _averaged;

    /// <summary>Prepares the data.</summary>
    /// <exception cref="InvalidInputException">A part has one class only, or the dates are too few for inner folds.</exception>
    public TreePipeline(ExampleSet training, ExampleSet validation, TreeRecipe recipe)
    {
        _recipe = recipe;
        _training = training.RequireBothClasses("train");
        _validation = validation.RequireBothClasses("val");
        _normalizer = Normalizer.Fit(training.Features);
        var trainingFeatures = Prepare(training.Features);
        _validationFeatures = Prepare(validation.Features);
        _grower = new TreeGrower(trainingFeatures, _validationFeatures, recipe.Parameters);
        try
        {
            _averaged = recipe.Parameters.Stopping == Stopping.Averaged
                ? new AveragedStopping(ExampleSet.Concat([training.WithFeatures(trainingFeatures), validation.WithFeatures(_validationFeatures)]), recipe)
                : null;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The model of the labels as they are.</summary>
    public FittedModel Fit(CancellationToken cancellationToken)
    {
        var (text, peak) = Text([.. _training.Labels], [.. _validation.Labels], isMeasured: true, cancellationToken);
        var trees = TreeEnsemble.Parse(text, _recipe.Parameters.Threads);
        try
        {
            var threshold = _recipe.Threshold.Choose(trees.Predict(_validationFeatures), _validation.Labels, (double)_training.Positives / _training.Count);
            return new FittedModel(trees, _normalizer, _recipe.IsNormalized, threshold, peak);
        }
        catch
        {
            trees.Dispose();
            throw;
        }
    }

    /// <summary>The scores that the recipe gives to features when the labels of its own parts are others.</summary>
    public double[] Score(FeatureMatrix features, int[] trainingLabels, int[] validationLabels, CancellationToken cancellationToken)
    {
        using var trees = TreeEnsemble.Parse(Text(trainingLabels, validationLabels, isMeasured: false, cancellationToken).Text, _recipe.Parameters.Threads);
        return trees.Predict(Prepare(features));
    }

    public void Dispose()
    {
        _averaged?.Dispose();
        _grower.Dispose();
    }

    private (string Text, ValidationPeak? Peak) Text(int[] trainingLabels, int[] validationLabels, bool isMeasured, CancellationToken cancellationToken)
    {
        var parameters = _recipe.Parameters;
        var averaged = _averaged?.Find([.. trainingLabels, .. validationLabels], cancellationToken);
        using var run = _grower.Start(trainingLabels, isMeasured || parameters.Stopping == Stopping.OnePart ? validationLabels : null);
        switch (parameters.Stopping)
        {
            case Stopping.OnePart:
                var single = GrowToPeak(run, parameters.MaxIterations, parameters.EarlyStoppingRounds, cancellationToken);
                return (run.ToText(single.Trees), single);
            case Stopping.Averaged:
                run.Grow(averaged!.Trees, cancellationToken);
                return (run.ToText(averaged.Trees), averaged);
            default:
                var peak = isMeasured ? GrowToPeak(run, parameters.Rounds, parameters.Rounds, cancellationToken) : null;
                if (peak is null)
                {
                    run.Grow(parameters.Rounds, cancellationToken);
                }

                return (run.ToText(parameters.Rounds), peak);
        }
    }

    private static ValidationPeak GrowToPeak(TrainingRun run, int maxTrees, int patience, CancellationToken cancellationToken)
    {
        var peak = new ValidationPeak(double.NegativeInfinity, 1);
        for (var trees = 1; trees <= maxTrees && trees - peak.Trees <= patience; trees++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var grew = run.Grow();
            var metric = run.ValidationMetric();
            peak = metric > peak.RocAuc ? new ValidationPeak(metric, trees) : peak;
            if (!grew)
            {
                break;
            }
        }

        return peak;
    }

    private FeatureMatrix Prepare(FeatureMatrix features) => _recipe.IsNormalized ? _normalizer.Standardize(features) : features;
}
