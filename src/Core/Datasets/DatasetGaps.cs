using SmartMoney.Core.Formatting;

namespace SmartMoney.Core.Datasets;

/// <summary>What a run could not put into its dataset, for the advice of the validation.</summary>
/// <param name="Symbols">Symbols without a row, for good.</param>
/// <param name="MendableSymbols">Symbols without a row whose prices another run may get.</param>
/// <param name="Data">Other data that could not be had: the type, and the symbols or panel members it is of.</param>
/// <param name="IsDataMendable">Whether another run may get some of that data.</param>
public sealed record DatasetGaps(
    IReadOnlyList<string> Symbols,
    IReadOnlyList<string> MendableSymbols,
    IReadOnlyList<string> Data,
    bool IsDataMendable)
{
    private const int MaxExcluded = 20;
    private const string Again = "give the same command again";

    /// <summary>Nothing is known to lack.</summary>
    public static DatasetGaps None { get; } = new([], [], [], false);

    internal string CompletenessAdvice(int symbols)
    {
        var again = MendableSymbols.Count > 0
            ? $"{Again}: the prices of {Quantity.Of(MendableSymbols.Count, "symbol")} could not be had"
            : null;
        if (Symbols.Count == 0 || Symbols.Count == symbols)
        {
            return again ?? "check that the range lies where the symbols were listed";
        }

        var exclude = $"--exclude {string.Join(',', Symbols.Take(MaxExcluded))}{(Symbols.Count > MaxExcluded ? ",…" : "")}";
        return again is null
            ? $"check the key and the failing symbols, or leave them out: {exclude}"
            : $"{again}; those that are unknown or refused can be left out: {exclude}";
    }

    internal string MissingDataAdvice => Data.Count == 0
        ? "use a longer range, or only symbols with complete data"
        : $"{(IsDataMendable ? Again : "see why in the list of failures")}: {string.Join("; ", Data)} could not be had";
}
