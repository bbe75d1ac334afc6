using SmartMoney.Modeling.Data;
using SmartMoney.Modeling.Training;

namespace SmartMoney.Modeling.Baselines;

/// <summary>The model's own recipe on some of the columns.</summary>
/// <param name="Columns">The columns it may use.</param>
/// <param name="Recipe">How the model is made.</param>
internal sealed record TreeContender(IReadOnlyList<string> Columns, TreeRecipe Recipe) : IContender
{
    public Scoring Score(ExampleSet training, ExampleSet validation, ExampleSet test, CancellationToken cancellationToken = default)
    {
        using var model = TreeFitting.Fit(training.WithFeatures(Columns), validation.WithFeatures(Columns), Recipe, cancellationToken);
        return Scoring.At(model.Threshold, test, model.Score(test.Features.Select(Columns)), model.Trees.Iterations);
    }
}
