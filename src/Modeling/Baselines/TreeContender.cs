using SmartMoney.Modeling.Data;
using SmartMoney.Modeling.Training;

namespace SmartMoney.Modeling.Baselines;

/// <summary>The model's own pipeline, on some of the features, or on labels shuffled within the training part.</summary>
/// <param name="Features">The features it may use.</param>
/// <param name="Parameters">How its trees are grown.</param>
/// <param name="IsNormalized">Whether the features are standardized first.</param>
/// <param name="ShuffleSeed">What the labels are shuffled with; null to leave them as they are.</param>
internal sealed record TreeContender(IReadOnlyList<string> Features, HyperParameters Parameters, bool IsNormalized, int? ShuffleSeed = null) : IContender
{
    public Scoring Score(ExampleSet training, ExampleSet validation, ExampleSet test, CancellationToken cancellationToken = default)
    {
        var examples = training.WithFeatures(Features);
        if (ShuffleSeed is { } seed)
        {
            int[] labels = [.. examples.Labels];
            new Random(seed).Shuffle(labels);
            examples = examples.WithLabels(labels);
        }

        using var model = TreeFitting.Fit(examples, validation.WithFeatures(Features), Parameters, IsNormalized, cancellationToken);
        return Scoring.At(model.Threshold, test, model.Score(test.Features.Select(Features)), model.Trees.Iterations);
    }
}
