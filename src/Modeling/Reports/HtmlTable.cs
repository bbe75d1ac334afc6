using System.Text;

namespace SmartMoney.Modeling.Reports;

/// <summary>A table that scrolls separately on a narrow page.</summary>
internal sealed class HtmlTable(params IEnumerable<string> columns)
{
    private readonly StringBuilder _rows = new();

    public HtmlTable Row(params IEnumerable<string> cells)
    {
        _rows.Append("<tr>");
        foreach (var cell in cells)
        {
            _rows.Append("<td>").Append(Markup.Text(cell)).Append("</td>");
        }

        _rows.Append("</tr>\n");
        return this;
    }

    public HtmlTable RawRow(string cells)
    {
        _rows.Append("<tr>").Append(cells).Append("</tr>\n");
        return this;
    }

    public override string ToString() =>
        $"<div class=\"scroll\"><table><thead><tr>{string.Concat(columns.Select(column => $"<th>{Markup.Text(column)}</th>"))}</tr></thead><tbody>\n{_rows}</tbody></table></div>";
}
