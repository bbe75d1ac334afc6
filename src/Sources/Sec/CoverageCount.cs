using SmartMoney.Core.Market;
using SmartMoney.Sources.Sec.Facts;

namespace SmartMoney.Sources.Sec;

/// <summary>Counts what the archives of a run hold.</summary>
internal sealed class CoverageCount
{
    private readonly List<string> _unpublished = [];
    private DateOnly? _lastDay;
    private string? _lastFiling;
    private int _filings;
    private int _transactions;
    private int _planned;

    public void Add(Quarter quarter, IReadOnlyList<Filing> filings)
    {
        _lastDay = quarter.End;
        _filings += filings.Count;
        _transactions += filings.Sum(filing => filing.Lines.Count);
        _planned += filings.Where(filing => filing.IsPlanned == true).Sum(filing => filing.Lines.Count);
        _lastFiling = filings.Count > 0 ? filings[^1].AccessionNumber : _lastFiling;
    }

    public void AddUnpublished(string file) => _unpublished.Add(file);

    public SharedCoverage ToCoverage() => new(_lastDay, _unpublished, _filings, _transactions, _planned, _lastFiling);
}
