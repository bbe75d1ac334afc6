using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Sources.Fmp;

/// <summary>Tells entries of earlier versions, which asked once and took a full page for all there is.</summary>
internal static class SinglePage
{
    /// <summary>Whether an entry may lack rows.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="longestPageAsync">Finds the most rows on a page among the stored entries of its type and source.</param>
    public static async Task<bool> MayLackRowsAsync(SourceEntry entry, Func<Task<int>> longestPageAsync) => entry.Key.Type switch
    {
        DataType.CongressionalTrades => entry.Requests.Zip(entry.Answers).Any(IsCutOff),
        DataType.InstitutionalHolders when !entry.IsPaged && IsOfHolders(entry.Requests[0]) =>
            entry.Answers.Sum(JsonRows.Count) < FmpPages.Holders && JsonRows.Count(entry.Answers[^1]) >= await longestPageAsync(),
        _ => false,
    };

    private static bool IsOfHolders(string request) => request.StartsWith(FmpEndpoints.HolderEndpoint + "?", StringComparison.Ordinal);

    private static bool IsCutOff((string Request, ReadOnlyMemory<byte> Answer) call) =>
        !call.Request.Contains("limit=", StringComparison.Ordinal) && JsonRows.Count(call.Answer) >= FmpPages.WithoutLimit;
}
