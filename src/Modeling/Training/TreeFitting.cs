using SmartMoney.Modeling.Data;

namespace SmartMoney.Modeling.Training;

/// <summary>Fits a model to a training part; the validation part sets the threshold, and the number of trees where that is asked for.</summary>
internal static class TreeFitting
{
    /// <summary>Fits a model. The same input gives the same model, byte by byte.</summary>
    public static FittedModel Fit(ExampleSet training, ExampleSet validation, TreeRecipe recipe, CancellationToken cancellationToken = default)
    {
        using var pipeline = new TreePipeline(training, validation, recipe);
        return pipeline.Fit(cancellationToken);
    }

    /// <summary>Grows the number of trees of a model on other examples, and keeps its threshold.</summary>
    public static FittedModel Refit(FittedModel model, ExampleSet examples, TreeRecipe recipe, CancellationToken cancellationToken = default)
    {
        var parameters = recipe.Parameters with { Stopping = Stopping.Fixed, Rounds = model.Trees.Iterations };
        return Fit(examples, examples, recipe with { Parameters = parameters }, cancellationToken) with { Threshold = model.Threshold, Peak = model.Peak };
    }
}
