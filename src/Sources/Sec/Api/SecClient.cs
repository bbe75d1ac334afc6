using System.Net;
using SmartMoney.Sources.Http;
using SmartMoney.Sources.Storage;

namespace SmartMoney.Sources.Sec.Api;

/// <summary>Downloads files from the SEC to disk. Every request says who asks. Nothing more is asked for once the SEC has refused that.</summary>
internal sealed class SecClient(IHttpClientFactory clients, string httpClient, SecOptions options, RequestPipelines pipelines, TimeProvider time)
{
    private const long MaxBytes = 256L << 20;
    private const int BufferBytes = 1 << 16;

    private volatile bool _answered;
    private volatile SourceException? _refused = SecOptions.ProblemOf(options.UserAgent) is { } problem
        ? new SourceException(SourceFailure.InvalidKey, problem)
        : null;

    /// <summary>Downloads a file.</summary>
    /// <param name="request">The file.</param>
    /// <param name="convert">Checks the file and turns it into what is kept.</param>
    /// <param name="observer">Receives the requests.</param>
    /// <param name="cancellationToken">Stops the download.</param>
    /// <returns>What is kept, at its beginning; null when the file is not published.</returns>
    /// <exception cref="SourceException">Refused, unusable, or failed within the bounds of retrying.</exception>
    public Task<Stream?> DownloadAsync(SecRequest request, Func<Stream, Stream> convert, ISourceObserver observer, CancellationToken cancellationToken) =>
        pipelines.ExecuteAsync(
            new RequestCall(options.Root.Host, request.Endpoint, request.File, observer, () => !_answered),
            token => TryAsync(request, convert, observer, token),
            cancellationToken);

    private async Task<Stream?> TryAsync(SecRequest request, Func<Stream, Stream> convert, ISourceObserver observer, CancellationToken cancellationToken)
    {
        if (_refused is { } refused)
        {
            throw refused;
        }

        var outcome = CallOutcome.Failed;
        try
        {
            using var message = Message(request);
            using var http = clients.CreateClient(httpClient);
            using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            outcome = response.Outcome;
            if (response.StatusCode == HttpStatusCode.NotFound)
            {
                outcome = CallOutcome.Ok;
                _answered = true;
                return null;
            }

            RequireSuccess(request.File, response, outcome);
            outcome = CallOutcome.Failed;
            await using var content = ScratchFile.Create();
            await ReadAsync(response, content, cancellationToken);
            var kept = Convert(content, convert);
            outcome = CallOutcome.Ok;
            _answered = true;
            return kept;
        }
        finally
        {
            observer.OnCall(request.Endpoint, outcome);
        }
    }

    /// <summary>
    /// The body is empty and yet there: a request without one is sent again by the handler, silently and past the budget, when the
    /// server closes the connection before it answers.
    /// </summary>
    private HttpRequestMessage Message(SecRequest request)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, new Uri(options.Root, request.Folder + request.File)) { Content = new ByteArrayContent([]) };
        message.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent.Trim());
        return message;
    }

    private void RequireSuccess(string file, HttpResponseMessage response, CallOutcome outcome)
    {
        var status = (int)response.StatusCode;
        switch (outcome)
        {
            case CallOutcome.Ok:
                return;
            case CallOutcome.Refused when response.StatusCode == HttpStatusCode.Forbidden:
                throw _refused = new SourceException(
                    SourceFailure.Failed,
                    $"{options.Root.Host} refuses requests (status 403): {SecOptions.UserAgentVariable} must be your name and e-mail address, and at most 10 requests a second are allowed; wait ten minutes and run the command again");
            case CallOutcome.Refused:
                throw new SourceException(SourceFailure.Failed, $"{file}: status {status}: check the address of the SEC");
            default:
                throw new AttemptException($"status {status}", response.RetryAfter(time));
        }
    }

    private static async Task ReadAsync(HttpResponseMessage response, FileStream content, CancellationToken cancellationToken)
    {
        await using var body = await ResponseBody.OpenAsync(response, MaxBytes, cancellationToken);
        var buffer = new byte[BufferBytes];
        int read;
        while ((read = await body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            Write(content, buffer.AsSpan(0, read));
        }

        content.Position = 0;
    }

    private static void Write(FileStream content, ReadOnlySpan<byte> bytes)
    {
        try
        {
            content.Write(bytes);
        }
        catch (IOException e)
        {
            throw new StorageException($"the folder of temporary files cannot be written to: {e.Message}", e);
        }
    }

    private static Stream Convert(Stream content, Func<Stream, Stream> convert)
    {
        try
        {
            return convert(content);
        }
        catch (InvalidDataException e)
        {
            throw new AttemptException(e.Message);
        }
    }
}
