using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SmartMoney.Sources.Recorded;

namespace SmartMoney.Testing;

/// <summary>
/// Stands in for Financial Modeling Prep on a free loopback port: recorded answers behind a key, pages as its provider documents them,
/// a rate limit, and the ways in which the real one fails.
/// </summary>
public sealed class FmpServer : IAsyncDisposable
{
    private const string Prefix = "/stable/";
    private const string KeyName = "apikey";
    private const int SmallestZipped = 1400;

    private readonly WebApplication _application;
    private readonly RecordedCorpus _corpus;
    private readonly Faults _faults;
    private readonly FmpCounters _counters;
    private readonly ConcurrentQueue<FmpCall> _calls = new();
    private readonly ConcurrentQueue<FmpCall> _emptyAnswers = new();

    private FmpServer(FmpServerOptions options)
    {
        Options = options;
        _corpus = new RecordedCorpus(options.CorpusFolder);
        _faults = new Faults(options.FaultShare, options.FaultSeed, options.StallTime);
        _counters = new FmpCounters(options);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _application = builder.Build();
        _application.Run(AnswerAsync);
    }

    /// <summary>How it behaves.</summary>
    public FmpServerOptions Options { get; }

    /// <summary>Its address, as <c>--fmp-url</c> takes it.</summary>
    public string Url => $"{_application.Urls.Single()}{Prefix}";

    /// <summary>All requests, in the order they came.</summary>
    public IReadOnlyList<FmpCall> Calls => [.. _calls];

    /// <summary>The requests that were answered with no rows.</summary>
    public IReadOnlyList<FmpCall> EmptyAnswers => [.. _emptyAnswers];

    /// <summary>What it counted.</summary>
    public FmpFigures Figures => _counters.Read();

    /// <summary>Starts a server.</summary>
    /// <param name="options">How it behaves.</param>
    public static async Task<FmpServer> StartAsync(FmpServerOptions? options = null)
    {
        var server = new FmpServer(options ?? new FmpServerOptions());
        await server._application.StartAsync();
        return server;
    }

    /// <summary>Clears the figures and the lists of requests.</summary>
    public void Reset()
    {
        _counters.Reset();
        _calls.Clear();
        _emptyAnswers.Clear();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var underWay = _counters.Begin();
        var call = Receive(context.Request);
        await SendAsync(context, ReplyTo(call, context.Request), call);
    }

    private FmpCall Receive(HttpRequest request)
    {
        var path = request.Path.Value!;
        var query = request.Query.Where(pair => pair.Key != KeyName).ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        var endpoint = path.StartsWith(Prefix, StringComparison.Ordinal) ? path[Prefix.Length..] : "";
        var call = new FmpCall(_counters.Next(), path, endpoint, query, Options.Time.GetTimestamp());
        _calls.Enqueue(call);
        if (request.Query.ContainsKey(KeyName))
        {
            _counters.CountKeyInQuery();
        }

        return call;
    }

    private FmpReply ReplyTo(FmpCall call, HttpRequest request)
    {
        if (!_counters.Admit())
        {
            return FmpReply.Limited;
        }

        if (Options.Script?.Invoke(call) is { } scripted)
        {
            return scripted;
        }

        if (request.Headers[KeyName] != Options.ApiKey)
        {
            _counters.CountUnauthorized();
            return FmpReply.InvalidKey;
        }

        if (Options.DeniedSymbols.Contains(call["symbol"]))
        {
            return FmpReply.Denied(402);
        }

        if (Answer(call) is not { } answer)
        {
            return FmpReply.OfJson(404, "[]");
        }

        var reply = FmpReply.Ok(Options.Transform?.Invoke(call, answer) ?? answer);
        if (_faults.Draw(reply) is { } fault)
        {
            _counters.CountFault();
            return fault;
        }

        if (reply.Body.Span.SequenceEqual("[]"u8))
        {
            _emptyAnswers.Enqueue(call);
        }

        return reply;
    }

    private ReadOnlyMemory<byte>? Answer(FmpCall call)
    {
        if (_corpus.AllRows(call.Endpoint, call.Query) is not { } rows)
        {
            return null;
        }

        var visible = Options.Cut is { } cut ? PublicationCut.Apply(_corpus, call, rows, cut) : rows;
        return PagedEndpoints.Of(call.Endpoint, Options) is var (usual, most)
            ? JsonArrays.Page(visible, Number(call["page"], 0), Math.Min(Number(call["limit"], usual), most))
            : visible;
    }

    private async Task SendAsync(HttpContext context, FmpReply reply, FmpCall call)
    {
        if (reply.Stall + Options.Latency is { Ticks: > 0 } wait)
        {
            await Task.Delay(wait, TimeProvider.System, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (reply.IsClosed || context.RequestAborted.IsCancellationRequested)
        {
            context.Abort();
            return;
        }

        var response = context.Response;
        response.StatusCode = reply.Status;
        response.ContentType = reply.ContentType;
        foreach (var (name, value) in reply.Headers)
        {
            response.Headers[name] = value;
        }

        var body = reply.Body;
        if (reply.IsTruncated)
        {
            response.ContentLength = body.Length + 1;
            await response.Body.WriteAsync(body[..(body.Length / 2)]);
            await response.Body.FlushAsync();
            context.Abort();
            return;
        }

        if (body.Length > SmallestZipped && context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.Ordinal))
        {
            response.Headers.ContentEncoding = "gzip";
            body = Zip(body);
        }

        if (reply.Status == 200)
        {
            _counters.CountOk(call);
        }

        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body);
    }

    private static ReadOnlyMemory<byte> Zip(ReadOnlyMemory<byte> body)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(body.Span);
        }

        return zipped.ToArray();
    }

    private static int Number(string text, int otherwise) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
