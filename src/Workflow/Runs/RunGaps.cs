using SmartMoney.Core.Datasets;
using SmartMoney.Core.Filings;
using SmartMoney.Core.Formatting;

namespace SmartMoney.Workflow.Runs;

/// <summary>What a run could not put into its dataset.</summary>
public static class RunGaps
{
    /// <summary>Determines the gaps of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="tally">The work done.</param>
    /// <param name="profile">The dataset it made.</param>
    public static DatasetGaps Of(RunParameters run, RunTally tally, DatasetProfile profile)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(tally);
        ArgumentNullException.ThrowIfNull(profile);
        var prices = DataType.Prices.Name();
        var mendable = tally.Failures
            .Where(failure => failure.Type == prices && failure.Kind == DataFailureKind.Failed)
            .Select(failure => failure.Subject)
            .ToHashSet(StringComparer.Ordinal);
        var failing = run.Symbols.Where(symbol => !profile.RowsBySymbol.ContainsKey(symbol)).ToList();
        var data = tally.Failures.Where(failure => failure.Type != prices).ToList();
        return new DatasetGaps(
            [.. failing.Where(symbol => !mendable.Contains(symbol))],
            [.. failing.Where(mendable.Contains)],
            [.. data.GroupBy(failure => failure.Type).Select(type => $"{type.Key} of {Quantity.Names([.. type.Select(failure => failure.Subject)])}")],
            data.Any(failure => failure.Kind == DataFailureKind.Failed));
    }
}
