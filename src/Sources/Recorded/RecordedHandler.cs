using System.Net;
using System.Net.Http.Headers;

namespace SmartMoney.Sources.Recorded;

/// <summary>Answers the FMP client from a corpus instead of the network.</summary>
internal sealed class RecordedHandler(RecordedCorpus corpus) : HttpMessageHandler
{
    /// <summary>The address that the client calls; nothing listens there.</summary>
    public static readonly Uri Address = new("http://recorded.invalid/stable/");

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var uri = request.RequestUri!;
        var query = uri.Query.TrimStart('?')
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[^1]), StringComparer.Ordinal);
        var answer = corpus.Answer(uri.AbsolutePath[Address.AbsolutePath.Length..], query);
        var response = new HttpResponseMessage(answer is null ? HttpStatusCode.NotFound : HttpStatusCode.OK)
        {
            RequestMessage = request,
            Content = new ReadOnlyMemoryContent(answer ?? "[]"u8.ToArray()),
        };
        response.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return Task.FromResult(response);
    }
}
