using System.Text;

namespace SmartMoney.Sources.Sec.Archives;

/// <summary>
/// Reads a table of tab-separated values without quoting, row by row, in bounded memory. Columns are found by their names, so that their
/// order and their number do not matter.
/// </summary>
internal sealed class TsvReader : IDisposable
{
    private const byte Tab = (byte)'\t';
    private const byte NewLine = (byte)'\n';
    private const byte CarriageReturn = (byte)'\r';
    private const int FirstBufferBytes = 1 << 16;

    /// <summary>A longer row cannot be read.</summary>
    private const int MaxRowBytes = 1 << 20;

    private readonly Stream _content;
    private readonly int[] _columns;
    private readonly int _headerCells;
    private readonly List<Range> _cells = [];
    private byte[] _buffer = new byte[FirstBufferBytes];
    private Range _row;
    private int _start;
    private int _end;
    private bool _isEnd;

    /// <summary>Reads the header.</summary>
    /// <param name="name">The table as messages name it.</param>
    /// <param name="content">The bytes of the table.</param>
    /// <param name="table">The columns that are read.</param>
    /// <exception cref="SourceException">A column is missing.</exception>
    public TsvReader(string name, Stream content, SecTable table)
    {
        _content = content;
        var names = ReadLine() && !IsTooLong
            ? Encoding.UTF8.GetString(_buffer.AsSpan(_row)).TrimStart('\uFEFF').Split('\t', StringSplitOptions.TrimEntries)
            : [];
        _headerCells = names.Length;
        _columns = Array.ConvertAll(table.Columns, column => Array.FindIndex(names, found => found.Equals(column, StringComparison.OrdinalIgnoreCase)));
        var missing = table.Columns.Where((column, index) => _columns[index] < 0 && !SecTable.IsOptional(column)).ToList();
        if (missing.Count > 0)
        {
            throw new SourceException(SourceFailure.Failed, $"{name}: the table {table.File} lacks the column {string.Join(", ", missing)}");
        }
    }

    /// <summary>Whether the row has all columns that are read, and no more cells than the header.</summary>
    public bool IsReadable { get; private set; }

    private bool IsTooLong { get; set; }

    /// <summary>The cell of a column in the current row.</summary>
    /// <param name="column">The position of the column among those that are read.</param>
    /// <returns>Empty where the row has no such cell.</returns>
    public ReadOnlySpan<byte> this[int column] =>
        _columns[column] is var cell && cell >= 0 && cell < _cells.Count ? _buffer.AsSpan(_cells[cell]) : default;

    /// <summary>The text of a cell, without outer blanks.</summary>
    /// <param name="column">The position of the column among those that are read.</param>
    public string Text(int column) => Encoding.UTF8.GetString(this[column]).Trim();

    /// <summary>Reads the next row; empty lines are skipped.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Read()
    {
        do
        {
            if (!ReadLine())
            {
                return false;
            }
        }
        while (!IsTooLong && _row.Start.Value == _row.End.Value);

        Split();
        IsReadable = !IsTooLong
            && _cells.Count <= _headerCells
            && Array.TrueForAll(_columns, column => column < _cells.Count);
        return true;
    }

    public void Dispose() => _content.Dispose();

    private void Split()
    {
        _cells.Clear();
        if (IsTooLong)
        {
            return;
        }

        var (start, end) = (_row.Start.Value, _row.End.Value);
        while (_buffer.AsSpan(start..end).IndexOf(Tab) is var length && length >= 0)
        {
            _cells.Add(start..(start + length));
            start += length + 1;
        }

        _cells.Add(start..end);
    }

    private bool ReadLine()
    {
        IsTooLong = false;
        var seen = 0;
        while (true)
        {
            var length = _buffer.AsSpan((_start + seen).._end).IndexOf(NewLine);
            if (length >= 0)
            {
                Take(_start + seen + length, 1);
                return true;
            }

            if (_isEnd)
            {
                var isRow = _end > _start || IsTooLong;
                Take(_end, 0);
                return isRow;
            }

            seen = _end - _start;
            if (seen >= MaxRowBytes)
            {
                IsTooLong = true;
                _start = _end;
                seen = 0;
            }

            Fill();
        }
    }

    private void Take(int end, int separator)
    {
        var last = end > _start && _buffer[end - 1] == CarriageReturn ? end - 1 : end;
        _row = _start..last;
        _start = end + separator;
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start.._end).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = _content.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _isEnd = read == 0;
    }
}
