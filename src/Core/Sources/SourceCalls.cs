using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Sources;

/// <summary>What a need costs when nothing of it is stored.</summary>
internal static class SourceCalls
{
    private const int Pair = 2;

    /// <summary>A page of rows and the one that ends them; many rows take more.</summary>
    private const int LeastInsiderPages = 2;

    /// <summary>The calls of a need; for insider trades the least there can be.</summary>
    public static int Of(SourceNeed need) => need.Type switch
    {
        DataType.Prices or DataType.CongressionalTrades => Pair,
        DataType.InsiderTrades => need.Stored is null ? LeastInsiderPages : 1,
        _ => need.Quarters.Count(),
    };
}
