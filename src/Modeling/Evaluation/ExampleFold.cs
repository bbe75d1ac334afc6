using SmartMoney.Core.Datasets.Splitting;
using SmartMoney.Modeling.Baselines;
using SmartMoney.Modeling.Data;

namespace SmartMoney.Modeling.Evaluation;

/// <summary>The folds of a walk-forward evaluation as examples.</summary>
/// <param name="Training">What a fold is fitted on.</param>
/// <param name="Validation">What stops the fitting and sets the threshold.</param>
/// <param name="Test">What nothing was chosen on.</param>
internal sealed record ExampleFold(ExampleSet Training, ExampleSet Validation, ExampleSet Test)
{
    public static ExampleFold From(SplitFold fold) => new(
        ExampleSet.From("train", fold.Train.Rows), ExampleSet.From("val", fold.Validation.Rows), ExampleSet.From("test", fold.Test.Rows));

    public Scoring Score(IContender contender, CancellationToken cancellationToken = default) =>
        contender.Score(Training, Validation, Test, cancellationToken);
}
