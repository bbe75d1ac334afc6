namespace SmartMoney.Cli.Hosting;

/// <summary>The source options of the user.</summary>
/// <param name="Name">fmp, recorded, none, or nothing.</param>
/// <param name="Corpus">The folder of the recorded corpus.</param>
/// <param name="Address">The address of FMP.</param>
/// <param name="RequestsPerMinute">The rate limit.</param>
/// <param name="Prices">The folder of price files.</param>
/// <param name="PricesUnadjusted">Whether their closes are as traded.</param>
internal sealed record SourceOptions(string? Name, string? Corpus, string? Address, int? RequestsPerMinute, string? Prices, bool PricesUnadjusted)
{
    /// <summary>The API.</summary>
    public const string Fmp = "fmp";

    /// <summary>Recorded responses.</summary>
    public const string Recorded = "recorded";

    /// <summary>No source but those that are named for one kind of fact.</summary>
    public const string None = "none";

    /// <summary>The SEC.</summary>
    public const string Sec = "sec";

    /// <summary>The source of insider trades: sec, or fmp for the source of all other facts.</summary>
    public string Insiders { get; init; } = Fmp;

    /// <summary>The folder of the SEC's archives.</summary>
    public string? SecArchives { get; init; }

    /// <summary>The address of the SEC.</summary>
    public string? SecAddress { get; init; }
}
