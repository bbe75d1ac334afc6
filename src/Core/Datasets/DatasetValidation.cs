using System.Globalization;
using SmartMoney.Core.Formatting;

namespace SmartMoney.Core.Datasets;

/// <summary>The checks of a finished dataset. They never change the data.</summary>
/// <param name="Checks">Every check, passed or failed.</param>
/// <param name="Warnings">Anomalies that are not errors.</param>
public sealed record DatasetValidation(IReadOnlyList<ValidationCheck> Checks, IReadOnlyList<string> Warnings)
{
    private const double MinCompleteness = 0.85;
    private const double MinPositives = 0.30;
    private const double MaxPositives = 0.70;
    private const double MaxMissing = 0.15;
    private const int SymbolsForConstants = 50;
    private const string NoRows = "there are no rows";

    /// <summary>Whether every check holds.</summary>
    public bool Passed => Checks.All(check => check.Passed);

    /// <summary>Checks a dataset.</summary>
    /// <param name="profile">Its profile.</param>
    /// <param name="symbols">The requested symbols.</param>
    /// <param name="dates">The requested sample dates.</param>
    /// <param name="lookAheadRows">Rows that used something not public before T0; null where the file alone is known.</param>
    /// <param name="gaps">The failures, for the advice.</param>
    public static DatasetValidation Of(DatasetProfile profile, int symbols, int dates, int? lookAheadRows, DatasetGaps gaps)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(gaps);
        var completeness = Share(profile.Rows - profile.Duplicates, symbols * dates);
        var balance = Share(profile.Positives, profile.Rows);
        var missing = Share(profile.RowsWithMissing, profile.Rows);
        var checks = new List<ValidationCheck>
        {
            Check("Completeness", completeness > MinCompleteness, Percent(completeness), ">85%", completeness, gaps.CompletenessAdvice(symbols)),
            Check(
                "Label Balance",
                balance is >= MinPositives and <= MaxPositives,
                $"{Percent(balance)} bullish",
                "30-70%",
                balance,
                profile.Rows == 0 ? NoRows : "try another --threshold, --label excess or --label median, a longer range, or class weights in training"),
            Check(
                "Missing Data",
                profile.Rows > 0 && missing < MaxMissing,
                Percent(missing),
                "<15%",
                missing,
                profile.Rows == 0 ? NoRows : gaps.MissingDataAdvice),
            Check("Duplicates", profile.Duplicates == 0, Quantity.Of(profile.Duplicates, "row"), "none", profile.Duplicates, "keep one row for each symbol and date"),
            Check("Finite Numbers", profile.NonFinite == 0, Quantity.Of(profile.NonFinite, "row"), "none", profile.NonFinite, "the file was damaged or written by another program: generate it again"),
        };
        if (lookAheadRows is { } rows)
        {
            checks.Add(Check("Point in Time", rows == 0, Quantity.Of(rows, "row"), "none with look-ahead", rows, "do not use the file, and report the error"));
        }

        return new DatasetValidation(checks, [.. ConstantFeatures(profile)]);
    }

    private static IEnumerable<string> ConstantFeatures(DatasetProfile profile) =>
        profile.RowsBySymbol.Count < SymbolsForConstants
            ? []
            : profile.Features
                .Where(feature => feature.Min is null || feature.Min == feature.Max)
                .Select(feature => $"{feature.Name} is the same in every row");

    private static ValidationCheck Check(string name, bool passed, string figure, string target, double value, string advice) =>
        new(name, passed, figure, target, value, passed ? null : advice);

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0}%");
}
