using SmartMoney.Core.Formatting;

namespace SmartMoney.Core.Datasets;

/// <summary>The gaps in the dataset of a run, for the advice of the validation.</summary>
/// <param name="Symbols">Symbols permanently without a row.</param>
/// <param name="MendableSymbols">Symbols without a row whose prices another run may get.</param>
/// <param name="Data">Other unavailable data: the type, and the symbols or panel members it is of.</param>
/// <param name="IsDataMendable">Whether another run may get some of that data.</param>
public sealed record DatasetGaps(
    IReadOnlyList<string> Symbols,
    IReadOnlyList<string> MendableSymbols,
    IReadOnlyList<string> Data,
    bool IsDataMendable)
{
    private const int MaxExcluded = 20;
    private const string Again = "run the same command again";
    private const string Fill = "fill the gaps after splitting: split --impute median";

    /// <summary>Nothing is known to be missing.</summary>
    public static DatasetGaps None { get; } = new([], [], [], false);

    internal string CompletenessAdvice(int symbols)
    {
        var again = MendableSymbols.Count > 0
            ? $"{Again}: the prices of {Quantity.Of(MendableSymbols.Count, "symbol")} were unavailable"
            : null;
        if (Symbols.Count == 0 || Symbols.Count == symbols)
        {
            return again ?? "check that the symbols were listed in the range";
        }

        var exclude = $"--exclude {string.Join(',', Symbols.Take(MaxExcluded))}{(Symbols.Count > MaxExcluded ? ",…" : "")}";
        return again is null
            ? $"check the key and the failing symbols, or exclude them: {exclude}"
            : $"{again}; unknown or refused symbols can be excluded: {exclude}";
    }

    internal string MissingDataAdvice => Data.Count == 0
        ? $"use a longer range, only symbols with complete data, or {Fill}"
        : IsDataMendable
            ? $"{Again}: {string.Join("; ", Data)} unavailable"
            : $"see the list of failures for the reason: {string.Join("; ", Data)} unavailable; or {Fill}";
}
