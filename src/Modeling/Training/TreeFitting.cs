using SmartMoney.Modeling.Data;
using SmartMoney.Modeling.LightGbm;
using SmartMoney.Modeling.Metrics;

namespace SmartMoney.Modeling.Training;

/// <summary>Grows trees on the training part until the validation part gets no better.</summary>
internal static class TreeFitting
{
    /// <summary>Fits a model. The same input gives the same model, byte by byte.</summary>
    public static FittedModel Fit(
        ExampleSet training, ExampleSet validation, HyperParameters parameters, bool normalize, CancellationToken cancellationToken = default)
    {
        training.RequireBothClasses("train");
        validation.RequireBothClasses("val");
        var normalizer = Normalizer.Fit(training.Features);
        FeatureMatrix Prepare(ExampleSet set) => normalize ? normalizer.Standardize(set.Features) : set.Features;
        var validationFeatures = Prepare(validation);
        var text = Grow(Prepare(training), training, validationFeatures, validation, parameters, cancellationToken);
        var trees = TreeEnsemble.Parse(text, parameters.Threads);
        var threshold = DecisionThreshold.BestF1(trees.Predict(validationFeatures), validation.Labels)!.Value;
        return new FittedModel(trees, normalizer, normalize, threshold);
    }

    private static string Grow(
        FeatureMatrix trainingFeatures,
        ExampleSet training,
        FeatureMatrix validationFeatures,
        ExampleSet validation,
        HyperParameters parameters,
        CancellationToken cancellationToken)
    {
        var native = parameters.ToNative();
        using var trainingData = NativeDataset.Create(trainingFeatures, training.Labels, native, weights: Weights(training, parameters.ClassWeight));
        using var validationData = NativeDataset.Create(validationFeatures, validation.Labels, native, trainingData);
        using var run = new TrainingRun(trainingData, validationData, native);
        var (best, bestMetric) = (1, double.NegativeInfinity);
        for (var iteration = 1; iteration <= parameters.MaxIterations && iteration - best <= parameters.EarlyStoppingRounds; iteration++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var grew = run.Grow();
            var metric = run.ValidationMetric();
            if (metric > bestMetric)
            {
                (best, bestMetric) = (iteration, metric);
            }

            if (!grew)
            {
                break;
            }
        }

        return run.ToText(best);
    }

    // As weights of the rows and not as LightGBM's scale_pos_weight, which leaves the score that the trees start from unbalanced.
    private static float[]? Weights(ExampleSet training, ClassWeight classWeight)
    {
        if (classWeight == ClassWeight.None)
        {
            return null;
        }

        var positive = (float)(training.Count / (2.0 * training.Positives));
        var negative = (float)(training.Count / (2.0 * (training.Count - training.Positives)));
        return [.. training.Labels.Select(label => label == 1 ? positive : negative)];
    }
}
