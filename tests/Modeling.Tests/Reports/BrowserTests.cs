using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using SmartMoney.Core.Filings;
using Xunit;

namespace SmartMoney.Modeling.Tests.Reports;

public sealed partial class BrowserTests(ReportFixture reports) : IClassFixture<ReportFixture>
{
    // A window has a least width of its own, so the page is framed at the width that is asked for.
    private const string Frame = """
        <!doctype html><html><head><meta name="color-scheme" content="light dark"><style>body{margin:0}iframe{border:0;display:block}</style><title></title></head>
        <body><iframe width="$width" height="$height" srcdoc="$page"></iframe>
        <script>
        onload = () => {
          const page = document.querySelector('iframe').contentDocument;
          const out = [...page.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > $width + 1 && !e.closest('.scroll'));
          document.body.dataset.tallest = Math.max(...[...page.querySelectorAll('.checks tr')].map(row => row.offsetHeight));
          document.body.dataset.clipped = [...page.querySelectorAll('.heat .name')].filter(e => e.scrollWidth > e.clientWidth + 1).length;
          document.title = `measured ${page.documentElement.scrollWidth} of $width, outside: ${out.slice(0, 3).map(e => e.className || e.tagName)}`;
        };
        </script></body></html>
        """;

    [Theory]
    [InlineData("dataset", 1280, false)]
    [InlineData("dataset", 1280, true)]
    [InlineData("dataset", 390, false)]
    [InlineData("dataset", 390, true)]
    [InlineData("model", 1280, false)]
    [InlineData("model", 1280, true)]
    [InlineData("model", 390, false)]
    [InlineData("model", 390, true)]
    public void A_report_is_drawn_in_the_readers_colours(string name, int width, bool dark)
    {
        RequireBrowser();

        var picture = Chromium.Screenshot(Framed(name, width, 1600), reports.Temporary($"{name}-{width}-{dark}.png"), Math.Max(width, 500), 1600, dark);

        Assert.Equal((Math.Max(width, 500), 1600), (picture.Width, picture.Height));
        Assert.InRange(picture.Corner, dark ? 0 : 200, dark ? 60 : 255);
        Assert.InRange(picture.DistinctLines, 400, 1600);
    }

    [Theory]
    [InlineData("dataset", 1280)]
    [InlineData("dataset", 390)]
    [InlineData("model", 1280)]
    [InlineData("model", 390)]
    public void A_report_never_scrolls_sideways(string name, int width)
    {
        RequireBrowser();

        var measured = Title().Match(Chromium.Document(Framed(name, width, 844), 1400, 900)).Groups[1].Value;

        Assert.Equal($"measured {width} of {width}, outside: ", measured);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public void Every_check_stands_on_a_few_lines_with_all_its_columns(int width)
    {
        RequireBrowser();

        var tallest = Tallest().Match(Chromium.Document(Framed("dataset", width, 844), 1400, 900)).Groups[1].Value;

        Assert.InRange(int.Parse(tallest, CultureInfo.InvariantCulture), 20, 110);
        Assert.DoesNotContain("<div class=\"scroll\">", File.ReadAllText(reports.Dataset), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public void The_names_of_features_are_whole(int width)
    {
        RequireBrowser();

        Assert.Equal("0", Clipped().Match(Chromium.Document(Framed("dataset", width, 844), 1400, 900)).Groups[1].Value);
    }

    [Fact]
    public void What_sticks_out_is_noticed()
    {
        RequireBrowser();
        var page = reports.Temporary("wide.html");
        File.WriteAllText(page, FramedText("<!doctype html><body style=\"margin:0\"><main><div class=\"wide\" style=\"width:600px\">x</div></main>", 390, 844));

        Assert.Equal("measured 600 of 390, outside: wide", Title().Match(Chromium.Document(page, 1400, 900)).Groups[1].Value[..34]);
    }

    private string Framed(string name, int width, int height)
    {
        var path = reports.Temporary($"{name}-{width}-{height}.html");
        File.WriteAllText(path, FramedText(File.ReadAllText(reports[name]), width, height));
        return path;
    }

    private static string FramedText(string html, int width, int height) => Frame
        .Replace("$width", width.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("$height", height.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("$page", WebUtility.HtmlEncode(html), StringComparison.Ordinal);

    private static void RequireBrowser() =>
        Assert.SkipWhen(Chromium.Path is null, "There is no Chromium on the PATH: the reports were not looked at in a browser.");

    [GeneratedRegex("data-tallest=\"([0-9]+)\"")]
    private static partial Regex Tallest();

    [GeneratedRegex("data-clipped=\"([0-9]+)\"")]
    private static partial Regex Clipped();

    [GeneratedRegex("<title>(.*?)</title>")]
    private static partial Regex Title();
}
