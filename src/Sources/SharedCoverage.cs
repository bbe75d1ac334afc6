namespace SmartMoney.Sources;

/// <summary>What a run found in files that its symbols share.</summary>
/// <param name="LastDay">The last day whose publications are there; null when no file is.</param>
/// <param name="Unpublished">The files that the source has not published.</param>
/// <param name="Filings">The filings of the run's symbols.</param>
/// <param name="Transactions">The transactions in them.</param>
/// <param name="Planned">Those of them whose filing declares a plan under Rule 10b5-1.</param>
/// <param name="LastFiling">The accession number of the newest filing; null when there is none.</param>
public sealed record SharedCoverage(DateOnly? LastDay, IReadOnlyList<string> Unpublished, int Filings, int Transactions, int Planned, string? LastFiling);
