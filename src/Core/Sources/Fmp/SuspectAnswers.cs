using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Sources.Fmp;

/// <summary>Finds answers that may be cut off.</summary>
internal static class SuspectAnswers
{
    /// <summary>The answers of endpoints that are asked once, with exactly as many rows as a page.</summary>
    public static IEnumerable<SuspectAnswer> In(IEnumerable<SourceEntry> entries) => entries
        .Where(entry => entry.Key.Type is not (DataType.InsiderTrades or DataType.CongressionalTrades or DataType.InstitutionalHolders))
        .SelectMany(AskedOnce)
        .DistinctBy(answer => answer.Request)
        .Where(answer => FmpPages.IsFull(answer.Endpoint, answer.Rows));

    /// <summary>The closes of a year are no answer of their own, and closes are asked for until all are there; the splits come last.</summary>
    private static IEnumerable<SuspectAnswer> AskedOnce(SourceEntry entry)
    {
        var calls = entry.Requests.Reverse().Zip(entry.Answers.Reverse());
        if (entry.Key.Type == DataType.Prices)
        {
            calls = calls.Take(1);
        }

        return calls.Select(call => new SuspectAnswer(call.First.Split('?')[0], entry.Key.Subject, call.First, JsonRows.Count(call.Second)));
    }
}
