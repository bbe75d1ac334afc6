using Microsoft.Extensions.DependencyInjection;
using SmartMoney.Core.Features;
using SmartMoney.Core.Features.Schema;
using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Sources.Caching;
using SmartMoney.Sources.Sec;
using SmartMoney.Sources.Storage;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Sources.Tests.Sec;

/// <summary>The SEC as a source: from archives made by hand, or from a server.</summary>
internal sealed class SecBench : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly TimeProvider _time;
    private readonly DirectoryStore _store;
    private readonly SourceChoice _choice;

    private SecBench(TemporaryFolder folder, Action<IServiceCollection> add, string provider, TimeProvider time)
    {
        Folder = folder;
        _time = time;
        _store = new DirectoryStore(folder.At("data"));
        _choice = new SourceChoice(new NoSource().Name).With(DataType.InsiderTrades, provider);
        var services = new ServiceCollection().AddSingleton(time).AddSingleton<FeedCatalog>().AddSingleton<FactProvider>(new NoSource());
        add(services);
        _services = services.BuildServiceProvider();
    }

    public TemporaryFolder Folder { get; }

    public ObservedEvents Events { get; } = new();

    public DroppedRows Dropped { get; private set; } = new(describe: true);

    /// <summary>Archives in a folder.</summary>
    public static SecBench Of(params (string Quarter, SecArchiveFile Archive)[] archives)
    {
        var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.At("sec"));
        foreach (var (quarter, archive) in archives)
        {
            File.WriteAllBytes(folder.At("sec", $"{quarter}_form345.zip"), archive.ToBytes());
        }

        var opened = new SecArchiveFolder(folder.At("sec"));
        return new SecBench(folder, services => services.AddSecArchives(opened), opened.Name, TimeProvider.System);
    }

    /// <summary>A server, with a cache of this bench's own.</summary>
    public static SecBench To(SecServer server, TimeProvider? time = null, string userAgent = "Jane Doe jane@example.com", TemporaryFolder? folder = null) => new(
        folder ?? new TemporaryFolder(),
        services => services.AddSec(options =>
        {
            options.BaseUrl = new Uri(server.Url);
            options.UserAgent = userAgent;
            options.MaxTries = 3;
            options.RetryDelay = TimeSpan.FromMilliseconds(2);
            options.MaxRetryDelay = TimeSpan.FromMilliseconds(10);
        }),
        SecServices.ProviderName,
        time ?? TimeProvider.System);

    /// <summary>Condenses the archives of a period.</summary>
    public async Task<CondensedFacts> CondenseAsync(DateOnly from, DateOnly to, params string[] symbols)
    {
        Dropped = new DroppedRows(describe: true);
        var need = new SharedNeed(from, to, symbols.ToHashSet(StringComparer.Ordinal));
        var facts = new CachedFacts(Feeds(), new EntryStore(_store, new ListedCacheIndex(_store)), Events, _time);
        return (await facts.CondenseAsync(_ => need, new FactReading(Dropped), TestContext.Current.CancellationToken).SingleAsync(TestContext.Current.CancellationToken)).Facts;
    }

    /// <summary>The facts of a symbol of the first quarter of 2024.</summary>
    public async Task<FactSeries<InsiderTrade>> ReadAsync(string symbol, params string[] others)
    {
        var condensed = await CondenseAsync(new DateOnly(2024, 1, 1), new DateOnly(2024, 3, 31), [symbol, .. others]);
        Assert.Empty(condensed.Failures);
        return Read(symbol, condensed);
    }

    public FactSeries<InsiderTrade> Read(string symbol, CondensedFacts condensed) =>
        ((SharedFeed<FactSeries<InsiderTrade>>)Feeds().Of(DataType.InsiderTrades)).Read(symbol, condensed.Table);

    /// <summary>The eight features of a symbol on 2024-03-15, with closes of 100.</summary>
    public async Task<double?[]> FeaturesAsync(string symbol) => FeaturesOf(symbol, await ReadAsync(symbol), new DateOnly(2024, 3, 15));

    public static double?[] FeaturesOf(string symbol, FactSeries<InsiderTrade> trades, DateOnly date)
    {
        var days = Enumerable.Range(0, 400).Select(day => new DailyClose(new DateOnly(2023, 6, 1).AddDays(day), 100));
        var prices = new PriceHistory([new PriceSegment(DateTimeOffset.MinValue, [.. days], SplitHistory.None)]);
        var facts = new SymbolFacts(symbol, prices, trades, null, null, null, null, null);
        return [.. FeatureSet.Compute(facts.AsOf(date, date)).Take(8).Select(value => value.Value)];
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Folder.Dispose();
    }

    private FeedSet Feeds() => _services.GetRequiredService<FeedCatalog>().Open(_choice, Events);
}
