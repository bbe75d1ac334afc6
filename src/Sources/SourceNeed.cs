using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;

namespace SmartMoney.Sources;

/// <summary>What a run needs of one data type of one symbol, manager or ETF.</summary>
/// <param name="Type">The data type.</param>
/// <param name="Subject">The symbol, CIK or ETF.</param>
/// <param name="From">The first day needed; for insider trades the first filing date.</param>
/// <param name="To">The last day of the last period needed.</param>
/// <param name="PublishedBy">The last day whose publications can matter to the run.</param>
public sealed record SourceNeed(DataType Type, string Subject, DateOnly From, DateOnly To, DateOnly PublishedBy)
{
    /// <summary>The calendar years of the need.</summary>
    public IEnumerable<int> Years => Enumerable.Range(From.Year, To.Year - From.Year + 1);

    /// <summary>The quarters of the need.</summary>
    public IEnumerable<Quarter> Quarters => Quarter.Range(Quarter.Of(From), Quarter.Of(To));

    /// <summary>The same need for one quarter only.</summary>
    /// <param name="quarter">The quarter.</param>
    public SourceNeed Only(Quarter quarter) => this with { From = quarter.Start, To = quarter.End };
}
