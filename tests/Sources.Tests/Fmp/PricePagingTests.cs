using System.Globalization;
using System.IO.Compression;
using System.Text;
using SmartMoney.Core.Filings;
using SmartMoney.Sources.Fmp.Facts;
using SmartMoney.Sources.Recorded;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Sources.Tests.Fmp;

/// <summary>The prices of twenty years of sample dates, 2005 to 2024, of a symbol that is older than that.</summary>
public sealed class PricePagingTests : IDisposable
{
    private static readonly List<DateOnly> Days =
        [.. Enumerable.Range(0, 9000).Select(i => new DateOnly(2002, 6, 3).AddDays(i)).Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))];

    private readonly TemporaryFolder _corpus = new();

    public PricePagingTests()
    {
        Write("historical-price-eod/light/OLD.json.gz", Days.AsEnumerable().Reverse().Select(day =>
            string.Create(CultureInfo.InvariantCulture, $$"""{"symbol":"OLD","date":"{{day:yyyy-MM-dd}}","price":{{PriceOf(day)}},"volume":1}""")));
        Write("splits/OLD.json.gz", []);
    }

    public void Dispose() => _corpus.Dispose();

    [Fact]
    public async Task Twenty_years_have_every_close()
    {
        await using var fmp = await FmpBench.StartAsync(new FmpServerOptions { CorpusFolder = _corpus.Path });
        var need = NeedOfTwentyYears();
        Assert.Equal((2004, 2025), (need.From.Year, need.To.Year));

        var entries = await fmp.GetAsync(need);

        var wanted = Days.Where(day => day.Year is >= 2004 and <= 2025).ToList();
        Assert.InRange(wanted.Count, 5001, 9999);
        Assert.Equal(wanted, entries.SelectMany(DaysOf).Order());
        var history = PriceReader.Read(entries, new FactReading(new DroppedRows()));
        Assert.All(wanted, day => Assert.Equal(PriceOf(day), history.TradedClose(day)));
        var asked = fmp.Server.Calls.Where(call => call.Endpoint == "historical-price-eod/light").ToList();
        Assert.Equal(2, asked.Count);
        Assert.Equal(("2004-01-01", "2025-12-31"), (asked[0]["from"], asked[0]["to"]));
        Assert.Equal("2004-01-01", asked[1]["from"]);
        Assert.Equal(wanted[^5000].AddDays(-1), DateOnly.ParseExact(asked[1]["to"], "yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.Equal(3, fmp.Server.Calls.Count);
    }

    [Fact]
    public async Task A_symbol_with_fewer_closes_than_a_page_takes_one_call()
    {
        await using var fmp = await FmpBench.StartAsync(new FmpServerOptions { CorpusFolder = _corpus.Path });

        await fmp.GetAsync(Needs.Prices("OLD", new DateOnly(2008, 1, 1), new DateOnly(2024, 12, 31)));

        Assert.Single(fmp.Server.Calls, call => call.Endpoint == "historical-price-eod/light");
    }

    [Fact]
    public async Task Closes_after_the_range_that_was_asked_for_are_an_error_and_no_endless_loop()
    {
        var rows = Days[^5000..].AsEnumerable().Reverse().Select(day => string.Create(CultureInfo.InvariantCulture, $$"""{"date":"{{day:yyyy-MM-dd}}","price":1}"""));
        var answer = JsonArrays.Of(rows);
        await using var fmp = await FmpBench.ScriptedAsync(_ => FmpReply.Ok(answer));

        var failure = await fmp.FailAsync(NeedOfTwentyYears());

        Assert.Equal(SourceFailure.Failed, failure.Failure);
        Assert.Equal(2, fmp.Server.Calls.Count);
    }

    [Fact]
    public void A_recorded_corpus_gives_no_more_closes_at_once_than_the_API()
    {
        var answer = new RecordedCorpus(_corpus.Path).Answer("historical-price-eod/light", new Dictionary<string, string> { ["symbol"] = "OLD" });

        Assert.Equal(5000, JsonArrays.Rows(answer!.Value).Count);
    }

    /// <summary>What sample dates of 2005 to 2024 need: closes from 45 days before them to the last label.</summary>
    private static SourceNeed NeedOfTwentyYears() =>
        new(DataType.Prices, "OLD", new DateOnly(2004, 11, 17), new DateOnly(2025, 1, 21), new DateOnly(2025, 1, 21));

    private static decimal PriceOf(DateOnly day) => 1000 + (day.DayNumber % 1000);

    private static IEnumerable<DateOnly> DaysOf(SourceEntry entry) => JsonArrays.Rows(entry.Answers[0]).Select(row => JsonArrays.Date(row, "date")!.Value);

    private void Write(string file, IEnumerable<string> rows)
    {
        var path = _corpus.At(file.Split('/'));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var zipped = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        zipped.Write(Encoding.UTF8.GetBytes($"[{string.Join(',', rows)}]"));
    }
}
