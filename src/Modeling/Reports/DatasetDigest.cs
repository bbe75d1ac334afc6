using SmartMoney.Core.Datasets;
using SmartMoney.Core.Features.Schema;

namespace SmartMoney.Modeling.Reports;

/// <summary>
/// What the report of a dataset shows, gathered in one pass over its rows: exact figures by date and by symbol, and for distributions and
/// correlations the rows themselves or, of a large dataset, a sample of them.
/// </summary>
internal sealed class DatasetDigest
{
    /// <summary>The most rows that are kept.</summary>
    public const int MaxSampled = 20_000;

    private const int Seed = 1;

    private readonly Random _random = new(Seed);
    private readonly int[] _places = new int[MaxSampled];
    private readonly int[] _labels = new int[MaxSampled];
    private readonly double[][] _values = [.. FeatureSchema.Features.Select(_ => new double[MaxSampled])];
    private readonly SortedDictionary<DateOnly, DateDigest> _dates = [];
    private readonly SortedDictionary<string, int> _symbols = new(StringComparer.Ordinal);

    /// <summary>Gathers the figures of a dataset.</summary>
    /// <param name="source">Where the rows come from, for the message.</param>
    /// <param name="rows">The rows.</param>
    /// <exception cref="InvalidInputException">There is no row, one is there twice, or a number is not finite.</exception>
    public DatasetDigest(string source, IEnumerable<DatasetRow> rows)
    {
        var rules = new DatasetRowRules(source);
        foreach (var row in rows)
        {
            rules.Require(row);
            Add(row);
        }

        rules.RequireAny(Rows);
        SortSample();
    }

    public int Rows { get; private set; }

    public int Positives { get; private set; }

    /// <summary>Rows without a value of some feature.</summary>
    public int Incomplete { get; private set; }

    /// <summary>The sample dates, in order.</summary>
    public IReadOnlyDictionary<DateOnly, DateDigest> Dates => _dates;

    /// <summary>The rows of each symbol, in order.</summary>
    public IReadOnlyDictionary<string, int> Symbols => _symbols;

    /// <summary>How many rows were kept.</summary>
    public int Sampled => Math.Min(Rows, MaxSampled);

    /// <summary>The labels of the rows that were kept.</summary>
    public ArraySegment<int> SampledLabels => new(_labels, 0, Sampled);

    /// <summary>The values of a feature in the rows that were kept, a missing one as NaN.</summary>
    public ArraySegment<double> SampledValues(int feature) => new(_values[feature], 0, Sampled);

    private void Add(DatasetRow row)
    {
        if (!_dates.TryGetValue(row.Date, out var date))
        {
            _dates[row.Date] = date = new DateDigest();
        }

        date.Add(row);
        _symbols[row.Symbol] = _symbols.GetValueOrDefault(row.Symbol) + 1;
        Positives += row.Label;
        Incomplete += row.Features.Contains(null) ? 1 : 0;
        Sample(row);
        Rows++;
    }

    /// <summary>Keeps a row so that, at any time, each row so far is as likely to be kept as any other.</summary>
    private void Sample(DatasetRow row)
    {
        var slot = Rows < MaxSampled ? Rows : _random.Next(Rows + 1);
        if (slot >= MaxSampled)
        {
            return;
        }

        (_places[slot], _labels[slot]) = (Rows, row.Label);
        for (var i = 0; i < _values.Length; i++)
        {
            _values[i][slot] = row.Features[i] ?? double.NaN;
        }
    }

    /// <summary>Puts the rows that were kept into the order of the file.</summary>
    private void SortSample()
    {
        int[] order = [.. Enumerable.Range(0, Sampled)];
        Array.Sort(_places, order, 0, Sampled);
        Arrange(_labels);
        foreach (var column in _values)
        {
            Arrange(column);
        }

        void Arrange<T>(T[] column) => Array.ConvertAll(order, slot => column[slot]).CopyTo(column, 0);
    }
}
