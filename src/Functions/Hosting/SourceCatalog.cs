using Microsoft.Extensions.DependencyInjection;
using SmartMoney.Core.Market;
using SmartMoney.Core.Sources;
using SmartMoney.Core.Sources.Recorded;
using SmartMoney.Core.Storage;

namespace SmartMoney.Functions.Hosting;

/// <summary>The sources that runs may name: FMP, and the recorded samples that ship with the app.</summary>
public sealed class SourceCatalog : IDisposable
{
    /// <summary>FMP, by the name that requests use.</summary>
    public const string Live = "fmp";

    /// <summary>The samples, by the name that requests use.</summary>
    public const string Recorded = "recorded";

    private readonly ServiceProvider _recorded;
    private readonly ISourceFactory _live;
    private readonly ISourceFactory _samples;
    private readonly Panel _samplesPanel;

    /// <summary>Opens the sources.</summary>
    /// <param name="live">FMP.</param>
    /// <param name="samples">The folder of the samples.</param>
    /// <param name="time">The clock.</param>
    public SourceCatalog(ISourceFactory live, string samples, TimeProvider time)
    {
        var corpus = new RecordedCorpus(samples);
        _recorded = new ServiceCollection().AddSingleton(time).AddRecordedSource(corpus).BuildServiceProvider();
        _samples = _recorded.GetRequiredService<ISourceFactory>();
        _live = live;
        using var panel = corpus.PanelFile is { } file ? File.OpenRead(file) : null;
        _samplesPanel = panel is null ? Panel.Default : Panel.Read(panel);
    }

    /// <summary>Where the samples lie in the app.</summary>
    public static string Samples => Path.Combine(AppContext.BaseDirectory, "samples");

    /// <summary>A source and its panel, by the name that requests use.</summary>
    /// <param name="name">fmp or recorded.</param>
    /// <returns>Null when there is none of that name.</returns>
    public (ISourceFactory Factory, Panel Panel)? Find(string name) => name switch
    {
        Live => (_live, Panel.Default),
        Recorded => (_samples, _samplesPanel),
        _ => null,
    };

    /// <summary>A source by the name that runs carry.</summary>
    /// <param name="sourceName">The name.</param>
    /// <exception cref="StorageException">The run was started with a source that this app no longer has.</exception>
    public ISourceFactory Of(string sourceName) =>
        sourceName == _live.Name ? _live
        : sourceName == _samples.Name ? _samples
        : throw new StorageException($"the run's source, {sourceName}, is not one that this app is set to: start the run again");

    /// <inheritdoc />
    public void Dispose() => _recorded.Dispose();
}
