using SmartMoney.Core.Market;
using SmartMoney.Sources;
using SmartMoney.Sources.Fmp;
using SmartMoney.Sources.Recorded;
using SmartMoney.Sources.Sec;

namespace SmartMoney.Functions.Settings;

/// <summary>The sources that requests may name: FMP, and the recorded samples that ship with the app.</summary>
public sealed class SourceCatalog
{
    /// <summary>FMP, by the name that requests use.</summary>
    public const string Live = "fmp";

    /// <summary>The samples, by the name that requests use.</summary>
    public const string Recorded = "recorded";

    /// <summary>The SEC as the source of insider trades, by the name that requests use.</summary>
    public const string Sec = "sec";

    private readonly SecArchiveFolder _archives;
    private readonly SourceChoice _samples;
    private readonly Panel _samplesPanel;

    /// <summary>Opens the catalog.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="archives">The archives of the SEC among the samples.</param>
    public SourceCatalog(RecordedCorpus samples, SecArchiveFolder archives)
    {
        ArgumentNullException.ThrowIfNull(samples);
        _archives = archives;
        _samples = new SourceChoice(samples.Name);
        using var panel = samples.PanelFile is { } file ? File.OpenRead(file) : null;
        _samplesPanel = panel is null ? Panel.Default : Panel.Read(panel);
    }

    /// <summary>Where the samples are in the app.</summary>
    public static string Samples => Path.Combine(AppContext.BaseDirectory, "samples");

    /// <summary>Where the archives of the SEC among the samples are in the app.</summary>
    public static string SampleArchives => Path.Combine(Samples, "sec");

    /// <summary>The providers and the panel of a source, by the names that requests use.</summary>
    /// <param name="name">fmp or recorded.</param>
    /// <param name="insiders">fmp for insider trades of the same source, or sec.</param>
    /// <returns>Null when there is none of these names.</returns>
    public (SourceChoice Sources, Panel Panel)? Find(string name, string insiders = Live) => insiders switch
    {
        Live => Find(name),
        Sec when Find(name) is var (choice, panel) =>
            (choice.With(FactKinds.InsiderTrades.Type, name == Live ? SecServices.ProviderName : _archives.Name), panel),
        _ => null,
    };

    private (SourceChoice Sources, Panel Panel)? Find(string name) => name switch
    {
        Live => (new SourceChoice(FmpServices.ProviderName), Panel.Default),
        Recorded => (_samples, _samplesPanel),
        _ => null,
    };
}
