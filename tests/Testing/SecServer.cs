using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SmartMoney.Testing;

/// <summary>Stands in for the SEC's site on a free loopback port: archives of a folder, refused to those who do not say who they are.</summary>
public sealed class SecServer : IAsyncDisposable
{
    private const string Archives = "/files/structureddata/data/insider-transactions-data-sets/";

    private readonly WebApplication _application;
    private readonly string _folder;
    private readonly ConcurrentQueue<string> _asked = new();
    private readonly ConcurrentQueue<string> _complete = new();
    private readonly ConcurrentQueue<long> _times = new();

    private SecServer(string folder)
    {
        _folder = folder;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _application = builder.Build();
        _application.Run(AnswerAsync);
    }

    /// <summary>Its address, as <c>--sec-url</c> takes it.</summary>
    public string Url => _application.Urls.Single();

    /// <summary>What it sends in place of the files of the folder, by their names.</summary>
    public ConcurrentDictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>The files that it answers with a status alone.</summary>
    public ConcurrentDictionary<string, int> Statuses { get; } = new(StringComparer.Ordinal);

    /// <summary>How long it waits in the middle of every file.</summary>
    public TimeSpan Pause { get; set; }

    /// <summary>The files that were asked for, in the order of the requests.</summary>
    public IReadOnlyList<string> Asked => [.. _asked];

    /// <summary>The files that were sent to their end.</summary>
    public IReadOnlyList<string> Complete => [.. _complete];

    /// <summary>When the requests came.</summary>
    public IReadOnlyList<long> Times => [.. _times];

    /// <summary>Starts a server.</summary>
    /// <param name="folder">The folder of archives.</param>
    public static async Task<SecServer> StartAsync(string folder)
    {
        var server = new SecServer(folder);
        await server._application.StartAsync();
        return server;
    }

    /// <summary>Forgets the requests.</summary>
    public void Reset()
    {
        _asked.Clear();
        _complete.Clear();
        _times.Clear();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var file = Path.GetFileName(path);
        _asked.Enqueue(file);
        _times.Enqueue(TimeProvider.System.GetTimestamp());
        var isKnown = path == Archives + file || path == "/files/company_tickers.json";
        var status = Statuses.GetValueOrDefault(
            file, !context.Request.Headers.UserAgent.ToString().Contains('@', StringComparison.Ordinal) ? 403 : isKnown && Body(file) is not null ? 200 : 404);
        context.Response.StatusCode = status;
        if (status == 200)
        {
            var body = Body(file)!;
            context.Response.ContentLength = body.Length;
            await context.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2));
            if (Pause > TimeSpan.Zero)
            {
                await context.Response.Body.FlushAsync();
                await Task.Delay(Pause, TimeProvider.System, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            await context.Response.Body.WriteAsync(body.AsMemory(body.Length / 2));
            if (!context.RequestAborted.IsCancellationRequested)
            {
                _complete.Enqueue(file);
            }
        }
    }

    private byte[]? Body(string file) =>
        Files.TryGetValue(file, out var body) ? body : Path.Combine(_folder, file) is var path && File.Exists(path) ? File.ReadAllBytes(path) : null;
}
