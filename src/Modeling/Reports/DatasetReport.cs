using System.Globalization;
using System.Text;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Features.Schema;
using SmartMoney.Modeling.Metrics;

namespace SmartMoney.Modeling.Reports;

/// <summary>The HTML report of a dataset: its content and its gaps.</summary>
public static class DatasetReport
{
    /// <summary>Writes the page: one HTML file that needs nothing else.</summary>
    /// <param name="stream">Where the bytes go.</param>
    /// <param name="rows">The rows of the dataset, read once.</param>
    /// <param name="options">What the page says beside them.</param>
    /// <exception cref="InvalidInputException">The dataset has no rows, one is there twice, or a number is not finite.</exception>
    public static void Write(Stream stream, IEnumerable<DatasetRow> rows, DatasetReportOptions options)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(options);
        var digest = new DatasetDigest(options.Name, rows);
        DateOnly[] dates = [.. digest.Dates.Keys];
        using var writer = new StreamWriter(stream, leaveOpen: true);
        var page = new HtmlPage(
            writer,
            options.Title,
            $"{options.Name}: {Markup.Count(digest.Symbols.Count)} symbols on {dates.Length} sample dates, {Markup.Date(dates[0])} to {Markup.Date(dates[^1])}. Label: {options.Label}.");
        page.Tiles(
            ("Rows", Markup.Count(digest.Rows), $"of {Markup.Count((long)digest.Symbols.Count * dates.Length)} symbol-dates"),
            ("Symbols", Markup.Count(digest.Symbols.Count), ""),
            ("Label 1", Markup.Percent((double)digest.Positives / digest.Rows), $"{Markup.Count(digest.Positives)} rows"),
            ("Incomplete rows", Markup.Percent((double)digest.Incomplete / digest.Rows), "at least one feature missing"));
        page.Facts(options.Origin);
        page.Notes("Known limits", options.KnownLimits);
        if (options.Validation.Count > 0)
        {
            page.Section("Validation", "All checks. A failed check does not change the data.");
            page.Add($"<div class=\"card\">{ValidationTable.Of(options.Validation)}</div>");
        }

        page.Section("Labels, returns and rows by month", "When the whole market rises, most labels are 1 at the same time. A split must therefore not divide a month.");
        page.Add(HtmlPage.Grid(LabelShare(digest, dates), MedianReturn(digest, dates, options.HorizonDays), RowCount(digest, dates)));
        page.Section("Missing values", "The share of rows without a value, by feature and month. Light: none; full colour: all.");
        page.Add(Missing(digest, dates));
        page.Section("Features by label", "Grey: label 0; line: label 1, each as a share of its own rows between the 1st and the 99th percentile (what lies beyond is in the outer bins). "
            + "Below: the share of zeros and of missing values, label 0 | label 1." + SampleNote(digest));
        page.Add(Distributions(digest));
        page.Section("Coverage by symbol", "One square for each symbol in alphabetical order; a darker colour means more sample dates.");
        page.Add(Coverage(digest.Symbols, dates.Length));
        page.Section("Correlation", "Rank correlation of each pair of features, over the rows in which both are known. Blue: positive; red: negative." + SampleNote(digest));
        page.Add(Correlation(digest));
        page.End();
    }

    private static string SampleNote(DatasetDigest digest) => digest.Sampled == digest.Rows
        ? ""
        : $" Drawn from a random sample of {Markup.Count(digest.Sampled)} of the {Markup.Count(digest.Rows)} rows.";

    private static string LabelShare(DatasetDigest digest, DateOnly[] dates)
    {
        var months = digest.Dates;
        var overall = (double)digest.Positives / digest.Rows;
        var chart = new XyChart(
            "share of label 1 by month",
            MonthAxis.Of(dates),
            ChartAxis.Round("label 1", 0, Math.Max(months.Values.Max(month => month.ShareOfPositives), 0.01), value => Markup.Percent(value, 0)));
        for (var i = 0; i < dates.Length; i++)
        {
            var (share, rows) = (months[dates[i]].ShareOfPositives, months[dates[i]].Rows);
            chart.Bar(i, share, $"{Markup.Date(dates[i])}: {Markup.Percent(share)} of {Markup.Count(rows)}");
        }

        chart.Reference(-0.5, overall, dates.Length - 0.5, overall);
        return HtmlPage.Card("Share of label 1", "By sample date.", HtmlPage.Legend(("reference", $"all rows, {Markup.Percent(overall)}")) + chart);
    }

    private static string MedianReturn(DatasetDigest digest, DateOnly[] dates, int horizonDays)
    {
        double[] medians = [.. dates.Select(date => Percentiles.At([.. digest.Dates[date].Returns.Order()], 0.5))];
        var chart = new XyChart(
            "median return by month",
            MonthAxis.Of(dates),
            ChartAxis.Round("return", Math.Min(medians.Min(), 0), Math.Max(medians.Max(), 0), value => Markup.Percent(value, 0)));
        for (var i = 0; i < dates.Length; i++)
        {
            chart.Bar(i, medians[i], $"{Markup.Date(dates[i])}: {Markup.Percent(medians[i])}");
        }

        return HtmlPage.Card("Median return", $"Over the {horizonDays} days after each sample date, of all symbols.", chart.ToString());
    }

    private static string RowCount(DatasetDigest digest, DateOnly[] dates)
    {
        var months = digest.Dates;
        var chart = new XyChart(
            "rows by month", MonthAxis.Of(dates), ChartAxis.Round("rows", 0, months.Values.Max(month => month.Rows), value => Markup.Number(value, 0)));
        for (var i = 0; i < dates.Length; i++)
        {
            chart.Bar(i, months[dates[i]].Rows, $"{Markup.Date(dates[i])}: {Markup.Count(months[dates[i]].Rows)}");
        }

        return HtmlPage.Card("Rows", "By sample date.", chart.ToString());
    }

    private static string Missing(DatasetDigest digest, DateOnly[] dates)
    {
        var heat = new StringBuilder($"<div class=\"card\"><div class=\"scale\">0 %<i></i>100 %</div><div class=\"heat\" style=\"--columns:{dates.Length}\"><span class=\"head\"></span>");
        foreach (var year in dates.GroupBy(date => date.Year))
        {
            heat.Append(CultureInfo.InvariantCulture, $"<span class=\"head\" style=\"grid-column:span {year.Count()}\">{year.Key}</span>");
        }

        for (var column = 0; column < FeatureSchema.Count; column++)
        {
            var name = FeatureSchema.Features[column].Name;
            heat.Append($"<span class=\"name\" title=\"{Markup.Text(name)}\">{Markup.Text(name)}</span>");
            for (var month = 0; month < dates.Length; month++)
            {
                var share = digest.Dates[dates[month]].ShareMissing(column);
                heat.Append($"<span class=\"cell\" style=\"--share:{Markup.Share(share)}\" title=\"{Markup.Text(name)}, {Markup.Month(dates[month])}: {Markup.Percent(share)}\"></span>");
            }

            heat.Append('\n');
        }

        return heat.Append("</div></div>").ToString();
    }

    private static string Distributions(DatasetDigest digest)
    {
        var labels = digest.SampledLabels;
        var cards = FeatureSchema.Features.AsParallel().AsOrdered().Select((feature, column) =>
            FeatureCard.Of(column + 1, feature.Name, new FeatureHistogram(digest.SampledValues(column), labels)));
        return HtmlPage.Legend(("plain", "label 0"), ("main", "label 1")) + $"<div class=\"small-multiples\">{string.Concat(cards)}</div>";
    }

    private static IEnumerable<string> Coverage(IReadOnlyDictionary<string, int> symbols, int dates)
    {
        yield return "<div class=\"card\"><div class=\"dots\">";
        foreach (var (symbol, rows) in symbols)
        {
            yield return $"<span class=\"cell\" style=\"--share:{Markup.Share((double)rows / dates)}\" title=\"{Markup.Text(symbol)}: {Markup.Count(rows)} of {Markup.Count(dates)}\"></span>";
        }

        string[] partial = [.. symbols.Where(symbol => symbol.Value < dates).OrderBy(symbol => symbol.Value).Select(symbol => $"{symbol.Key} {symbol.Value}")];
        var note = partial.Length == 0
            ? $"Every symbol has all {dates} sample dates."
            : $"{Markup.Count(symbols.Count - partial.Length)} symbols have all {dates} sample dates; fewer have: {string.Join(", ", partial)}.";
        yield return $"</div><p class=\"small soft\">{Markup.Text(note)}</p></div>";
    }

    private static string Correlation(DatasetDigest digest)
    {
        string[] names = [.. FeatureSchema.Features.Select(feature => feature.Name)];
        double[][] ranks = [.. ParallelEnumerable.Range(0, names.Length).AsOrdered().Select(column => RankCorrelation.Ranks(digest.SampledValues(column)))];
        double[][] lower = [.. ParallelEnumerable.Range(0, names.Length).AsOrdered().Select(row => Array.ConvertAll(ranks[..(row + 1)], other => RankCorrelation.Pearson(ranks[row], other)))];
        var heat = new StringBuilder($"<div class=\"card\"><div class=\"scale\">−1<i class=\"diverging\"></i>+1</div><div class=\"heat squares\" style=\"--columns:{names.Length}\"><span class=\"head\"></span>");
        heat.Append(string.Concat(names.Select((name, i) => string.Create(CultureInfo.InvariantCulture, $"<span class=\"head middle{((i + 1) % 5 == 0 ? "" : " minor")}\" title=\"{Markup.Text(name)}\">{i + 1}</span>"))));
        for (var row = 0; row < names.Length; row++)
        {
            heat.Append(CultureInfo.InvariantCulture, $"\n<span class=\"name\" title=\"{Markup.Text(names[row])}\">{row + 1} {Markup.Text(names[row])}</span>");
            for (var column = 0; column < names.Length; column++)
            {
                var value = lower[Math.Max(row, column)][Math.Min(row, column)];
                var title = $"{names[row]} and {names[column]}: {Markup.Number(value, 2)}";
                heat.Append(double.IsNaN(value)
                    ? $"<span class=\"cell\" title=\"{Markup.Text(title)}\"></span>"
                    : $"<span class=\"cell\" style=\"--tone:var(--{(value < 0 ? "hot" : "cold")});--share:{Markup.Share(Math.Abs(value))}\" title=\"{Markup.Text(title)}\"></span>");
            }
        }

        return heat.Append("</div></div>").ToString();
    }
}
