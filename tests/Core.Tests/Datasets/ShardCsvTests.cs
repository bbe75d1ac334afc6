using System.Text;
using SmartMoney.Core.Context;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Core.Tests.Datasets;

public sealed class ShardCsvTests
{
    private static readonly DateOnly Entry = new(2023, 6, 14);
    private static readonly DatasetRow Row = Rows.Of("AAPL", new DateOnly(2023, 6, 15), feature: null) with { Return14d = 0.1 + 0.2 };
    private static readonly ContextRow Context = new("AAPL", Row.Date, [.. Enumerable.Range(0, ContextSchema.Count).Select(i => i == 0 ? (double?)null : i)]);

    private static string Text(string? latest)
    {
        using var stream = new MemoryStream();
        ShardCsv.Write(stream, [new SampledRow(Row, Context, Entry, latest is null ? null : Day.Of(latest), 3)]);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static List<ShardLine> Read(string text) => [.. ShardCsv.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)))];

    [Theory]
    [InlineData("2023-06-13", true)]
    [InlineData("2023-06-14", false)] // public on T0
    [InlineData("2023-06-15", false)]
    [InlineData(null, true)] // used no fact
    public void A_shard_keeps_the_row_its_context_and_whether_it_looks_ahead(string? latest, bool isPointInTime) => Assert.Equal(
        new ShardLine(RowText.Of(Row), RowText.Of(Context), Row.Date, 0.1 + 0.2, isPointInTime),
        Assert.Single(Read(Text(latest))));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void The_line_of_the_dataset_takes_another_label(int label) =>
        Assert.Equal(RowText.Of(Row with { Label = label }), Read(Text(null))[0].WithLabel(label));

    [Theory]
    [InlineData("AAPL,", "")] // a cell less
    [InlineData("AAPL,", "AAPL,1,")] // a cell more
    [InlineData("2023-06-14", "not a date")] // T0
    [InlineData("2023-06-14", "")]
    [InlineData("2023-06-15", "2023-06")]
    [InlineData("0.30000000000000004", "0.3.0")]
    [InlineData(",26,0,", ",26,2,")] // the label
    public void A_damaged_line_is_refused(string part, string instead) =>
        Assert.Throws<DatasetFormatException>(() => Read(Text("2023-06-13").Replace(part, instead, StringComparison.Ordinal)));

    [Fact]
    public void A_damaged_public_date_never_passes_for_a_clean_row() =>
        Assert.False(Assert.Single(Read(Text("2023-06-13").Replace("2023-06-13", "2023-06-1", StringComparison.Ordinal))).IsPointInTime);

    [Fact]
    public void No_rows_are_no_lines() => Assert.Empty(Read(""));
}
