using SmartMoney.Core.Filings;
using SmartMoney.Core.Sources;

namespace SmartMoney.Core.Caching;

/// <summary>When an entry is final, and when one that is not has to be fetched again.</summary>
internal static class EntryFreshness
{
    private const int SummaryDays = 90;
    private const int ManagerDays = 230;
    private const int FundDays = 150;

    /// <summary>
    /// Whether an entry answers a need: it is final, or no day from its fetch on is needed. The day of the fetch counts as needed
    /// once it has passed, for an entry fetched in the morning does not hold the evening.
    /// </summary>
    public static bool Answers(SourceEntry entry, SourceNeed need, DateOnly today)
    {
        var fetched = DateOnly.FromDateTime(entry.FetchedAt.UtcDateTime);
        var needed = need.Type == DataType.Prices && entry.Key.To < need.To ? entry.Key.To : need.PublishedBy;
        return IsFinal(entry, fetched) || today <= fetched || needed < fetched;
    }

    private static bool IsFinal(SourceEntry entry, DateOnly fetched)
    {
        var key = entry.Key;
        return key.Type switch
        {
            DataType.Prices => fetched > key.To,
            DataType.InstitutionalOwnership or DataType.InstitutionalHolders =>
                fetched >= key.Quarter.FilingDeadline.AddDays(SummaryDays),
            DataType.HedgeFundHoldings =>
                fetched >= key.To.AddDays(ManagerDays) || (fetched > key.Quarter.FilingDeadline && !IsEmpty(entry)),
            DataType.EtfHoldings => fetched >= key.To.AddDays(FundDays),
            _ => false,
        };
    }

    private static bool IsEmpty(SourceEntry entry) => entry.Answers.All(answer => JsonRows.Split(answer).Count == 0);
}
