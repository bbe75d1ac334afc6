using Microsoft.Extensions.DependencyInjection;
using SmartMoney.Core.Filings;
using SmartMoney.Sources.Fmp;
using SmartMoney.Sources.Fmp.Api;
using SmartMoney.Testing;

namespace SmartMoney.Sources.Tests.Fmp;

/// <summary>The source as an application registers it, against a server of the test's own.</summary>
internal sealed class FmpBench : IOpenedFeeds, IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly bool _ownsServer;
    private readonly IReadOnlyList<Feed> _feeds;

    private FmpBench(FmpServer server, ServiceProvider services, bool ownsServer)
    {
        Server = server;
        _ownsServer = ownsServer;
        _services = services;
        _feeds = services.GetRequiredService<FactProvider>().Open(Observed);
    }

    public FmpServer Server { get; }

    public ObservedEvents Observed { get; } = new();

    /// <summary>The most bytes of the answers of a fetch.</summary>
    public long MaxBytes { get; set; } = AnswerMemory.MaxAnswerBytes;

    /// <summary>The memory of all answers.</summary>
    public AnswerMemory Memory { get; } = new(2 * AnswerMemory.MaxAnswerBytes);

    public IOpenedFeeds Source => this;

    public RemoteFeed Of(DataType type) => (RemoteFeed)_feeds.Single(feed => feed.Type == type);

    /// <summary>Starts a server, and a source with short delays.</summary>
    public static async Task<FmpBench> StartAsync(FmpServerOptions? server = null, Action<FmpOptions>? configure = null)
    {
        var started = await FmpServer.StartAsync(server);
        return new FmpBench(started, Services(started, configure, TimeProvider.System), ownsServer: true);
    }

    /// <summary>A source with a clock of its own, to a server that goes on.</summary>
    public static FmpBench To(FmpServer server, TimeProvider time) => new(server, Services(server, null, time), ownsServer: false);

    /// <summary>A server that answers only what the test says.</summary>
    public static Task<FmpBench> ScriptedAsync(Func<FmpCall, FmpReply?> script, Action<FmpOptions>? configure = null) =>
        StartAsync(new FmpServerOptions { Script = script }, configure);

    public Task<IReadOnlyList<SourceEntry>> GetAsync(SourceNeed need, CancellationToken? cancellationToken = null) =>
        Of(need.Type).FetchAsync(new FetchRequest(need, null, new NoParts(), Memory.Open(MaxBytes)), cancellationToken ?? Xunit.TestContext.Current.CancellationToken);

    public async Task<SourceException> FailAsync(SourceNeed need) =>
        await Xunit.Assert.ThrowsAsync<SourceException>(() => GetAsync(need));

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_ownsServer)
        {
            await Server.DisposeAsync();
        }
    }

    private static ServiceProvider Services(FmpServer server, Action<FmpOptions>? configure, TimeProvider time)
    {
        var services = new ServiceCollection().AddSingleton(time).AddFmp(options =>
        {
            options.BaseUrl = new Uri(server.Url);
            options.ApiKey = server.Options.ApiKey;
            options.RequestsPerMinute = 1_000_000;
            options.MaxTries = 4;
            options.RetryDelay = TimeSpan.FromMilliseconds(2);
            options.MaxRetryDelay = TimeSpan.FromMilliseconds(10);
            configure?.Invoke(options);
        });
        return services.BuildServiceProvider();
    }
}
