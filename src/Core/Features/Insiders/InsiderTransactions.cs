using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features.Insiders;

/// <summary>
/// Tells transactions from the rows that repeat them. Rows alike in all that describes the trade are one transaction when
/// they have the same owner (an amendment) or the same filing address (a joint report); sameness chains. Where the source numbers the
/// lines of its filings, the lines of one filing are never repeats of each other: the first of the lines alike of one filing repeats the
/// first of another, the second the second, when the filings have an owner in common.
/// </summary>
internal static class InsiderTransactions
{
    /// <summary>The transactions among visible rows, in an order that does not depend on that of the rows.</summary>
    public static List<InsiderTransaction> Distinct(List<InsiderTrade> rows)
    {
        rows.Sort(CompareTrades);
        var transactions = new List<InsiderTransaction>(rows.Count);
        for (int start = 0, end; start < rows.Count; start = end)
        {
            end = start + 1;
            while (end < rows.Count && CompareTrades(rows[start], rows[end]) == 0)
            {
                end++;
            }

            if (end == start + 1)
            {
                transactions.Add(new InsiderTransaction(rows[start], rows[start].IsChiefLevel, []));
            }
            else
            {
                transactions.AddRange(Chains(rows[start..end]));
            }
        }

        return transactions;
    }

    private static IEnumerable<InsiderTransaction> Chains(List<InsiderTrade> alike)
    {
        List<InsiderTrade> ordered = [.. alike.OrderBy(row => row.FilingDate).ThenBy(row => row.Owner, StringComparer.Ordinal).ThenBy(row => row.Filing?.AccessionNumber ?? row.Url, StringComparer.Ordinal)];
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

    private static bool IsSame(InsiderTrade one, InsiderTrade other) => one.Filing is { } filing && other.Filing is { } another
        ? one.Repetition == other.Repetition && filing.Owners.Intersect(another.Owners).Any()
        : one.Owner == other.Owner || (one.Url.Length > 0 && one.Url == other.Url);

    /// <summary>Orders rows by what describes the trade; rows that are alike in it compare equal.</summary>
    private static int CompareTrades(InsiderTrade one, InsiderTrade other)
    {
        var order = one.TransactionDate.CompareTo(other.TransactionDate);
        order = order != 0 ? order : string.CompareOrdinal(one.Code, other.Code);
        order = order != 0 ? order : string.CompareOrdinal(one.Flag, other.Flag);
        order = order != 0 ? order : one.Shares.CompareTo(other.Shares);
        order = order != 0 ? order : one.Price.CompareTo(other.Price);
        order = order != 0 ? order : string.CompareOrdinal(one.Security, other.Security);
        return order != 0 ? order : string.CompareOrdinal(one.Ownership, other.Ownership);
    }
}
