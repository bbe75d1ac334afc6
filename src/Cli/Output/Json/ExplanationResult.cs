using SmartMoney.Core.Features;
using SmartMoney.Core.Filings;

namespace SmartMoney.Cli.Output.Json;

/// <summary>The result of <c>explain --json</c>.</summary>
internal sealed record ExplanationResult(
    string Symbol, DateOnly Date, DateOnly EntryDay, string Quarter, double? Return14d, string? ReturnMissingBecause, IReadOnlyList<CellResult> Cells);

/// <summary>A feature or context column.</summary>
internal sealed record CellResult(
    string Name, bool IsContext, double? Value, string? MissingBecause, IReadOnlyList<FactResult> Counted, IReadOnlyList<FactResult> LeftOut);

/// <summary>A fact, or a row of the source that became none.</summary>
/// <param name="EventDate">When it happened.</param>
/// <param name="PublicDate">When it became public.</param>
/// <param name="Text">What it is.</param>
/// <param name="Reason">Why it is left out; null when it is counted.</param>
internal sealed record FactResult(DateOnly? EventDate, DateOnly? PublicDate, string Text, string? Reason)
{
    public static FactResult Of(Fact fact) => new(fact.EventDate, fact.PublicDate, FactText.Text(fact), null);

    public static FactResult Of(LeftOutFact left) => left.Fact is { } fact
        ? Of(fact) with { Reason = left.Reason }
        : new FactResult(left.Row!.EventDate, left.Row.PublicDate, left.Row.Row, left.Reason);
}
