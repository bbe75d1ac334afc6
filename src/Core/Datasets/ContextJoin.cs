namespace SmartMoney.Core.Datasets;

/// <summary>Finds the context of the rows of a dataset, by symbol and date.</summary>
public sealed class ContextJoin
{
    private readonly Dictionary<(string Symbol, DateOnly Date), ContextRow> _rows = [];

    /// <summary>Reads the context of a dataset.</summary>
    /// <param name="source">Where the rows come from, for the message.</param>
    /// <param name="rows">The rows of the context file.</param>
    /// <exception cref="InvalidInputException">A symbol and date occur twice.</exception>
    public ContextJoin(string source, IEnumerable<ContextRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Source = source;
        foreach (var row in rows)
        {
            if (!_rows.TryAdd((row.Symbol, row.Date), row))
            {
                throw new InvalidInputException($"{source}: {row.Symbol} {row.Date:yyyy-MM-dd} occurs more than once");
            }
        }
    }

    /// <summary>Where the rows come from.</summary>
    public string Source { get; }

    /// <summary>The number of rows.</summary>
    public int Count => _rows.Count;

    /// <summary>The context of a row.</summary>
    /// <param name="row">A row of the dataset.</param>
    /// <exception cref="InvalidInputException">The file has none: it belongs to another dataset.</exception>
    public ContextRow Of(DatasetRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return _rows.GetValueOrDefault((row.Symbol, row.Date))
            ?? throw new InvalidInputException($"{Source}: {row.Symbol} {row.Date:yyyy-MM-dd} is missing: the context file belongs to another dataset");
    }
}
