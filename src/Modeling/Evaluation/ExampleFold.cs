using SmartMoney.Core.Datasets;
using SmartMoney.Core.Datasets.Splitting;
using SmartMoney.Modeling.Baselines;
using SmartMoney.Modeling.Data;

namespace SmartMoney.Modeling.Evaluation;

/// <summary>The parts of a fold as examples.</summary>
/// <param name="Training">What a fold is fitted on.</param>
/// <param name="Validation">What sets the threshold, and the number of trees where that is asked for.</param>
/// <param name="Test">What nothing was chosen on.</param>
internal sealed record ExampleFold(ExampleSet Training, ExampleSet Validation, ExampleSet Test)
{
    public static ExampleFold From(SplitFold fold, ContextJoin? context = null) => new(
        ExampleSet.From("train", fold.Train.Rows, context), ExampleSet.From("val", fold.Validation.Rows, context), ExampleSet.From("test", fold.Test.Rows, context));

    public Scoring Score(IContender contender, CancellationToken cancellationToken = default) =>
        contender.Score(Training, Validation, Test, cancellationToken);

    /// <summary>The fold with some of the symbols only; null when a part is then empty or a class is absent where one learns.</summary>
    public ExampleFold? Where(Func<string, bool> symbol)
    {
        var fold = new ExampleFold(Some(Training), Some(Validation), Some(Test));
        return HasBoth(fold.Training) && HasBoth(fold.Validation) && fold.Test.Count > 0 ? fold : null;

        ExampleSet Some(ExampleSet set) => set.Take([.. Enumerable.Range(0, set.Count).Where(row => symbol(set.Symbols[row]))]);

        static bool HasBoth(ExampleSet set) => set.Positives > 0 && set.Positives < set.Count;
    }
}
