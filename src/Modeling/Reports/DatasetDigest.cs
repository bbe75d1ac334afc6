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
    private readonly List<SampledFeatures> _sample = [];
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
        _sample.Sort((one, other) => one.Row.CompareTo(other.Row));
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
    public int Sampled => _sample.Count;

    /// <summary>The labels of the rows that were kept.</summary>
    public int[] SampledLabels => [.. _sample.Select(row => row.Label)];

    /// <summary>The values of a feature in the rows that were kept, a missing one as NaN.</summary>
    public double[] SampledValues(int feature)
    {
        var values = new double[_sample.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = _sample[i].Values[feature];
        }

        return values;
    }

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
        if (_sample.Count < MaxSampled)
        {
            _sample.Add(SampledFeatures.Of(Rows, row));
            return;
        }

        var place = _random.Next(Rows + 1);
        if (place < MaxSampled)
        {
            _sample[place] = SampledFeatures.Of(Rows, row);
        }
    }

    private sealed record SampledFeatures(int Row, double[] Values, int Label)
    {
        public static SampledFeatures Of(int place, DatasetRow row)
        {
            var values = new double[FeatureSchema.Count];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = row.Features[i] ?? double.NaN;
            }

            return new SampledFeatures(place, values, row.Label);
        }
    }
}
