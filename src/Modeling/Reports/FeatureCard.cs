using System.Globalization;
using System.Text;

namespace SmartMoney.Modeling.Reports;

/// <summary>The small picture of one feature's distribution by label.</summary>
internal static class FeatureCard
{
    private const double Width = 170;
    private const double Height = 64;

    public static string Of(int number, string name, FeatureHistogram histogram)
    {
        var highest = Math.Max(histogram.Shares.SelectMany(share => share).Max(), 1e-12);
        string Pair(Func<int, double> share) => $"{Markup.Number(share(0) * 100, 0)} | {Markup.Percent(share(1), 0)}";
        var zero = $"zero{(histogram.LeavesZeroOut ? ", not drawn" : "")}: {Pair(histogram.Zero)}";
        var missing = $"missing: {Pair(histogram.Missing)}";
        return $"<div class=\"card\"><div class=\"name\">{number.ToString(CultureInfo.InvariantCulture)} {Markup.Name(name)}</div>"
            + $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"distribution of {Markup.Text(name)}\">"
            + $"<path class=\"area\" d=\"{Steps(histogram.Shares[0], highest)} L{Width} {Height} L0 {Height} Z\"/>"
            + $"<path class=\"line main\" d=\"{Steps(histogram.Shares[1], highest)}\"/>"
            + $"<line class=\"axis\" x1=\"0\" y1=\"{Height}\" x2=\"{Width}\" y2=\"{Height}\"/></svg>"
            + $"<div class=\"soft\" style=\"display:flex;justify-content:space-between\"><span>{Short(histogram.Unscale(histogram.Low))}</span>"
            + $"<span>{(histogram.IsLogarithmic ? "log" : "")}</span><span>{Short(histogram.Unscale(histogram.High))}</span></div>"
            + $"<div class=\"soft\">{Markup.Text(zero)}<br>{Markup.Text(missing)}</div></div>";
    }

    private static string Steps(double[] shares, double highest)
    {
        var path = new StringBuilder();
        for (var bin = 0; bin < shares.Length; bin++)
        {
            var y = Markup.Point(2 + ((1 - (shares[bin] / highest)) * (Height - 2)));
            path.Append(bin == 0 ? 'M' : 'L').Append(Markup.Point(bin * Width / shares.Length)).Append(' ').Append(y);
            path.Append(" L").Append(Markup.Point((bin + 1) * Width / shares.Length)).Append(' ').Append(y).Append(' ');
        }

        return path.ToString().TrimEnd();
    }

    private static string Short(double value)
    {
        var (scaled, unit) = Math.Abs(value) switch { >= 1e9 => (value / 1e9, "G"), >= 1e6 => (value / 1e6, "M"), >= 1e3 => (value / 1e3, "k"), _ => (value, "") };
        return scaled.ToString("G3", CultureInfo.InvariantCulture) + unit;
    }
}
