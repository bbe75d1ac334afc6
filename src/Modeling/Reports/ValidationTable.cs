using System.Text;

namespace SmartMoney.Modeling.Reports;

/// <summary>The checks of a dataset. Advice has a separate row below its check, so that all columns fit a narrow page.</summary>
internal static class ValidationTable
{
    public static string Of(IReadOnlyList<ValidationFigure> figures)
    {
        var table = new StringBuilder("<table class=\"checks\"><thead><tr><th>check</th><th>outcome</th><th>found</th><th>required</th></tr></thead><tbody>\n");
        foreach (var figure in figures)
        {
            var (style, text) = figure.Outcome switch
            {
                ValidationOutcome.Passed => ("pass", "passed"),
                ValidationOutcome.Failed => ("fail", "failed"),
                _ => ("watch", "warning"),
            };
            var found = figure.Requirement.Length > 0
                ? $"<td>{Markup.Name(figure.Value)}</td><td>{Markup.Text(figure.Requirement)}</td>"
                : $"<td colspan=\"2\">{Markup.Name(figure.Value)}</td>";
            table.Append($"<tr><td>{Markup.Text(figure.Name)}</td><td class=\"{style}\">{text}</td>{found}</tr>\n");
            if (figure.Advice.Length > 0)
            {
                table.Append($"<tr><td class=\"advice soft\" colspan=\"4\">{Markup.Text(figure.Advice)}</td></tr>\n");
            }
        }

        return table.Append("</tbody></table>").ToString();
    }
}
