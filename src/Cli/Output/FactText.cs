using System.Globalization;
using SmartMoney.Core.Features;
using SmartMoney.Core.Filings;
using SmartMoney.Core.Formatting;

namespace SmartMoney.Cli.Output;

/// <summary>Facts as text. What the source wrote is shown as plain text, and cut.</summary>
internal static class FactText
{
    /// <summary>The most characters of a row that became no fact: all its fields are in it.</summary>
    private const int MaxRowLength = 5 * PlainText.MaxLength;

    public static string Line(Fact fact) => $"{Day(fact.EventDate)}, public {Day(fact.PublicDate)}: {Text(fact)}";

    public static string Line(LeftOutFact left) => left.Fact is { } fact
        ? $"{Line(fact)} — {left.Reason}"
        : $"{Day(left.Row!.EventDate)}, public {Day(left.Row.PublicDate)}: {PlainText.Of(left.Row.Row, MaxRowLength)} — {left.Reason}";

    public static string Text(Fact fact) => fact switch
    {
        InsiderTrade trade => Format($"{trade.Code}/{trade.Flag} {trade.Shares:#,0.##} × ${trade.Price:0.00##} {trade.Security}, {trade.OwnerName} ({trade.Role}){Text(trade.Filing)}"),
        PositionsSummary summary => Format(
            $"13F {summary.Quarter}: {summary.InvestorsHolding:#,0} managers hold {summary.Shares:#,0} shares, {summary.OwnershipPercent:0.####}%, {summary.NewPositions:0} new, {summary.ClosedPositions:0} closed"),
        HolderPosition holder => Format($"13F {holder.Quarter} of {holder.Cik}: {holder.PutCallShare} {holder.Shares:#,0} (before {holder.LastShares:#,0}), ${holder.Value:#,0}"),
        CongressTrade trade => Format($"{trade.Type} {trade.Amount}, {trade.FirstName} {trade.LastName} ({trade.Owner}), {trade.AssetDescription}"),
        ManagerHolding holding => Format($"13F {holding.Quarter} of {holding.Cik}: {holding.Shares:#,0} shares, ${holding.Value:#,0} of ${holding.PortfolioValue:#,0}"),
        FundHolding holding => Format($"{holding.Fund}: {holding.Shares:#,0} shares"),
        _ => PlainText.Of(fact.ToString(), MaxRowLength),
    };

    private static string Text(InsiderFiling? filing) => filing is null
        ? ""
        : $", accession {PlainText.Of(filing.AccessionNumber)}, 10b5-1 plan: {filing.IsPlanned switch { true => "yes", false => "no", null => "not stated" }}";

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "no date";

    private static string Format(FormattableString text) => string.Format(
        CultureInfo.InvariantCulture, text.Format, Array.ConvertAll(text.GetArguments(), value => value is string words ? PlainText.Of(words) : value));
}
