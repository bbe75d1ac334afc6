using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features;

/// <summary>
/// Tells transactions from the rows that repeat them. Rows alike in all that describes the trade are one transaction when
/// they have the same owner (an amendment) or the same filing address (a joint report); sameness chains.
/// </summary>
internal static class InsiderTransactions
{
    /// <summary>The transactions among visible rows, in an order that does not depend on that of the rows.</summary>
    public static List<InsiderTransaction> Distinct(IEnumerable<InsiderTrade> rows) =>
    [
        .. rows
            .GroupBy(row => new Trade(row.TransactionDate, row.Code, row.Flag, row.Shares, row.Price, row.Security, row.Ownership))
            .OrderBy(group => group.Key)
            .SelectMany(group => Chains([.. group])),
    ];

    private static IEnumerable<InsiderTransaction> Chains(List<InsiderTrade> alike)
    {
        var ordered = alike.Count == 1
            ? alike
            : [.. alike.OrderBy(row => row.FilingDate).ThenBy(row => row.Owner, StringComparer.Ordinal).ThenBy(row => row.Url, StringComparer.Ordinal)];
        while (ordered.Count > 0)
        {
            var chain = new List<InsiderTrade> { ordered[0] };
            ordered.RemoveAt(0);
            for (var link = 0; link < chain.Count; link++)
            {
                chain.AddRange(ordered.Where(row => IsSame(row, chain[link])));
                ordered.RemoveAll(row => IsSame(row, chain[link]));
            }

            var first = chain[0];
            var isChiefLevel = chain.Exists(row => row.FilingDate == first.FilingDate && row.IsChiefLevel);
            yield return new InsiderTransaction(first, isChiefLevel, chain[1..]);
        }
    }

    private static bool IsSame(InsiderTrade one, InsiderTrade other) =>
        one.Owner == other.Owner || (one.Url.Length > 0 && one.Url == other.Url);

    private readonly record struct Trade(
        DateOnly Date,
        string Code,
        string Flag,
        double Shares,
        double Price,
        string Security,
        string Ownership)
        : IComparable<Trade>
    {
        public int CompareTo(Trade other)
        {
            var order = Date.CompareTo(other.Date);
            order = order != 0 ? order : string.CompareOrdinal(Code, other.Code);
            order = order != 0 ? order : string.CompareOrdinal(Flag, other.Flag);
            order = order != 0 ? order : Shares.CompareTo(other.Shares);
            order = order != 0 ? order : Price.CompareTo(other.Price);
            order = order != 0 ? order : string.CompareOrdinal(Security, other.Security);
            return order != 0 ? order : string.CompareOrdinal(Ownership, other.Ownership);
        }
    }
}
