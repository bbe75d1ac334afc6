using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Polly;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Retry;
using Polly.Timeout;
using SmartMoney.Core.Formatting;

namespace SmartMoney.Sources.Http;

/// <summary>
/// How a request is tried, outermost first: an endpoint that answers nothing any more is left alone; failed tries are
/// repeated within bounds; every try takes a permit of the budget; every try ends in time.
/// </summary>
internal sealed class RequestPipelines(RequestOptions options, RateLimiter budget, TimeProvider time)
{
    /// <summary>The least time that a try is given.</summary>
    private static readonly TimeSpan MinTryTime = TimeSpan.FromMilliseconds(10);

    /// <summary>The most tries of a request when the source has never answered and there is no way to it.</summary>
    private const int MaxTriesOfFirst = 5;

    /// <summary>How long it is tried then.</summary>
    private static readonly TimeSpan MaxTimeOfFirst = TimeSpan.FromSeconds(10);

    private static readonly ResiliencePropertyKey<Effort> EffortKey = new("effort");

    private readonly ConcurrentDictionary<string, ResiliencePipeline> _byEndpoint = new(StringComparer.Ordinal);

    /// <summary>Runs a request's tries.</summary>
    /// <typeparam name="T">The answer to the request.</typeparam>
    /// <param name="call">The request.</param>
    /// <param name="attempt">One try.</param>
    /// <param name="cancellationToken">Stops the tries.</param>
    /// <exception cref="SourceException">Refused, or every try failed.</exception>
    public async Task<T> ExecuteAsync<T>(RequestCall call, Func<CancellationToken, Task<T>> attempt, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(EffortKey, new Effort(call));
        try
        {
            return await _byEndpoint.GetOrAdd(call.Endpoint, Build).ExecuteAsync(
                async (context, attempt) =>
                {
                    var started = time.GetTimestamp();
                    EffortOf(context).Tries++;
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
            throw new SourceException(SourceFailure.Failed, $"{call.Endpoint}: not asked, for it answers nothing any more", e);
        }
        catch (Exception e) when (call.Unreachable(e) is { } cause)
        {
            throw new SourceException(SourceFailure.Unreachable, $"{cause} ({Quantity.Of(EffortOf(context).Tries, "try", "tries")})", e);
        }
        catch (Exception e) when (IsTransient(e))
        {
            throw new SourceException(SourceFailure.Failed, $"{call.Name}: {Reason(e)}", e);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private ResiliencePipeline Build(string endpoint)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = time, Name = endpoint };
        return builder
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                ShouldHandle = args => ValueTask.FromResult(IsTransient(args.Outcome.Exception)),
                FailureRatio = 1,
                MinimumThroughput = 2,
                SamplingDuration = options.BreakTime + options.MaxRetryTime,
                BreakDuration = options.BreakTime,
            })
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = args => ValueTask.FromResult(
                    IsTransient(args.Outcome.Exception)
                    && args.Outcome.Exception is not AttemptException { IsLast: true }
                    && args.AttemptNumber < MaxTries(args.Context, args.Outcome.Exception) - 1),
                MaxRetryAttempts = Math.Max(1, options.MaxTries - 1),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.RetryDelay,
                MaxDelay = options.MaxRetryDelay,
                DelayGenerator = args => ValueTask.FromResult((args.Outcome.Exception as AttemptException)?.RetryAfter ?? DelayOfFirst(args)),
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
    private ValueTask BeforeDelay(OnRetryArguments<object> args)
    {
        var effort = EffortOf(args.Context);
        var call = effort.Call;
        var isUnreachable = call.Unreachable(args.Outcome.Exception) is not null;
        if (effort.Spent + args.RetryDelay + MinTryTime > (isUnreachable && MaxTimeOfFirst < options.MaxRetryTime ? MaxTimeOfFirst : options.MaxRetryTime))
        {
            args.Outcome.ThrowIfException();
        }

        effort.Spent += args.RetryDelay;
        call.Observer.OnRetry(call.Endpoint, Reason(args.Outcome.Exception!), args.RetryDelay);
        return ValueTask.CompletedTask;
    }

    /// <summary>A source that there is no way to is soon given up on, as long as it has not answered at all.</summary>
    private int MaxTries(ResilienceContext context, Exception? failure) =>
        EffortOf(context).Call.Unreachable(failure) is null ? options.MaxTries : Math.Min(options.MaxTries, MaxTriesOfFirst);

    /// <summary>Short waits that grow slowly, so that all tries of the first request fit into its time; null for other requests.</summary>
    private TimeSpan? DelayOfFirst(RetryDelayGeneratorArguments<object> args)
    {
        if (EffortOf(args.Context).Call.Unreachable(args.Outcome.Exception) is null)
        {
            return null;
        }

        var delay = options.RetryDelay * (1 + (args.AttemptNumber / 2.0));
        return delay < options.MaxRetryDelay ? delay : options.MaxRetryDelay;
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
    private sealed class Effort(RequestCall call)
    {
        public RequestCall Call => call;

        public int Tries { get; set; }

        public TimeSpan Spent { get; set; }
    }
}
