namespace SmartMoney.Core.Datasets;

/// <summary>The symbols and dates of the rows seen so far: a bit a row.</summary>
internal sealed class SeenRows
{
    private const int BitsOfWord = 64;

    private readonly Dictionary<DateOnly, int> _dates = [];
    private readonly Dictionary<string, ulong[]> _symbols = new(StringComparer.Ordinal);

    /// <summary>Adds a row.</summary>
    /// <returns>False when its symbol and date were there before.</returns>
    public bool Add(string symbol, DateOnly date)
    {
        if (!_dates.TryGetValue(date, out var place))
        {
            _dates[date] = place = _dates.Count;
        }

        var (word, bit) = (place / BitsOfWord, 1UL << (place % BitsOfWord));
        var words = _symbols.GetValueOrDefault(symbol, []);
        if (words.Length <= word)
        {
            Array.Resize(ref words, word + 1);
            _symbols[symbol] = words;
        }

        var isNew = (words[word] & bit) == 0;
        words[word] |= bit;
        return isNew;
    }
}
