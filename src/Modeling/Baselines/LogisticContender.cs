using SmartMoney.Modeling.Data;
using SmartMoney.Modeling.Training;

namespace SmartMoney.Modeling.Baselines;

/// <summary>Logistic regression on the same features, standardized, missing values at the median.</summary>
/// <param name="Features">The features it may use.</param>
internal sealed record LogisticContender(IReadOnlyList<string> Features) : IContender
{
    private const double Penalty = 1;

    /// <summary>Share counts have tails of hundreds of standard deviations; beyond this many, more is not more.</summary>
    private const double Limit = 5;

    public Scoring Score(ExampleSet training, ExampleSet validation, ExampleSet test, CancellationToken cancellationToken = default)
    {
        var raw = training.RequireBothClasses("train").Features.Select(Features);
        var normalizer = Normalizer.Fit(raw);
        FeatureMatrix Prepare(FeatureMatrix features) => normalizer.StandardizeAndFill(features.Select(Features), Limit);
        var model = LogisticRegression.Fit(Prepare(raw), training.Labels, Penalty, cancellationToken);
        return Scoring.Of(test, model.Predict(Prepare(test.Features)));
    }
}
