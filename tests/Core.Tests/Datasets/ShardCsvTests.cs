using System.Text;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Core.Tests.Datasets;

public sealed class ShardCsvTests
{
    private static readonly DateOnly Entry = new(2023, 6, 15);

    private static List<(string Line, bool IsPointInTime)> Read(string text) =>
        [.. ShardCsv.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)))];

    [Theory]
    [InlineData("2023-06-14", true)]
    [InlineData("2023-06-15", false)] // public on T0
    [InlineData("2023-06-16", false)]
    [InlineData(null, true)] // used no fact
    public void A_shard_keeps_the_row_and_whether_it_looks_ahead(string? latest, bool isPointInTime)
    {
        var row = Rows.Of("AAPL", Entry, feature: null);
        using var stream = new MemoryStream();
        ShardCsv.Write(stream, [new SampledRow(row, Entry, latest is null ? null : Day.Of(latest), 3)]);
        var read = Assert.Single(Read(Encoding.UTF8.GetString(stream.ToArray())));
        Assert.Equal((RowText.Of(row), isPointInTime), read);
    }

    [Theory]
    [InlineData("no commas")]
    [InlineData("one,comma")]
    [InlineData("AAPL,not a date,2023-06-14")]
    [InlineData("AAPL,,2023-06-14")]
    public void A_line_without_an_entry_day_is_damaged(string line) => Assert.Throws<DatasetFormatException>(() => Read(line + "\n"));

    [Fact]
    public void A_damaged_public_date_never_passes_for_a_clean_row() =>
        Assert.False(Assert.Single(Read("AAPL,2023-06-15,2023-06-1\n")).IsPointInTime);

    [Fact]
    public void No_rows_are_no_lines() => Assert.Empty(Read(""));
}
