using SmartMoney.Sources.Fmp.Api;

namespace SmartMoney.Sources.Fmp;

/// <summary>
/// The longest page of holder lists that the server has given so far. It caps pages as it likes, so only this tells whether a page
/// was full.
/// </summary>
internal sealed class LongestPage
{
    private readonly Lock _gate = new();
    private int _rows;

    /// <summary>Whether a page with this number of rows may be followed by another.</summary>
    public bool IsFull(int rows)
    {
        lock (_gate)
        {
            _rows = Math.Max(_rows, rows);
            return rows >= FmpPages.HoldersWithoutLimit && rows == _rows;
        }
    }
}
