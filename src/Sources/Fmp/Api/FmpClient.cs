using System.Net;
using SmartMoney.Sources.Http;

namespace SmartMoney.Sources.Fmp.Api;

/// <summary>
/// Calls FMP. The key is sent in a header. Until the first response, requests are sent one at a time, so that an invalid key costs one call, and a
/// source that there is no way to the tries of one request; another failed attempt says nothing of them and lets the next request try. Nothing is
/// sent without a key or after the key was rejected.
/// </summary>
internal sealed class FmpClient(IHttpClientFactory clients, string httpClient, FmpOptions options, RequestPipelines pipelines, TimeProvider time)
{
    private TaskCompletionSource? _turn;
    private volatile bool _answered;
    private volatile SourceException? _rejected = options.ApiKey.Length == 0
        ? new SourceException(SourceFailure.InvalidKey, $"there is no key for {options.Root.Host}: set FMP_API_KEY and start again")
        : FmpOptions.ProblemOf(options.ApiKey) is { } problem
            ? new SourceException(SourceFailure.InvalidKey, problem)
            : null;

    /// <summary>Gets an answer, a JSON array of objects.</summary>
    /// <param name="request">The request.</param>
    /// <param name="memory">What the fetch holds in memory; the answer is part of it afterwards.</param>
    /// <param name="observer">Receives the requests.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <exception cref="SourceException">Invalid key, refused, or failed within the bounds of retrying.</exception>
    public async Task<ReadOnlyMemory<byte>> GetAsync(FmpRequest request, HeldMemory memory, ISourceObserver observer, CancellationToken cancellationToken)
    {
        var call = new RequestCall(options.Root.Host, request.Endpoint, request.ToString(), observer, () => !_answered);
        while (!_answered)
        {
            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (Interlocked.CompareExchange(ref _turn, turn, null) is { } before)
            {
                await before.Task.WaitAsync(cancellationToken);
                continue;
            }

            return await GoAheadAsync(turn, token => TryFirstAsync(turn, call, request, memory, token), call, cancellationToken);
        }

        return await pipelines.ExecuteAsync(call, token => SendAsync(request, memory, observer, token), cancellationToken);
    }

    /// <summary>Sends a request that others wait for. Where there is no way to the source, none is left to them either.</summary>
    private async Task<ReadOnlyMemory<byte>> GoAheadAsync(
        TaskCompletionSource turn, Func<CancellationToken, Task<ReadOnlyMemory<byte>>> attempt, RequestCall call, CancellationToken cancellationToken)
    {
        try
        {
            return await pipelines.ExecuteAsync(call, attempt, cancellationToken);
        }
        catch (SourceException e) when (e.Failure == SourceFailure.Unreachable && turn.TrySetException(e))
        {
            // Whether or not another one waits for it.
            _ = turn.Task.Exception;
            throw;
        }
        finally
        {
            Pass(turn);
        }
    }

    private async Task<ReadOnlyMemory<byte>> TryFirstAsync(
        TaskCompletionSource turn, RequestCall call, FmpRequest request, HeldMemory memory, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await SendAsync(request, memory, call.Observer, cancellationToken);
            _answered = true;
            return answer;
        }
        catch (SourceException)
        {
            _answered = true;
            throw;
        }
        catch (Exception e) when (call.Unreachable(e) is null)
        {
            Pass(turn);
            throw;
        }
    }

    private void Pass(TaskCompletionSource turn)
    {
        Interlocked.CompareExchange(ref _turn, null, turn);
        turn.TrySetResult();
    }

    private async Task<ReadOnlyMemory<byte>> SendAsync(FmpRequest request, HeldMemory memory, ISourceObserver observer, CancellationToken cancellationToken)
    {
        if (_rejected is { } rejected)
        {
            throw rejected;
        }

        var outcome = CallOutcome.Failed;
        try
        {
            using var message = Message(request);
            using var http = clients.CreateClient(httpClient);
            using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            outcome = response.Outcome;
            RequireSuccess(request, response, outcome);
            outcome = CallOutcome.Failed;
            var held = memory.Bytes;
            var body = await ResponseBody.ReadAsync(response, memory, cancellationToken);
            if (FmpAnswer.Problem(body.Span) is var (failure, seen))
            {
                memory.Give(memory.Bytes - held);
                throw failure == SourceFailure.InvalidKey ? Reject()
                    : Unreachability.IsWebPage(response.Content.Headers.ContentType, body.Span) ? new AttemptException("a web page in place of data") { IsWebPage = true }
                    : new AttemptException(seen);
            }

            outcome = CallOutcome.Ok;
            return body;
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
    private HttpRequestMessage Message(FmpRequest request)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, new Uri(options.Root, request.ToString())) { Content = new ByteArrayContent([]) };
        message.Headers.TryAddWithoutValidation("apikey", options.ApiKey);
        return message;
    }

    private void RequireSuccess(FmpRequest request, HttpResponseMessage response, CallOutcome outcome)
    {
        var status = (int)response.StatusCode;
        switch (outcome)
        {
            case CallOutcome.Ok:
                return;
            case CallOutcome.Refused when response.StatusCode == HttpStatusCode.Unauthorized:
                throw Reject();
            case CallOutcome.Refused when status is 402 or 403:
                throw new SourceException(SourceFailure.Refused, $"{request}: outside the plan of the key (status {status})");
            case CallOutcome.Refused:
                throw new AttemptException(status == (int)HttpStatusCode.NotFound ? "status 404: check the address of the API" : $"status {status}") { IsLast = true };
            default:
                throw new AttemptException($"status {status}", response.RetryAfter(time));
        }
    }

    private SourceException Reject() =>
        _rejected = new SourceException(SourceFailure.InvalidKey, $"{options.Root.Host} rejected the key in FMP_API_KEY: check it and run the command again");
}
