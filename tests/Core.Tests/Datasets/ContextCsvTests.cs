using System.Text;
using SmartMoney.Core.Context;
using SmartMoney.Core.Datasets;
using Xunit;

namespace SmartMoney.Core.Tests.Datasets;

public sealed class ContextCsvTests
{
    private const string Header =
        "symbol,date,price_volatility_60d,price_momentum_6m,price_reversal_1m,dollar_volume_20d,market_cap,quarter_age_days,"
        + "insider_purchase_ratio_90d,insider_net_flow_pct,insider_ownership_change_pct,congress_net_amount_90d,etf_flow_pct";

    private const string Line = "BRK-B,2023-06-15,0,1,2,3,4,5,,7,8,9,10";

    private static readonly ContextRow Row = new(
        "BRK-B", new DateOnly(2023, 6, 15), [.. Enumerable.Range(0, ContextSchema.Count).Select(i => i == 6 ? (double?)null : i)]);

    private static List<ContextRow> Read(string text) => [.. ContextCsv.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)))];

    [Fact]
    public void The_file_has_13_columns_in_the_contract_s_order()
    {
        Assert.Equal(Header, ContextCsv.Header);
        Assert.Equal(13, DatasetColumns.ContextNames.Length);
    }

    [Fact]
    public void A_row_is_a_line_and_a_missing_value_an_empty_cell()
    {
        using var stream = new MemoryStream();
        ContextCsv.Write(stream, [Row]);
        Assert.Equal($"{Header}\n{Line}\n", Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void What_is_written_reads_back()
    {
        var read = Assert.Single(Read($"{Header}\n{Line}\n"));
        Assert.Equal((Row.Symbol, Row.Date), (read.Symbol, read.Date));
        Assert.Equal(Row.Values, read.Values);
    }

    [Fact]
    public void Another_header_is_no_context_file() => Assert.Equal(
        "line 1: not the header of a context file (missing: etf_flow_pct)",
        Assert.Throws<DatasetFormatException>(() => Read(Header.Replace(",etf_flow_pct", "", StringComparison.Ordinal) + "\n")).Message);

    [Theory]
    [InlineData("BRK-B,", ",", "symbol is empty")]
    [InlineData("2023-06-15", "15.06.2023", "date is not of the form yyyy-MM-dd")]
    [InlineData(",10", ",many", "etf_flow_pct is not a number")]
    [InlineData(",10", "", "12 cells instead of 13")]
    public void A_malformed_row_is_refused_with_its_line(string part, string instead, string problem) => Assert.Equal(
        $"line 2: {problem}",
        Assert.Throws<DatasetFormatException>(() => Read($"{Header}\n{Line.Replace(part, instead, StringComparison.Ordinal)}\n")).Message);
}
