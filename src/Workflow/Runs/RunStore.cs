using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SmartMoney.Core.Files;
using SmartMoney.Core.Filings;
using SmartMoney.Sources.Storage;

namespace SmartMoney.Workflow.Runs;

/// <summary>
/// What a run keeps, and where: below <c>runs/{id}/</c>, apart from all other runs. The dataset is named after its content, so that
/// a name never changes its bytes: a run that is made again writes another file before it removes the one of before.
/// </summary>
public sealed class RunStore(IObjectStore store)
{
    internal const string Root = "runs/";

    /// <summary>The parameters of a run.</summary>
    /// <param name="runId">The run.</param>
    public static string Parameters(string runId) => $"runs/{runId}/parameters.json";

    /// <summary>The compact reports of a panel member.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="member">The manager's CIK or the ETF's symbol.</param>
    public static string Member(string runId, string member) => $"runs/{runId}/panels/{member}.json.gz";

    /// <summary>The tables of both panels.</summary>
    /// <param name="runId">The run.</param>
    public static string Panels(string runId) => $"runs/{runId}/panels.json.gz";

    /// <summary>The table of a kind of fact whose files the symbols share.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="type">The kind of fact.</param>
    public static string Table(string runId, DataType type) => $"runs/{runId}/tables/{type.Name()}.json.gz";

    /// <summary>The rows of a symbol.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="symbol">The symbol.</param>
    public static string Shard(string runId, string symbol) => $"runs/{runId}/shards/{symbol}.csv";

    /// <summary>The dataset of a run.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="sha256">The SHA-256 of the dataset, hexadecimal.</param>
    public static string Dataset(string runId, string sha256) => $"runs/{runId}/datasets/{sha256}.csv";

    /// <summary>The context file of a run.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="sha256">The SHA-256 of the context file, hexadecimal.</param>
    public static string Context(string runId, string sha256) => $"runs/{runId}/contexts/{sha256}.csv";

    /// <summary>The report of a run.</summary>
    /// <param name="runId">The run.</param>
    public static string Report(string runId) => $"runs/{runId}/report.json";

    /// <summary>The HTML report.</summary>
    /// <param name="runId">The run.</param>
    public static string Page(string runId) => $"runs/{runId}/report.html";

    /// <summary>Says that a run of a universe has ended with rows. The object is empty; its name is all that counts.</summary>
    /// <param name="universe">The universe.</param>
    /// <param name="runId">The run.</param>
    public static string Ended(string universe, string runId) => $"runs/ended/{universe}/{runId}";

    /// <summary>Opens the dataset of a run, and reads the report that names it. A run that is made again may replace both meanwhile.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Stops opening.</param>
    /// <returns>Null when the report or the dataset is missing.</returns>
    /// <exception cref="StorageException">The report is damaged, or the storage cannot be used.</exception>
    internal async Task<RunDataset?> OpenDatasetAsync(string runId, CancellationToken cancellationToken)
    {
        for (string? missing = null; ;)
        {
            var report = await FindAsync(Report(runId), RunJson.Default.RunReport, cancellationToken);
            if (report is null || report.Dataset.Sha256 == missing)
            {
                return null;
            }

            missing = report.Dataset.Sha256;
            if (await store.OpenReadAsync(Dataset(runId, missing), cancellationToken) is not { } content)
            {
                continue;
            }

            if (report.Dataset.Context is not { } file)
            {
                return new RunDataset(report, content, null);
            }

            if (await store.OpenReadAsync(Context(runId, file.Sha256), cancellationToken) is { } context)
            {
                return new RunDataset(report, content, context);
            }

            await content.DisposeAsync();
        }
    }

    /// <summary>Reads a report that is to be written again where it is damaged.</summary>
    /// <returns>Null when there is none that can be read.</returns>
    internal async Task<RunReport?> FindReportAsync(string path, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(path, cancellationToken) is not { } json)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(json.Span, RunJson.Default.RunReport);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <returns>Whether the object was another one, or missing.</returns>
    internal async Task<bool> WriteAsync<T>(string path, T value, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await using (var zipped = Zipped(path) ? new GZipStream(content, CompressionLevel.Fastest, leaveOpen: true) : null)
        {
            await JsonSerializer.SerializeAsync(zipped ?? (Stream)content, value, type, cancellationToken);
        }

        return await WriteUnlessSameAsync(path, content.GetBuffer().AsMemory(0, (int)content.Length), cancellationToken);
    }

    /// <summary>
    /// Writes an object unless it is there already, byte for byte. Reading is cheap; replacing a file makes some file systems wait
    /// for the disk.
    /// </summary>
    /// <returns>Whether it was written.</returns>
    internal async Task<bool> WriteUnlessSameAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(path, cancellationToken) is { } there && there.Span.SequenceEqual(content.Span))
        {
            return false;
        }

        await store.WriteAsync(path, stream => stream.WriteAsync(content, cancellationToken).AsTask(), cancellationToken);
        return true;
    }

    /// <summary>Writes an object that may be too large for memory, unless it is there already, byte for byte.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="content">The content, at its beginning; it can seek.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Whether it was written.</returns>
    public async Task<bool> WriteUnlessSameAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        await using (var there = await store.OpenReadAsync(path, cancellationToken))
        {
            if (there is not null && await StreamComparison.AreEqualAsync(there, content, cancellationToken))
            {
                return false;
            }
        }

        content.Position = 0;
        await store.WriteAsync(path, content, cancellationToken);
        return true;
    }

    internal async Task<T> ReadAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class =>
        await FindAsync(path, type, cancellationToken) ?? throw new StorageException($"{path} is missing");

    /// <summary>Reads an object; null when there is none.</summary>
    /// <exception cref="StorageException">It is damaged, or the storage cannot be used.</exception>
    internal async Task<T?> FindAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        await using var stream = await store.OpenReadAsync(path, cancellationToken);
        if (stream is null)
        {
            return null;
        }

        await using var content = Zipped(path) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        try
        {
            return await JsonSerializer.DeserializeAsync(content, type, cancellationToken) ?? throw new StorageException($"{path} is empty");
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            throw new StorageException($"{path} is damaged", e);
        }
    }

    private static bool Zipped(string path) => path.EndsWith(".gz", StringComparison.Ordinal);
}
