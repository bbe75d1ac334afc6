namespace SmartMoney.Cli.Hosting;

/// <summary>The source options of the user.</summary>
/// <param name="Name">fmp, recorded, or nothing.</param>
/// <param name="Corpus">The folder of the recorded corpus.</param>
/// <param name="Address">The address of FMP.</param>
/// <param name="RequestsPerMinute">The rate limit.</param>
/// <param name="Prices">The folder of price files.</param>
/// <param name="PricesUnadjusted">Whether their closes are as traded.</param>
internal sealed record SourceOptions(string? Name, string? Corpus, string? Address, int? RequestsPerMinute, string? Prices, bool PricesUnadjusted);
