using SmartMoney.Core.Market;
using SmartMoney.Sources;
using SmartMoney.Sources.Fmp;
using SmartMoney.Sources.Recorded;

namespace SmartMoney.Functions.Settings;

/// <summary>The sources that requests may name: FMP, and the recorded samples that ship with the app.</summary>
public sealed class SourceCatalog
{
    /// <summary>FMP, by the name that requests use.</summary>
    public const string Live = "fmp";

    /// <summary>The samples, by the name that requests use.</summary>
    public const string Recorded = "recorded";

    private readonly SourceChoice _samples;
    private readonly Panel _samplesPanel;

    /// <summary>Opens the catalog.</summary>
    /// <param name="samples">The samples.</param>
    public SourceCatalog(RecordedCorpus samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        _samples = new SourceChoice(samples.Name);
        using var panel = samples.PanelFile is { } file ? File.OpenRead(file) : null;
        _samplesPanel = panel is null ? Panel.Default : Panel.Read(panel);
    }

    /// <summary>Where the samples are in the app.</summary>
    public static string Samples => Path.Combine(AppContext.BaseDirectory, "samples");

    /// <summary>The providers and the panel of a source, by the name that requests use.</summary>
    /// <param name="name">fmp or recorded.</param>
    /// <returns>Null when there is none of that name.</returns>
    public (SourceChoice Sources, Panel Panel)? Find(string name) => name switch
    {
        Live => (new SourceChoice(FmpServices.ProviderName), Panel.Default),
        Recorded => (_samples, _samplesPanel),
        _ => null,
    };
}
