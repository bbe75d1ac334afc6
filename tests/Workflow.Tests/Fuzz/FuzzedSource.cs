using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Sources;
using SmartMoney.Sources.Caching;
using SmartMoney.Sources.Fmp;
using SmartMoney.Sources.Fmp.Api;
using SmartMoney.Sources.Http;
using SmartMoney.Sources.Recorded;
using SmartMoney.Testing;
using SmartMoney.Workflow.Loading;
using SmartMoney.Workflow.Planning;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Workflow.Tests.Fuzz;

/// <summary>The rows of AAPL of half a year, from a few recorded answers through the real client and the cache. One answer may be another one.</summary>
internal sealed class FuzzedSource : HttpMessageHandler, IHttpClientFactory
{
    private const int MostRows = 12;

    private static readonly RecordedCorpus Corpus = new(Testing.Corpus.Samples);
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
    private static readonly ConcurrentDictionary<string, byte[]> Answers = new(StringComparer.Ordinal);

    private static readonly RunParameters Run = new(
        "custom", ["AAPL"], new DateOnly(2024, 1, 1), new DateOnly(2024, 6, 30), 15, 14, 0.05, FmpServices.ProviderName,
        new Panel([Panel.Default.HedgeFunds[0]], [Panel.Default.Etfs[0]]));

    private readonly MemoryStore _store;
    private readonly Func<string, byte[]?> _other;

    /// <param name="store">The cache.</param>
    /// <param name="other">An answer in place of the recorded one; null for the recorded one.</param>
    public FuzzedSource(MemoryStore store, Func<string, byte[]?>? other = null) => (_store, _other) = (store, other ?? (_ => null));

    /// <summary>The requests made.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>What is left of a request's recorded answer.</summary>
    public static byte[] Recorded(string request) => Answers.GetOrAdd(request, Shorten);

    public HttpClient CreateClient(string name)
    {
        var client = new HttpClient(this, disposeHandler: false);
        FmpServices.ConfigureClient(client);
        return client;
    }

    /// <summary>Makes the rows.</summary>
    /// <returns>The lines of the dataset and of the context, and what is named as missing.</returns>
    public async Task<(IReadOnlyList<string> Lines, IReadOnlyList<string> Named)> RowsAsync()
    {
        var options = new FmpOptions { BaseUrl = RecordedHandler.Address, ApiKey = "key", MaxTries = 1 };
        var time = new FixedTime();
        var client = new FmpClient(this, "fmp", options, new RequestPipelines(options, new NoLimit(), time), time);
        var provider = new FmpProvider(client, time);
        var observer = new SilentObserver();
        var source = new CachedFacts(new FeedCatalog([provider]).Open(Run.Sources, observer), new EntryStore(_store, new ListedCacheIndex(_store)), observer, time);
        try
        {
            var (panels, failures) = await PanelLoader.LoadAsync(source, Run, CancellationToken.None);
            var loader = new SymbolFactsLoader(source, new DataNeeds(Run), panels);
            var facts = await loader.LoadAsync("AAPL", new DroppedRows(describe: true), CancellationToken.None);
            var builder = new RowBuilder(Run.HorizonDays, 0.05);
            var lines = Run.Dates.Select(date => facts is not null && builder.Build(facts, date, out _) is { } row ? RowText.Of(row.Row) + RowText.Of(row.Context) : "no row");
            return ([.. lines], [.. failures.Concat(loader.Failures).Select(failure => failure.ToString())]);
        }
        catch (SourceException e) when (e.EndsRun)
        {
            return ([], [e.Message]);
        }
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var name = request.RequestUri!.PathAndQuery[RecordedHandler.Address.AbsolutePath.Length..];
        Requests.Enqueue(name);
        var response = new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = new ByteArrayContent(_other(name) ?? Recorded(name)) };
        response.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return Task.FromResult(response);
    }

    /// <summary>The rows that concern the half year, and a few others: one page.</summary>
    private static byte[] Shorten(string request)
    {
        var query = request.Split('?')[1].Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        if (query.GetValueOrDefault("page", "0") != "0")
        {
            return "[]"u8.ToArray();
        }

        var rows = JsonArrays.Rows(Corpus.AllRows(request.Split('?')[0], query)!.Value);
        var isPrice = request.StartsWith("historical", StringComparison.Ordinal);
        var kept = isPrice
            ? rows.Where(row => row.Contains("2024-0", StringComparison.Ordinal) || row.Contains("2023-1", StringComparison.Ordinal)).ToList()
            : rows.Where(row => row.Contains("2024-0", StringComparison.Ordinal) || row.Contains("\"AAPL\"", StringComparison.Ordinal)).Take(MostRows).ToList();
        return JsonArrays.Of(kept.Count > 0 ? kept : rows.Take(MostRows)).ToArray();
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
