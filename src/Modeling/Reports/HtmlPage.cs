namespace SmartMoney.Modeling.Reports;

/// <summary>One self-contained page, written as it is made: its style is inside, and it loads nothing.</summary>
internal sealed class HtmlPage
{
    private readonly TextWriter _page;

    public HtmlPage(TextWriter page, string title, string subtitle)
    {
        _page = page;
        Add($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Markup.Text(title)}</title>
            <style>
            {Style()}</style>
            </head>
            <body>
            <main>
            <h1>{Markup.Text(title)}</h1>
            <p class="soft">{Markup.Text(subtitle)}</p>
            """);
    }

    public HtmlPage Section(string heading, string explanation)
    {
        Add($"<h2>{Markup.Text(heading)}</h2>");
        return explanation.Length > 0 ? Add($"<p class=\"soft\">{Markup.Text(explanation)}</p>") : this;
    }

    /// <summary>Adds markup as it is.</summary>
    public HtmlPage Add(string markup)
    {
        _page.Write(markup.ReplaceLineEndings("\n"));
        _page.Write('\n');
        return this;
    }

    /// <summary>Adds long markup as it is, part by part.</summary>
    public HtmlPage Add(IEnumerable<string> parts)
    {
        foreach (var part in parts)
        {
            _page.Write(part);
        }

        _page.Write('\n');
        return this;
    }

    public HtmlPage Tiles(params IEnumerable<(string Name, string Value, string Note)> tiles) => Add(
        "<div class=\"tiles\">" + string.Concat(tiles.Select(tile =>
            $"<div class=\"tile\"><span class=\"small soft\">{Markup.Text(tile.Name)}</span><b>{Markup.Text(tile.Value)}</b><span class=\"small soft\">{Markup.Text(tile.Note)}</span></div>"))
        + "</div>");

    public HtmlPage Facts(IReadOnlyList<(string Name, string Value)> facts) => facts.Count == 0
        ? this
        : Add("<dl class=\"facts\">" + string.Concat(facts.Select(fact => $"<dt>{Markup.Text(fact.Name)}</dt><dd>{Markup.Text(fact.Value)}</dd>")) + "</dl>");

    public HtmlPage Notes(string heading, IReadOnlyList<string> notes, bool isWarning = false) => notes.Count == 0
        ? this
        : Add($"<div class=\"notes{(isWarning ? " warn" : "")}\"><h3>{Markup.Text(heading)}</h3><ul>"
            + string.Concat(notes.Select(note => $"<li>{Markup.Text(note)}</li>")) + "</ul></div>");

    /// <summary>Writes the end of the page.</summary>
    public void End() => Add("</main>\n</body>\n</html>");

    public static string Card(string heading, string explanation, string content) =>
        $"<div class=\"card\"><h3>{Markup.Text(heading)}</h3><p class=\"small soft\">{Markup.Text(explanation)}</p>{content}</div>";

    public static string Grid(params IEnumerable<string> cards) => $"<div class=\"grid\">{string.Concat(cards)}</div>";

    public static string Legend(params IEnumerable<(string Style, string Name)> entries) =>
        "<div class=\"legend\">" + string.Concat(entries.Select(entry => $"<span><i class=\"{entry.Style}\"></i>{Markup.Text(entry.Name)}</span>")) + "</div>";

    private static string Style()
    {
        using var stream = typeof(HtmlPage).Assembly.GetManifestResourceStream("report.css")
            ?? throw new InvalidOperationException("the resource report.css is missing");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
