using System.Text;
using SmartMoney.Modeling.Metrics;

namespace SmartMoney.Modeling.Reports;

/// <summary>A drawing with two axes. Its colours come from the page's style, so that it suits a light and a dark page.</summary>
internal sealed class XyChart(string label, ChartAxis x, ChartAxis y)
{
    private const double Width = 360;
    private const double Height = 244;
    private const double Left = 54;
    private const double Right = 344;
    private const double Top = 10;
    private const double Bottom = 204;

    private readonly StringBuilder _marks = new();

    public XyChart Line(IReadOnlyList<CurvePoint> points, string style)
    {
        if (points.Count > 0)
        {
            _marks.Append($"<polyline class=\"line {style}\" points=\"");
            _marks.AppendJoin(' ', points.Select(point => $"{Markup.Point(AtX(point.X))},{Markup.Point(AtY(point.Y))}"));
            _marks.Append("\"/>\n");
        }

        return this;
    }

    public XyChart Reference(double fromX, double fromY, double toX, double toY)
    {
        _marks.Append($"<line class=\"reference\" {Ends(fromX, fromY, toX, toY)}/>\n");
        return this;
    }

    public XyChart Dot(double atX, double atY, string style, string title)
    {
        _marks.Append($"<circle class=\"dot {style}\" cx=\"{Markup.Point(AtX(atX))}\" cy=\"{Markup.Point(AtY(atY))}\" r=\"4.5\"><title>{Markup.Text(title)}</title></circle>\n");
        return this;
    }

    /// <summary>A bar from the zero line, one unit of the axis wide.</summary>
    public XyChart Bar(double atX, double value, string title)
    {
        var (from, to) = (AtX(atX - 0.38), AtX(atX + 0.38));
        var (zero, end) = (AtY(Math.Clamp(0, y.Low, y.High)), AtY(value));
        _marks.Append($"<rect class=\"bar{(value < 0 ? " negative" : "")}\" x=\"{Markup.Point(from)}\" y=\"{Markup.Point(Math.Min(zero, end))}\" ");
        _marks.Append($"width=\"{Markup.Point(to - from)}\" height=\"{Markup.Point(Math.Abs(zero - end))}\"><title>{Markup.Text(title)}</title></rect>\n");
        return this;
    }

    public override string ToString()
    {
        var svg = new StringBuilder($"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{Markup.Text(label)}\">\n");
        foreach (var (at, text) in y.Ticks)
        {
            svg.Append($"<line class=\"rule\" {Ends(x.Low, at, x.High, at)}/>");
            svg.Append($"<text x=\"{Left - 6}\" y=\"{Markup.Point(AtY(at) + 4)}\" text-anchor=\"end\">{Markup.Text(text)}</text>\n");
        }

        foreach (var (at, text) in x.Ticks)
        {
            svg.Append($"<text x=\"{Markup.Point(AtX(at))}\" y=\"{Bottom + 16}\" text-anchor=\"middle\">{Markup.Text(text)}</text>\n");
        }

        svg.Append(_marks);
        svg.Append($"<line class=\"axis\" {Ends(x.Low, Math.Clamp(0, y.Low, y.High), x.High, Math.Clamp(0, y.Low, y.High))}/>\n");
        svg.Append($"<text x=\"{Markup.Point((Left + Right) / 2)}\" y=\"{Height - 5}\" text-anchor=\"middle\">{Markup.Text(x.Title)}</text>\n");
        return svg.Append($"<text transform=\"translate(11 {Markup.Point((Top + Bottom) / 2)}) rotate(-90)\" text-anchor=\"middle\">{Markup.Text(y.Title)}</text>\n</svg>").ToString();
    }

    private string Ends(double fromX, double fromY, double toX, double toY) =>
        $"x1=\"{Markup.Point(AtX(fromX))}\" y1=\"{Markup.Point(AtY(fromY))}\" x2=\"{Markup.Point(AtX(toX))}\" y2=\"{Markup.Point(AtY(toY))}\"";

    private double AtX(double value) => Left + ((value - x.Low) / (x.High - x.Low) * (Right - Left));

    private double AtY(double value) => Bottom - ((value - y.Low) / (y.High - y.Low) * (Bottom - Top));
}
