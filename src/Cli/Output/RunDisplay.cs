using System.Globalization;
using SmartMoney.Core.Filings;
using SmartMoney.Core.Formatting;
using SmartMoney.Sources;
using SmartMoney.Workflow.Runs;
using SmartMoney.Workflow.Telemetry;
using Spectre.Console;

namespace SmartMoney.Cli.Output;

/// <summary>Shows a run while it is active: a progress bar in a terminal, plain lines when piped.</summary>
internal sealed class RunDisplay : IRunObserver
{
    private const int SmallRun = 2000;
    private const int LinesOfSmallRun = 50;
    private const int LinesOfLargeRun = 500;
    private const int WidthOfFigures = 80;
    private const int WidthOfPosition = 44;
    private const int NarrowestBar = 6;
    private const int TicksALine = 5;

    private readonly Lock _gate = new();
    private readonly List<DataFailure> _failures = [];
    private readonly HashSet<DataType> _singlePages = [];
    private readonly TextWriter _out;
    private readonly bool _verbose;
    private readonly int _total;
    private volatile RunProgress _progress = RunProgress.Start;
    private volatile string? _trouble;
    private IAnsiConsole? _live;
    private ProgressTask? _bar;
    private long _calls;
    private int _done;
    private int _doneBefore;
    private int _ticks;

    public RunDisplay(TextWriter output, int total, bool verbose) => (_out, _total, _verbose) = (output, total, verbose);

    /// <summary>The progress of the run.</summary>
    public RunProgress Progress => _progress;

    /// <summary>Sample dates processed.</summary>
    public int SamplesDone => Volatile.Read(ref _done);

    /// <summary>Those of them that were processed before the run was resumed.</summary>
    public int SamplesDoneBefore => Volatile.Read(ref _doneBefore);

    /// <summary>Requests made.</summary>
    public long Calls => Interlocked.Read(ref _calls);

    /// <summary>The requests that the plan counts for the panels.</summary>
    public long CallsPlanned { get; init; }

    /// <summary>The problem of the last request; null when it succeeded.</summary>
    public string? LastTrouble => _trouble;

    /// <summary>The failures so far.</summary>
    public IReadOnlyList<DataFailure> Failures
    {
        get
        {
            lock (_gate)
            {
                return [.. _failures];
            }
        }
    }

    /// <summary>Runs something under a live bar.</summary>
    public async Task<T> ShowAsync<T>(IAnsiConsole? live, Func<Task<T>> run)
    {
        if (live is null)
        {
            return await run();
        }

        _live = live;
        return await live.Progress()
            .AutoClear(false)
            .Columns(Columns(live.Profile.Width))
            .StartAsync(async context =>
            {
                _bar = context.AddTask("starting", maxValue: _total);
                return await run();
            });
    }

    public void OnCall(string endpoint, CallOutcome outcome)
    {
        Interlocked.Increment(ref _calls);
        _trouble = outcome switch
        {
            CallOutcome.Limited => "the rate limit",
            CallOutcome.Failed => _trouble,
            _ => null,
        };
    }

    public void OnRetry(string endpoint, string reason, TimeSpan delay)
    {
        var retry = string.Create(CultureInfo.InvariantCulture, $"a retry of {endpoint} in {delay.TotalSeconds:0.0} s: {reason}");
        _trouble = retry;
        if (_verbose)
        {
            WriteLine($"Waiting for {retry}");
        }
    }

    public void OnFailure(DataFailure failure)
    {
        lock (_gate)
        {
            _failures.Add(failure);
            if (IsTold(_failures.Count))
            {
                WriteLine($"❌ {Quantity.Of(_failures.Count, "failure")} so far, the latest: {failure}");
            }
        }
    }

    public void OnCache(CacheEvent cacheEvent, EntryKey key, long bytes)
    {
        switch (cacheEvent)
        {
            case CacheEvent.Damaged:
                WriteLine($"⚠️  Cache entry {key} is damaged and is fetched again");
                break;
            case CacheEvent.SinglePage:
                OnSinglePage(key);
                break;
            case CacheEvent.Foreign:
                break;
            case CacheEvent.Awaited:
                _trouble = $"another process that fetches {key}";
                if (_verbose)
                {
                    WriteLine($"Waiting for {_trouble}");
                }

                break;
            default:
                if (_verbose)
                {
                    var size = cacheEvent == CacheEvent.Miss ? "" : $" ({Sizes.Text(bytes)})";
                    WriteLine($"Cache {cacheEvent.ToString().ToUpperInvariant()}: {key}{size}");
                }

                break;
        }
    }

    public void OnSample(string symbol, DateOnly sampleDate)
    {
        lock (_gate)
        {
            _done++;
            var line = string.Create(
                CultureInfo.InvariantCulture,
                $"[{_done}/{_total}] ({100.0 * _done / Math.Max(1, _total):0.00}%) {symbol} @ {sampleDate:yyyy-MM-dd}");
            if (_bar is not null)
            {
                _bar.Description = Markup.Escape(line);
                _bar.Value = _done;
            }
            else if (_done % (_total <= SmallRun ? LinesOfSmallRun : LinesOfLargeRun) == 0 || _done == _total)
            {
                _out.WriteLine(line);
            }
        }
    }

    /// <summary>What an activity did before the run was resumed.</summary>
    public void OnDoneBefore(RunTally tally)
    {
        lock (_gate)
        {
            var samples = tally.Symbols == 0 ? 0 : tally.Rows + tally.Dropped.Values.Sum();
            _done += samples;
            _doneBefore += samples;
            _failures.AddRange(tally.Failures);
        }
    }

    /// <summary>Shows every few seconds how far the panels are, which take most of the time of a first run before any row is there.</summary>
    /// <param name="wait">How long the rate limit lets requests wait yet.</param>
    public void OnTick(TimeSpan? wait)
    {
        if (_progress is not { Phase: RunPhase.Panels } progress || CallsPlanned == 0)
        {
            return;
        }

        var calls = new CallProgress(Calls, CallsPlanned, wait);
        if (_bar is not null)
        {
            Phase($"Panels {progress.Done}/{progress.Total}: {calls}");
        }
        else if (++_ticks % TicksALine == 0)
        {
            WriteLine($"Reading the fund panels: {progress.Done} of {progress.Total} members, {calls}");
        }
    }

    /// <summary>What is left of the run, for one that is stopped before it can end by itself.</summary>
    public string Left => $"{Quantity.Number(Math.Max(0, _total - SamplesDone))} of {Quantity.Of(_total, "sample date")} are left";

    public void OnProgress(RunProgress progress)
    {
        _progress = progress;
        if (progress is { Phase: RunPhase.Panels, Done: 0 })
        {
            Phase(string.Create(CultureInfo.InvariantCulture, $"Reading the fund panels ({progress.Total} members)"));
        }
    }

    /// <summary>The message for the first entry of a data type gives the reason for all of them.</summary>
    private void OnSinglePage(EntryKey key)
    {
        lock (_gate)
        {
            if (_singlePages.Add(key.Type))
            {
                var reason = key.Type == DataType.CongressionalTrades
                    ? "it is the response to a single call with 100 rows or more, which may be only the newest"
                    : "it is the response to a single call, and no longer list in the cache shows that the page was not full";
                WriteLine($"⚠️  Cache entry {key} may have missing rows: {reason}. It is fetched again, as are similar entries");
            }
        }
    }

    /// <summary>In a narrow terminal, a short bar beside the position of the run; in one that is narrower still, only the position.</summary>
    private static ProgressColumn[] Columns(int width)
    {
        var where = new TaskDescriptionColumn { Alignment = Justify.Left };
        return width >= WidthOfFigures ? [where, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()]
            : width >= WidthOfPosition + NarrowestBar ? [where, new ProgressBarColumn { Width = width - WidthOfPosition }]
            : [where];
    }

    private void Phase(string text)
    {
        if (_bar is null)
        {
            WriteLine(text);
        }
        else
        {
            _bar.Description = Markup.Escape(text);
        }
    }

    /// <summary>Reports the first failure, the tenth, and every hundredth.</summary>
    private static bool IsTold(int count) => count is 1 or 10 || count % 100 == 0;

    /// <summary>A line above the bar, where there is one.</summary>
    private void WriteLine(string line)
    {
        lock (_gate)
        {
            if (_live is { } live)
            {
                live.WriteLine(line);
            }
            else
            {
                _out.WriteLine(line);
            }
        }
    }
}
