using SmartMoney.Core.Datasets;
using SmartMoney.Modeling.Data;
using SmartMoney.Modeling.LightGbm;

namespace SmartMoney.Modeling.Training;

/// <summary>
/// The number of trees with the best mean validation ROC-AUC over the inner folds. The best number on one short validation part is
/// mostly noise; over several it is less so.
/// </summary>
internal sealed class AveragedStopping : IDisposable
{
    private readonly HyperParameters _parameters;
    private readonly IReadOnlyList<(int[] Training, int[] Validation)> _folds;
    private readonly List<TreeGrower> _growers = [];

    /// <summary>Prepares the inner folds.</summary>
    /// <param name="examples">The training and validation part together, prepared.</param>
    /// <param name="recipe">How the trees are grown.</param>
    /// <exception cref="InvalidInputException">The dates are too few.</exception>
    public AveragedStopping(ExampleSet examples, TreeRecipe recipe)
    {
        _parameters = recipe.Parameters;
        _folds = InnerFolds.Of(examples, recipe.LabelDays);
        if (_folds.Count < 2)
        {
            throw new InvalidInputException("stopping: the dates are too few for two inner folds with both classes; use none or single");
        }

        foreach (var (training, validation) in _folds)
        {
            _growers.Add(new TreeGrower(examples.Features.Take(training), examples.Features.Take(validation), _parameters));
        }
    }

    /// <summary>Finds the number for these labels of the examples.</summary>
    public ValidationPeak Find(int[] labels, CancellationToken cancellationToken)
    {
        var runs = new List<TrainingRun>();
        try
        {
            for (var i = 0; i < _folds.Count; i++)
            {
                runs.Add(_growers[i].Start([.. _folds[i].Training.Select(row => labels[row])], [.. _folds[i].Validation.Select(row => labels[row])]));
            }

            var peak = new ValidationPeak(double.NegativeInfinity, 1);
            for (var trees = 1; trees <= _parameters.MaxIterations && trees - peak.Trees <= _parameters.EarlyStoppingRounds; trees++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var grew = false;
                foreach (var run in runs)
                {
                    grew |= run.Grow();
                }

                var mean = runs.Average(run => run.ValidationMetric());
                peak = mean > peak.RocAuc ? new ValidationPeak(mean, trees) : peak;
                if (!grew)
                {
                    break;
                }
            }

            return peak;
        }
        finally
        {
            runs.ForEach(run => run.Dispose());
        }
    }

    public void Dispose() => _growers.ForEach(grower => grower.Dispose());
}
