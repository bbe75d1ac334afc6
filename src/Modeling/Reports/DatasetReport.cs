using System.Globalization;
using System.Text;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Files;
using SmartMoney.Core.Labels;
using SmartMoney.Modeling.Data;
using SmartMoney.Modeling.Metrics;

namespace SmartMoney.Modeling.Reports;

/// <summary>The HTML report of a dataset: its content and its gaps.</summary>
public static class DatasetReport
{
    /// <summary>Reads a dataset and writes its page.</summary>
    /// <param name="options">What to report on, and where to.</param>
    /// <exception cref="InvalidInputException">The file is no dataset.</exception>
    public static void Run(DatasetReportOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var file = DatasetFile.Read(options.DatasetPath);
        WholeFile.Write(options.OutputPath, stream => Write(stream, file, options.Title, options.HorizonDays, options.Validation, options.Label));
    }

    /// <summary>Writes the page: one HTML file that needs nothing else.</summary>
    /// <param name="stream">Where the bytes go.</param>
    /// <param name="file">The dataset.</param>
    /// <param name="title">The page's heading.</param>
    /// <param name="horizonDays">Calendar days from sample date to the label's price.</param>
    /// <param name="validation">The figures of the validation; empty when it was not run.</param>
    /// <param name="label">What the labels say.</param>
    /// <exception cref="InvalidInputException">The dataset has no rows or a number that is not finite.</exception>
    public static void Write(Stream stream, DatasetFile file, string title, int horizonDays, IReadOnlyList<ValidationFigure> validation, string label = LabelDefinition.Unknown)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(validation);
        var examples = ExampleSet.From(file.Name, file.Rows);
        DateOnly[] dates = [.. examples.Dates.Distinct().Order()];
        string[] symbols = [.. examples.Symbols.Distinct().Order(StringComparer.Ordinal)];
        var incomplete = Enumerable.Range(0, examples.Count).Count(row => examples.Features.HasGap(row));
        var page = new HtmlPage(title, $"{file.Name}: {Markup.Count(symbols.Length)} symbols on {dates.Length} sample dates, {Markup.Date(dates[0])} to {Markup.Date(dates[^1])}. Label: {label}.");
        page.Tiles(
            ("Rows", Markup.Count(examples.Count), $"of {Markup.Count((long)symbols.Length * dates.Length)} symbol-dates"),
            ("Symbols", Markup.Count(symbols.Length), ""),
            ("Label 1", Markup.Percent((double)examples.Positives / examples.Count), $"{Markup.Count(examples.Positives)} rows"),
            ("Incomplete rows", Markup.Percent((double)incomplete / examples.Count), "at least one feature missing"));
        if (validation.Count > 0)
        {
            page.Section("Validation", "All checks. A failed check does not change the data.");
            page.Add($"<div class=\"card\">{ValidationTable.Of(validation)}</div>");
        }

        page.Section("Labels, returns and rows by month", "When the whole market rises, most labels are 1 at the same time. A split must therefore not divide a month.");
        page.Add(HtmlPage.Grid(LabelShare(examples, dates), MedianReturn(examples, dates, horizonDays), RowCount(examples, dates)));
        page.Section("Missing values", "The share of rows without a value, by feature and month. Light: none; full colour: all.");
        page.Add(Missing(examples, dates));
        page.Section("Features by label", "Grey: label 0; line: label 1, each as a share of its own rows between the 1st and the 99th percentile (what lies beyond is in the outer bins). "
            + "Below: the share of zeros and of missing values, label 0 | label 1.");
        page.Add(Distributions(examples));
        page.Section("Coverage by symbol", "One square for each symbol in alphabetical order; a darker colour means more sample dates.");
        page.Add(Coverage(examples, symbols, dates.Length));
        page.Section("Correlation", "Rank correlation of each pair of features, over the rows in which both are known. Blue: positive; red: negative.");
        page.Add(Correlation(examples));
        page.Write(stream);
    }

    private static string LabelShare(ExampleSet examples, DateOnly[] dates)
    {
        var months = examples.Dates.Zip(examples.Labels).GroupBy(pair => pair.First).ToDictionary(group => group.Key, group => (Share: group.Average(pair => pair.Second), Rows: group.Count()));
        var overall = (double)examples.Positives / examples.Count;
        var chart = new XyChart(
            "share of label 1 by month",
            MonthAxis.Of(dates),
            ChartAxis.Round("label 1", 0, Math.Max(months.Values.Max(month => month.Share), 0.01), value => Markup.Percent(value, 0)));
        for (var i = 0; i < dates.Length; i++)
        {
            var (share, rows) = months[dates[i]];
            chart.Bar(i, share, $"{Markup.Date(dates[i])}: {Markup.Percent(share)} of {Markup.Count(rows)}");
        }

        chart.Reference(-0.5, overall, dates.Length - 0.5, overall);
        return HtmlPage.Card("Share of label 1", "By sample date.", HtmlPage.Legend(("reference", $"all rows, {Markup.Percent(overall)}")) + chart);
    }

    private static string MedianReturn(ExampleSet examples, DateOnly[] dates, int horizonDays)
    {
        var returns = examples.Dates.Zip(examples.Returns).GroupBy(pair => pair.First).ToDictionary(group => group.Key, group => group.Select(pair => pair.Second).Order().ToArray());
        double[] medians = [.. dates.Select(date => Percentiles.At(returns[date], 0.5))];
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

    private static string RowCount(ExampleSet examples, DateOnly[] dates)
    {
        var months = examples.Dates.CountBy(date => date).ToDictionary();
        var chart = new XyChart(
            "rows by month", MonthAxis.Of(dates), ChartAxis.Round("rows", 0, months.Values.Max(), value => Markup.Number(value, 0)));
        for (var i = 0; i < dates.Length; i++)
        {
            chart.Bar(i, months[dates[i]], $"{Markup.Date(dates[i])}: {Markup.Count(months[dates[i]])}");
        }

        return HtmlPage.Card("Rows", "By sample date.", chart.ToString());
    }

    private static string Missing(ExampleSet examples, DateOnly[] dates)
    {
        var rows = new int[dates.Length];
        var missing = new int[examples.Features.Columns, dates.Length];
        for (var row = 0; row < examples.Count; row++)
        {
            var month = Array.BinarySearch(dates, examples.Dates[row]);
            rows[month]++;
            var values = examples.Features.Row(row);
            for (var column = 0; column < values.Length; column++)
            {
                missing[column, month] += double.IsNaN(values[column]) ? 1 : 0;
            }
        }

        var heat = new StringBuilder($"<div class=\"card\"><div class=\"scale\">0 %<i></i>100 %</div><div class=\"heat\" style=\"--columns:{dates.Length}\"><span class=\"head\"></span>");
        foreach (var year in dates.GroupBy(date => date.Year))
        {
            heat.Append(CultureInfo.InvariantCulture, $"<span class=\"head\" style=\"grid-column:span {year.Count()}\">{year.Key}</span>");
        }

        for (var column = 0; column < examples.Features.Columns; column++)
        {
            var name = examples.Features.Names[column];
            heat.Append($"<span class=\"name\" title=\"{Markup.Text(name)}\">{Markup.Text(name)}</span>");
            for (var month = 0; month < dates.Length; month++)
            {
                var share = (double)missing[column, month] / rows[month];
                heat.Append($"<span class=\"cell\" style=\"--share:{Markup.Share(share)}\" title=\"{Markup.Text(name)}, {Markup.Month(dates[month])}: {Markup.Percent(share)}\"></span>");
            }

            heat.Append('\n');
        }

        return heat.Append("</div></div>").ToString();
    }

    private static string Distributions(ExampleSet examples)
    {
        var cards = examples.Features.Names.AsParallel().AsOrdered().Select((name, column) => FeatureCard.Of(column + 1, name, new FeatureHistogram(examples.Features.Column(column), examples.Labels)));
        return HtmlPage.Legend(("plain", "label 0"), ("main", "label 1")) + $"<div class=\"small-multiples\">{string.Concat(cards)}</div>";
    }

    private static string Coverage(ExampleSet examples, string[] symbols, int dates)
    {
        var counts = examples.Symbols.CountBy(symbol => symbol).ToDictionary(StringComparer.Ordinal);
        var cells = symbols.Select(symbol => $"<span class=\"cell\" style=\"--share:{Markup.Share((double)counts[symbol] / dates)}\" title=\"{Markup.Text(symbol)}: {counts[symbol]} of {dates}\"></span>");
        string[] partial = [.. symbols.Where(symbol => counts[symbol] < dates).OrderBy(symbol => counts[symbol]).Select(symbol => $"{symbol} {counts[symbol]}")];
        var note = partial.Length == 0
            ? $"Every symbol has all {dates} sample dates."
            : $"{Markup.Count(symbols.Length - partial.Length)} symbols have all {dates} sample dates; fewer have: {string.Join(", ", partial)}.";
        return $"<div class=\"card\"><div class=\"dots\">{string.Concat(cells)}</div><p class=\"small soft\">{Markup.Text(note)}</p></div>";
    }

    private static string Correlation(ExampleSet examples)
    {
        var names = examples.Features.Names;
        double[][] ranks = [.. ParallelEnumerable.Range(0, names.Count).AsOrdered().Select(column => RankCorrelation.Ranks(examples.Features.Column(column)))];
        double[][] lower = [.. ParallelEnumerable.Range(0, names.Count).AsOrdered().Select(row => Array.ConvertAll(ranks[..(row + 1)], other => RankCorrelation.Pearson(ranks[row], other)))];
        var heat = new StringBuilder($"<div class=\"card\"><div class=\"scale\">−1<i class=\"diverging\"></i>+1</div><div class=\"heat squares\" style=\"--columns:{names.Count}\"><span class=\"head\"></span>");
        heat.Append(string.Concat(names.Select((name, i) => string.Create(CultureInfo.InvariantCulture, $"<span class=\"head middle{((i + 1) % 5 == 0 ? "" : " minor")}\" title=\"{Markup.Text(name)}\">{i + 1}</span>"))));
        for (var row = 0; row < names.Count; row++)
        {
            heat.Append(CultureInfo.InvariantCulture, $"\n<span class=\"name\" title=\"{Markup.Text(names[row])}\">{row + 1} {Markup.Text(names[row])}</span>");
            for (var column = 0; column < names.Count; column++)
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
