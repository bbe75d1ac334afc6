namespace SmartMoney.Core.Filings;

/// <summary>The rows that became no fact, counted by reason; described one by one where somebody asks for that.</summary>
public sealed class DroppedRows
{
    /// <summary>The most rows that are kept, for a source may be nothing but such rows.</summary>
    private const int MaxRows = 100_000;

    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly List<DroppedRow>? _rows;

    /// <summary>Creates an empty account.</summary>
    /// <param name="describe">Whether to keep each row, not only its count.</param>
    public DroppedRows(bool describe = false) => _rows = describe ? [] : null;

    /// <summary>Whether each row is kept, not only its count.</summary>
    public bool Describes => _rows is not null;

    /// <summary>The counts, by data type and reason (<c>insider_trades.NoPublicDate</c>).</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;

    /// <summary>The rows, where they are kept.</summary>
    public IReadOnlyList<DroppedRow> Rows => _rows ?? [];

    /// <summary>Counts a row that becomes no fact.</summary>
    /// <param name="type">The kind of data.</param>
    /// <param name="reason">Why it becomes none.</param>
    /// <param name="row">The row; its text describes it.</param>
    /// <param name="eventDate">When it happened.</param>
    /// <param name="publicDate">When it became public.</param>
    public void Add(DataType type, DropReason reason, object row, DateOnly? eventDate, DateOnly? publicDate)
    {
        ArgumentNullException.ThrowIfNull(row);
        var key = $"{type.Name()}.{reason}";
        _counts[key] = _counts.GetValueOrDefault(key) + 1;
        if (_rows?.Count < MaxRows)
        {
            _rows.Add(new DroppedRow(type, reason, row.ToString() ?? "", eventDate, publicDate));
        }
    }

    /// <summary>Adds the rows of another account.</summary>
    /// <param name="others">The account.</param>
    public void Add(DroppedRows others)
    {
        ArgumentNullException.ThrowIfNull(others);
        foreach (var (key, count) in others.Counts)
        {
            _counts[key] = _counts.GetValueOrDefault(key) + count;
        }

        _rows?.AddRange(others.Rows.Take(MaxRows - _rows.Count));
    }
}
