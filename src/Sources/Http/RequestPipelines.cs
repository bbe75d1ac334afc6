using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Polly;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Retry;
using Polly.Timeout;

namespace SmartMoney.Sources.Http;

/// <summary>
/// How a request is tried, outermost first: an endpoint that answers nothing any more is left alone; failed tries are
/// repeated within bounds; every try takes a permit of the budget; every try ends in time.
/// </summary>
/// <typeparam name="T">The answer to a request.</typeparam>
internal sealed class RequestPipelines<T>(RequestOptions options, RateLimiter budget, TimeProvider time)
{
    /// <summary>The least time that a try is given.</summary>
    private static readonly TimeSpan MinTryTime = TimeSpan.FromMilliseconds(10);

    private static readonly ResiliencePropertyKey<Effort> EffortKey = new("effort");

    private readonly ConcurrentDictionary<string, ResiliencePipeline<T>> _byEndpoint = new(StringComparer.Ordinal);

    /// <summary>Runs a request's tries.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="request">The request as messages name it.</param>
    /// <param name="attempt">One try.</param>
    /// <param name="cancellationToken">Stops the tries.</param>
    /// <exception cref="SourceException">Refused, or every try failed.</exception>
    public async Task<T> ExecuteAsync(
        string endpoint,
        string request,
        Func<CancellationToken, Task<T>> attempt,
        CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(EffortKey, new Effort());
        try
        {
            return await _byEndpoint.GetOrAdd(endpoint, Build).ExecuteAsync(
                async (context, attempt) =>
                {
                    var started = time.GetTimestamp();
                    try
                    {
                        return await attempt(context.CancellationToken);
                    }
                    finally
                    {
                        EffortOf(context).Spent += time.GetElapsedTime(started);
                    }
                },
                context,
                attempt);
        }
        catch (BrokenCircuitException e)
        {
            throw new SourceException(SourceFailure.Failed, $"{endpoint}: not asked, for it answers nothing any more", e);
        }
        catch (Exception e) when (IsTransient(e))
        {
            throw new SourceException(SourceFailure.Failed, $"{request}: {Reason(e)}", e);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private ResiliencePipeline<T> Build(string endpoint)
    {
        var builder = new ResiliencePipelineBuilder<T> { TimeProvider = time, Name = endpoint };
        return builder
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<T>
            {
                ShouldHandle = args => ValueTask.FromResult(IsTransient(args.Outcome.Exception)),
                FailureRatio = 1,
                MinimumThroughput = 2,
                SamplingDuration = options.BreakTime + options.MaxRetryTime,
                BreakDuration = options.BreakTime,
            })
            .AddRetry(new RetryStrategyOptions<T>
            {
                ShouldHandle = args => ValueTask.FromResult(
                    IsTransient(args.Outcome.Exception)
                    && args.Outcome.Exception is not AttemptException { IsLast: true }
                    && args.AttemptNumber < options.MaxTries - 1),
                MaxRetryAttempts = Math.Max(1, options.MaxTries - 1),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.RetryDelay,
                MaxDelay = options.MaxRetryDelay,
                DelayGenerator = args => ValueTask.FromResult((args.Outcome.Exception as AttemptException)?.RetryAfter),
                OnRetry = BeforeDelay,
            })
            .AddRateLimiter(new RateLimiterStrategyOptions
            {
                RateLimiter = args => budget.AcquireAsync(1, args.Context.CancellationToken),
            })
            .AddTimeout(new TimeoutStrategyOptions { TimeoutGenerator = args => ValueTask.FromResult(TimeToTry(EffortOf(args.Context))) })
            .Build();
    }

    /// <summary>Makes the failure final when the delay, with a moment for the attempt after it, would exceed the bound.</summary>
    private ValueTask BeforeDelay(OnRetryArguments<T> args)
    {
        var effort = EffortOf(args.Context);
        if (effort.Spent + args.RetryDelay + MinTryTime > options.MaxRetryTime)
        {
            args.Outcome.ThrowIfException();
        }

        effort.Spent += args.RetryDelay;
        return ValueTask.CompletedTask;
    }

    /// <summary>How long a try may take: no longer than the request has left.</summary>
    private TimeSpan TimeToTry(Effort effort)
    {
        var left = options.MaxRetryTime - effort.Spent;
        return left >= options.Timeout ? options.Timeout : left > MinTryTime ? left : MinTryTime;
    }

    private static Effort EffortOf(ResilienceContext context) => context.Properties.GetValue(EffortKey, null!);

    private static bool IsTransient(Exception? e) =>
        e is AttemptException or TimeoutRejectedException or HttpRequestException or IOException or InvalidDataException;

    private static string Reason(Exception e) => e switch
    {
        TimeoutRejectedException late => $"no answer within {late.Timeout.TotalSeconds:0} s",
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } http => $"no connection ({http.HttpRequestError})",
        HttpRequestException or IOException => "the connection broke",
        InvalidDataException => "a body that cannot be unzipped",
        _ => e.Message,
    };

    /// <summary>The time a request has taken so far, waiting for the budget not counted.</summary>
    private sealed class Effort
    {
        public TimeSpan Spent { get; set; }
    }
}
