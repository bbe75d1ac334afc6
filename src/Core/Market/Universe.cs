using System.Collections.Immutable;
using CsvHelper;

namespace SmartMoney.Core.Market;

/// <summary>
/// The S&amp;P 500 by index weight as of 2021-05-13, published 2021-07-12: known before the first sample, so that the choice
/// of symbols does not look ahead either. Later ticker changes are mapped.
/// </summary>
public static class Universe
{
    private static readonly Lazy<ImmutableArray<RankedSymbol>> Ranked = new(Load);

    /// <summary>The symbols of the sample run: TSLA, NVDA and AAPL.</summary>
    public static ImmutableArray<string> Sample { get; } = ["TSLA", "NVDA", "AAPL"];

    /// <summary>The members, heaviest first.</summary>
    public static ImmutableArray<RankedSymbol> Ranking => Ranked.Value;

    /// <summary>The heaviest members.</summary>
    /// <param name="count">How many; all if there are fewer.</param>
    public static ImmutableArray<string> Top(int count) => [.. Ranking.Take(count).Select(member => member.Symbol)];

    private static ImmutableArray<RankedSymbol> Load()
    {
        using var stream = typeof(Universe).Assembly.GetManifestResourceStream("universe.csv")!;
        using var csv = CsvReader.Create(stream, new CsvReaderOptions { Separator = ',' });
        var members = ImmutableArray.CreateBuilder<RankedSymbol>();
        while (csv.Read())
        {
            members.Add(new RankedSymbol(csv.GetString("symbol"), csv.Parse<int>("rank"), csv.Parse<double>("weight")));
        }

        return members.ToImmutable();
    }
}
