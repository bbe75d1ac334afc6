using System.Collections.Concurrent;
using System.Net;
using System.Text;
using SmartMoney.Functions.Settings;
using SmartMoney.Sources.Recorded;

namespace SmartMoney.Functions.Tests.Hosting;

/// <summary>Stands in for FMP: answers from the samples, or as a test wants it.</summary>
internal sealed class FmpStandIn : HttpMessageHandler
{
    private readonly RecordedCorpus _corpus = new(SourceCatalog.Samples);

    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>What to answer in place of the samples; null to leave it to them.</summary>
    public Func<Uri, (HttpStatusCode Status, string Body)?> Instead { get; set; } = _ => null;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await Task.Yield();
        var uri = request.RequestUri!;
        Requests.Enqueue(uri.PathAndQuery);
        if (Instead(uri) is var (status, body))
        {
            return new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        }

        var query = uri.Query.TrimStart('?').Split('&').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[^1]));
        var answer = _corpus.Answer(uri.AbsolutePath["/stable/".Length..], query);
        return new HttpResponseMessage(answer is null ? HttpStatusCode.NotFound : HttpStatusCode.OK)
        {
            Content = new ReadOnlyMemoryContent(answer ?? "[]"u8.ToArray()),
        };
    }
}
