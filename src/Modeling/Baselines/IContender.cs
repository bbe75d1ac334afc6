using SmartMoney.Modeling.Data;

namespace SmartMoney.Modeling.Baselines;

/// <summary>A way to make scores of a split: the model itself, or something it must beat.</summary>
internal interface IContender
{
    /// <summary>Fits on the training part, chooses on the validation part what there is to choose, and scores the test part.</summary>
    Scoring Score(ExampleSet training, ExampleSet validation, ExampleSet test, CancellationToken cancellationToken = default);
}
