using SmartMoney.Modeling.Data;
using SmartMoney.Modeling.Metrics;

namespace SmartMoney.Modeling.Baselines;

/// <summary>
/// One column by itself. Whether high or low values rank first is what fits the training part better; a missing value counts as the
/// median there.
/// </summary>
/// <param name="Column">The column.</param>
internal sealed record ColumnContender(string Column) : IContender
{
    public Scoring Score(ExampleSet training, ExampleSet validation, ExampleSet test, CancellationToken cancellationToken = default)
    {
        var known = Values(training);
        double[] sorted = [.. known.Where(value => !double.IsNaN(value)).Order()];
        var median = sorted.Length == 0 ? 0 : Percentiles.At(sorted, 0.5);
        double[] Filled(double[] values) => [.. values.Select(value => double.IsNaN(value) ? median : value)];
        var direction = RankOrder.RocAuc(Filled(known), training.Labels) < 0.5 ? -1 : 1;
        return Scoring.Of(test, [.. Filled(Values(test)).Select(value => direction * value)]);
    }

    private double[] Values(ExampleSet examples) => examples.Features.Column(examples.Features.IndexOf(Column));
}
