using SmartMoney.Core.Filings;
using SmartMoney.Core.Formatting;

namespace SmartMoney.Workflow.Runs;

/// <summary>A run produced no rows. It wrote no dataset and left an existing one unchanged. The message gives the reason in one line.</summary>
public sealed class EmptyDatasetException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Why there is no row, in one line.</param>
    public EmptyDatasetException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">Why there is no row, in one line.</param>
    /// <param name="innerException">The cause.</param>
    public EmptyDatasetException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception with a general message.</summary>
    public EmptyDatasetException()
        : this("The run produced no rows.")
    {
    }

    /// <summary>Whether asking for the same run again may bring rows.</summary>
    public bool IsIncomplete { get; private init; }

    internal static EmptyDatasetException Of(RunParameters run, RunTally tally)
    {
        var prices = tally.Failures.Where(failure => failure.Type == DataType.Prices.Name()).ToList();
        var reasons = new List<string>();
        AddFailures(DataFailureKind.Failed, "were unavailable");
        AddFailures(DataFailureKind.Refused, "cannot be used");
        var unknown = prices.Count(failure => failure.Kind == DataFailureKind.Unknown);
        if (unknown > 0)
        {
            reasons.Add($"{Quantity.Of(unknown, "symbol is", "symbols are")} unknown to the source or not listed in the range");
        }

        if (run.Symbols.Length > prices.Count)
        {
            reasons.Add($"{Quantity.Of(run.Symbols.Length - prices.Count, "symbol")} without a price on a sample date and on the day of its label");
        }

        var next = tally.IsIncomplete ? "; the dataset is incomplete: run the same command again to fetch what failed" : "";
        return new EmptyDatasetException($"no rows were produced, and no dataset was written: {string.Join("; ", reasons)}{next}") { IsIncomplete = tally.IsIncomplete };

        void AddFailures(DataFailureKind kind, string what)
        {
            var failures = prices.Where(failure => failure.Kind == kind).ToList();
            if (failures.Count > 0)
            {
                reasons.Add($"the prices of {Quantity.Of(failures.Count, "symbol")} {what} ({failures[0].Reason})");
            }
        }
    }
}
