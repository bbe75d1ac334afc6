using SmartMoney.Core.Features.Schema;

namespace SmartMoney.Core.Datasets;

/// <summary>The statistics of a dataset, computed in one pass over its rows.</summary>
public sealed class DatasetProfile
{
    private readonly SeenRows _seen = new();
    private readonly SortedDictionary<string, int> _rowsBySymbol = new(StringComparer.Ordinal);
    private readonly SortedSet<DateOnly> _dates = [];
    private readonly Column[] _columns = [.. FeatureSchema.Features.Select(_ => new Column())];

    /// <summary>Reads a dataset.</summary>
    /// <param name="rows">The rows.</param>
    public DatasetProfile(IEnumerable<DatasetRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        foreach (var row in rows)
        {
            Add(row);
        }
    }

    /// <summary>The number of rows.</summary>
    public int Rows { get; private set; }

    /// <summary>Rows with label 1.</summary>
    public int Positives { get; private set; }

    /// <summary>Rows with at least one empty feature.</summary>
    public int RowsWithMissing { get; private set; }

    /// <summary>Rows whose symbol and date stood in the file before.</summary>
    public int Duplicates { get; private set; }

    /// <summary>Rows of the dataset, and of its context file, with a number that is not finite.</summary>
    public int NonFinite { get; private set; }

    /// <summary>Adds the context of the rows, which counts for <see cref="NonFinite"/> only.</summary>
    /// <param name="nonFinite">The rows of the context file with a number that is not finite.</param>
    public void AddContext(int nonFinite) => NonFinite += nonFinite;

    /// <summary>The rows of a context file with a number that is not finite.</summary>
    /// <param name="rows">The rows.</param>
    public static int NonFiniteOf(IEnumerable<ContextRow> rows) =>
        rows.Count(row => row.Values.Any(value => value is { } number && !double.IsFinite(number)));

    /// <summary>The rows of each symbol that has any.</summary>
    public IReadOnlyDictionary<string, int> RowsBySymbol => _rowsBySymbol;

    /// <summary>The sample dates that occur.</summary>
    public IReadOnlyCollection<DateOnly> Dates => _dates;

    /// <summary>The features, in the order of the columns.</summary>
    public IReadOnlyList<FeatureProfile> Features =>
        [.. FeatureSchema.Features.Select((feature, i) => _columns[i].Profile(feature.Name, Rows))];

    private void Add(DatasetRow row)
    {
        Rows++;
        Positives += row.Label;
        Duplicates += _seen.Add(row.Symbol, row.Date) ? 0 : 1;
        _dates.Add(row.Date);
        _rowsBySymbol[row.Symbol] = _rowsBySymbol.GetValueOrDefault(row.Symbol) + 1;
        var isFinite = double.IsFinite(row.PriceAtSample) && double.IsFinite(row.PriceAfter14d) && double.IsFinite(row.Return14d);
        var hasMissing = false;
        for (var i = 0; i < _columns.Length; i++)
        {
            hasMissing |= row.Features[i] is null;
            isFinite &= row.Features[i] is not { } value || double.IsFinite(value);
            _columns[i].Add(row.Features[i]);
        }

        RowsWithMissing += hasMissing ? 1 : 0;
        NonFinite += isFinite ? 0 : 1;
    }

    private sealed class Column
    {
        private double _min = double.PositiveInfinity;
        private double _max = double.NegativeInfinity;
        private double _sum;
        private int _present;
        private int _zeros;

        public void Add(double? cell)
        {
            if (cell is not { } value)
            {
                return;
            }

            _present++;
            _zeros += value == 0 ? 1 : 0;
            _sum += value;
            _min = Math.Min(_min, value);
            _max = Math.Max(_max, value);
        }

        public FeatureProfile Profile(string name, int rows)
        {
            var whole = Math.Max(1, rows);
            var zeroShare = (double)_zeros / whole;
            return _present == 0
                ? new FeatureProfile(name, null, null, null, rows == 0 ? 0 : 1, zeroShare)
                : new FeatureProfile(name, _min, _sum / _present, _max, (double)(rows - _present) / whole, zeroShare);
        }
    }
}
