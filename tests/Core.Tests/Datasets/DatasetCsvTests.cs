using System.Text;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Core.Tests.Datasets;

public sealed class DatasetCsvTests
{
    private const string Header =
        "symbol,date,price_at_sample,price_after_14d,return_14d,insider_buy_ratio_30d,insider_buy_volume_30d,insider_sell_volume_30d,"
        + "insider_net_flow_30d,insider_cluster_score,insider_ownership_change_90d,insider_avg_premium,c_suite_activity_ratio,"
        + "inst_ownership_pct,inst_ownership_change_1q,inst_new_positions_count,inst_closed_positions_count,inst_avg_position_size_change,"
        + "inst_concentration_top10,inst_momentum_score,congress_buy_count_90d,congress_sell_count_90d,congress_net_sentiment,"
        + "congress_recent_activity_7d,hedgefund_top20_exposure,hedgefund_net_change_1q,hedgefund_new_entry_count,hedgefund_exit_count,"
        + "hedgefund_conviction_score,etf_ownership_pct,etf_flow_30d,etf_concentration,label";

    private const string Line = "BRK-B,2023-06-15,100.5,101,0.25,,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,1";

    private static readonly DateOnly Date = new(2023, 6, 15);

    private static string Write(params DatasetRow[] rows)
    {
        using var stream = new MemoryStream();
        DatasetCsv.Write(stream, rows);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static List<DatasetRow> Read(string text) => [.. DatasetCsv.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)))];

    [Fact]
    public void The_file_has_33_columns_in_the_contract_s_order()
    {
        Assert.Equal(Header + "\n", Write());
        Assert.Equal(33, DatasetColumns.Names.Length);
    }

    [Fact]
    public void A_row_is_a_line_and_a_missing_value_an_empty_cell() =>
        Assert.Equal($"{Header}\n{Line}\n", Write(Rows.Of("BRK-B", Date, label: 1, feature: null)));

    [Fact]
    public void The_line_of_a_row_is_the_line_of_the_file() =>
        Assert.Equal(Line, RowText.Of(Rows.Of("BRK-B", Date, label: 1, feature: null)));

    [Fact]
    public void The_file_has_no_byte_order_mark()
    {
        using var stream = new MemoryStream();
        DatasetCsv.Write(stream, []);
        Assert.Equal((byte)'s', stream.ToArray()[0]);
    }

    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(1.0, "1")]
    [InlineData(-12.0, "-12")]
    [InlineData(123456789.0, "123456789")]
    [InlineData(0.1, "0.1")]
    [InlineData(0.30000000000000004, "0.30000000000000004")]
    [InlineData(1.0 / 3, "0.3333333333333333")]
    [InlineData(0.00001, "1E-05")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(-2.5e-7, "-2.5E-07")]
    [InlineData(935008611.5, "935008611.5")]
    public void Numbers_are_in_their_shortest_form_that_reads_back(double value, string text) => Assert.Equal(text, DatasetCsv.Format(value));

    [Fact]
    public void Negative_zero_is_zero() => Assert.Equal("0", DatasetCsv.Format(-0.0));

    [Fact]
    public void What_is_written_reads_back_bit_for_bit()
    {
        DatasetRow[] rows =
        [
            Rows.Of("AAPL", Date).With(3, 0.1 + 0.2).With(4, double.Epsilon).With(5, double.MaxValue).With(6, -1e-300).With(26, null),
            Rows.Of("BRK-B", Date.AddMonths(1), label: 1, feature: null) with { Return14d = -1.0 / 3, PriceAtSample = 0.0001 },
        ];
        var read = Read(Write(rows));
        Assert.Equal(2, read.Count);
        foreach (var (expected, actual) in rows.Zip(read))
        {
            Assert.Equal(
                (expected.Symbol, expected.Date, expected.PriceAtSample, expected.PriceAfter14d, expected.Return14d, expected.Label),
                (actual.Symbol, actual.Date, actual.PriceAtSample, actual.PriceAfter14d, actual.Return14d, actual.Label));
            Assert.Equal(expected.Features, actual.Features);
        }
    }

    [Fact]
    public void A_number_that_is_not_finite_is_read_so_that_validation_can_name_it() =>
        Assert.True(double.IsNaN(Read($"{Header}\n{Line.Replace(",26,", ",NaN,", StringComparison.Ordinal)}\n")[0].Features[26]!.Value));

    [Fact]
    public void Lines_may_end_as_windows_ends_them() => Assert.Single(Read($"{Header}\r\n{Line}\r\n"));

    [Fact]
    public void The_last_line_end_may_be_missing() => Assert.Single(Read($"{Header}\n{Line}"));

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("symbol,date\n")]
    [InlineData("{}")]
    [InlineData("\"symbol")]
    public void A_file_without_the_header_is_no_dataset(string text) =>
        Assert.StartsWith("line 1:", Assert.Throws<DatasetFormatException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Columns_in_another_order_or_number_are_no_dataset()
    {
        Assert.Throws<DatasetFormatException>(() => Read(Header.Replace("symbol,date", "date,symbol", StringComparison.Ordinal) + "\n"));
        Assert.Throws<DatasetFormatException>(() => Read(Header + ",more\n"));
        Assert.Contains(
            "etf_concentration",
            Assert.Throws<DatasetFormatException>(() => Read(Header.Replace("etf_concentration,", "", StringComparison.Ordinal) + "\n")).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BRK-B,", ",")] // no symbol
    [InlineData("2023-06-15", "15.06.2023")]
    [InlineData("2023-06-15", "")]
    [InlineData("2023-06-15", "2023-02-30")]
    [InlineData("100.5", "")] // a price may not be missing
    [InlineData("0.25", "")]
    [InlineData("100.5", "a lot")]
    [InlineData(",26,", ",many,")]
    [InlineData(",26,1", ",26,2")]
    [InlineData(",26,1", ",26,")]
    [InlineData(",26,1", ",26,1.0")]
    [InlineData(",26,1", ",26,1,1")] // a cell more
    [InlineData(",26,1", ",1")] // a cell less
    [InlineData(",26,1", ",\"26,1")] // a quote that does not end
    public void A_malformed_row_is_refused_with_its_line(string part, string instead)
    {
        var text = $"{Header}\n{Line}\n{Line.Replace(part, instead, StringComparison.Ordinal)}\n";
        Assert.StartsWith("line 3:", Assert.Throws<DatasetFormatException>(() => Read(text)).Message, StringComparison.Ordinal);
    }
}
