namespace SmartMoney.Testing;

/// <summary>Counts what the server does.</summary>
internal sealed class FmpCounters
{
    private readonly Lock _gate = new();
    private readonly FmpServerOptions _options;
    private SlidingWindow _window;
    private FmpFigures _figures = new();
    private SortedDictionary<string, int> _byEndpoint = new(StringComparer.Ordinal);
    private HashSet<string> _answered = new(StringComparer.Ordinal);
    private int _underWay;

    public FmpCounters(FmpServerOptions options)
    {
        _options = options;
        _window = new SlidingWindow(options.RateWindow, options.Time);
    }

    public FmpFigures Read()
    {
        lock (_gate)
        {
            return _figures with { MaxInWindow = _window.Most, ByEndpoint = new SortedDictionary<string, int>(_byEndpoint, StringComparer.Ordinal) };
        }
    }

    public void Reset()
    {
        lock (_gate)
        {
            _figures = new FmpFigures();
            _window = new SlidingWindow(_options.RateWindow, _options.Time);
            _byEndpoint = new SortedDictionary<string, int>(StringComparer.Ordinal);
            _answered = new HashSet<string>(StringComparer.Ordinal);
        }
    }

    public int Next()
    {
        lock (_gate)
        {
            _figures = _figures with { Requests = _figures.Requests + 1 };
            return _figures.Requests;
        }
    }

    public bool Admit()
    {
        lock (_gate)
        {
            var isAdmitted = _window.Admit(_options.RateLimit);
            _figures = _figures with { Limited = _figures.Limited + (isAdmitted ? 0 : 1) };
            return isAdmitted;
        }
    }

    public void CountKeyInQuery() => Change(figures => figures with { KeysInQuery = figures.KeysInQuery + 1 });

    public void CountUnauthorized() => Change(figures => figures with { Unauthorized = figures.Unauthorized + 1 });

    public void CountFault() => Change(figures => figures with { Faults = figures.Faults + 1 });

    public void CountOk(FmpCall call) => Change(figures =>
    {
        _byEndpoint[call.Endpoint] = _byEndpoint.GetValueOrDefault(call.Endpoint) + 1;
        return figures with { Ok = figures.Ok + 1, Repeats = figures.Repeats + (_answered.Add(call.Identity) ? 0 : 1) };
    });

    public IDisposable Begin()
    {
        Change(figures => figures with { MaxAtOnce = Math.Max(figures.MaxAtOnce, ++_underWay) });
        return new UnderWay(this);
    }

    private void Change(Func<FmpFigures, FmpFigures> change)
    {
        lock (_gate)
        {
            _figures = change(_figures);
        }
    }

    private sealed class UnderWay(FmpCounters counters) : IDisposable
    {
        public void Dispose()
        {
            lock (counters._gate)
            {
                counters._underWay--;
            }
        }
    }
}
