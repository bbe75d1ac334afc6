using System.Text;
using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Sources.Fmp.Facts;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Sources.Tests.Fmp.Facts;

public sealed class WireHabitsTests
{
    private static readonly Quarter Q = new(2023, 1);
    private static readonly DateOnly Ever = DateOnly.MaxValue;
    private static readonly HashSet<string> Symbols = ["ACME"];

    private static SourceEntry[] Entry(DataType type, params string[] answers) =>
        [new(EntryKey.Of(type, "ACME", Q), "test", DateTimeOffset.UnixEpoch, [.. answers.Select(_ => "rows?")], [.. answers.Select(answer => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(answer))])];

    [Fact]
    public void Numbers_may_come_as_strings_and_unknown_fields_are_ignored()
    {
        var prices = PriceReader.Read(
            Entry(DataType.Prices, """[{"date":"2023-06-08","price":"10.5","new":{"a":[1]}}]""", """[{"date":"2023-06-09","numerator":"3","denominator":"2"}]"""),
            new FactReading(new DroppedRows()));
        Assert.Equal(15.75m, prices.TradedClose(new DateOnly(2023, 6, 8)));
        var trade = Assert.Single(InsiderTradeReader.Read(
            Entry(DataType.InsiderTrades, """[{"filingDate":"2023-06-02","transactionDate":"2023-06-01","securitiesTransacted":"12.5","price":" 3 ","new":null}]"""),
            new FactReading(new DroppedRows())).AsOf(Ever));
        Assert.Equal((12.5, 3), (trade.Shares, trade.Price));
        var summary = Assert.Single(InstitutionReader.ReadSummaries(
            Entry(DataType.InstitutionalOwnership, """[{"numberOf13Fshares":"600","ownershipPercent":"6e1"}]"""), new FactReading(new DroppedRows())).AsOf(Ever));
        Assert.Equal(1000, summary.SharesOutstanding!.Value, 1e-9);
    }

    [Fact]
    public void Prices_keep_the_digits_of_the_source()
    {
        var prices = PriceReader.Read(Entry(DataType.Prices, """[{"date":"2023-06-08","price":0.1234567890123456789}]""", "[]"), new FactReading(new DroppedRows()));
        Assert.Equal(0.1234567890123456789m, prices.TradedClose(new DateOnly(2023, 6, 8)));
    }

    [Theory]
    [InlineData("5", 50.0)]
    [InlineData("0", 0.0)]
    [InlineData("\"5\"", 50.0)]
    [InlineData("null", null)]
    [InlineData("\"\"", null)]
    [InlineData("-5", null)]
    public void A_volume_that_is_no_number_of_shares_is_unknown(string volume, double? dollars)
    {
        var prices = PriceReader.Read(Entry(DataType.Prices, $$"""[{"date":"2023-06-08","price":10,"volume":{{volume}}}]""", "[]"), new FactReading(new DroppedRows()));
        Assert.Equal(dollars, Assert.Single(prices.TradingDays(new DateOnly(2023, 6, 1), Ever, Ever).ToArray()).DollarVolume);
    }

    [Theory]
    [InlineData("2023-06-01", true)]
    [InlineData("2023-06-01 00:00:00", true)]
    [InlineData("2023-06-01T18:30:00Z", true)]
    [InlineData("2023-06-1", false)]
    [InlineData("2023-13-01", false)]
    [InlineData("2023-02-29", false)]
    [InlineData("01/06/2023", false)]
    [InlineData("20230601", false)]
    [InlineData("2023-06-012", false)]
    [InlineData("", false)]
    public void A_date_may_have_a_time_behind_it_and_anything_else_is_none(string text, bool isDate)
    {
        var prices = PriceReader.Read(Entry(DataType.Prices, $$"""[{"date":"{{text}}","price":1}]""", "[]"), new FactReading(new DroppedRows()));
        Assert.Equal(isDate, !prices.IsEmpty);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"n/a\"")]
    [InlineData("true")]
    [InlineData("17")]
    [InlineData("{\"a\":[1,{}]}")]
    [InlineData("[[],{}]")]
    [InlineData("1e999")]
    [InlineData("\"NaN\"")]
    public void Any_value_anywhere_breaks_nothing_and_makes_no_dated_fact(string value)
    {
        string Row(params string[] fields) => $"[{{{string.Join(',', fields.Select(field => $"\"{field}\":{value}"))}}},{{}}]";
        var reading = new FactReading(new DroppedRows()) { Symbols = Symbols };
        var prices = PriceReader.Read(
            Entry(DataType.Prices, Row("date", "price", "volume"), Row("date", "numerator", "denominator")), reading);
        Assert.True(prices.IsEmpty);
        var insiders = InsiderTradeReader.Read(
            Entry(
                DataType.InsiderTrades,
                Row("filingDate", "transactionDate", "reportingCik", "reportingName", "typeOfOwner", "transactionType", "acquisitionOrDisposition", "directOrIndirect", "securitiesTransacted", "price", "securityName", "url", "formType")),
            reading);
        Assert.Empty(insiders.AsOf(Ever));
        Assert.Empty(InstitutionReader.ReadHolders(
            Entry(DataType.InstitutionalHolders, Row("cik", "filingDate", "putCallShare", "sharesNumber", "lastSharesNumber", "marketValue")), reading).AsOf(Ever));
        Assert.Empty(CongressTradeReader.Read(
            Entry(DataType.CongressionalTrades, Row("disclosureDate", "transactionDate", "firstName", "lastName", "owner", "assetDescription", "assetType", "type", "amount"), "[]"), reading).AsOf(Ever));
        Assert.Empty(PanelReader.ReadManager(
            "1", Entry(DataType.HedgeFundHoldings, Row("filingDate", "symbol", "shares", "sharesType", "putCallShare", "value")), reading).Reports);
        Assert.Empty(PanelReader.ReadFund(
            "SPY", Entry(DataType.EtfHoldings, Row("date", "acceptedDate", "symbol", "balance", "units", "payoffProfile")), reading).Reports);
        Assert.Equal(
            [
                "congressional_trades.NoPublicDate", "etf_holdings.NoPublicDate", "hedge_fund_holdings.NoPublicDate",
                "insider_trades.NoPublicDate", "institutional_holders.NoPublicDate", "prices.NotASplit", "prices.Unreadable",
            ],
            reading.Dropped.Counts.Keys);
        Assert.All(reading.Dropped.Counts.Values, count => Assert.Equal(2, count));
    }

    [Fact]
    public void Values_that_are_null_beside_good_dates_count_as_nothing()
    {
        var known = new Known()
            .Insider("2023-06-01", "2023-06-02", null, null, null, null, null, null, null, null, null, null, null)
            .Summary(Q, null, null, null, null, null)
            .Summary(Q.Previous, null, null, null, null, null)
            .Holder(Q, "1", null, null, null, kind: null)
            .Holder(Q.Previous, "1", null, null, null, kind: null)
            .Congress("2023-06-01", null, null, null, null, null, null, null, null)
            .Manager("1", Q, null, null, null, kind: null, option: null)
            .Etf("SPY", "2023-03-31", "2023-05-30", null, null, null, null);
        double?[] expected =
        [
            0, 0, 0, 0, 0, 0, 0, 0,
            null, null, null, null, null, null, null,
            0, 0, 0, 0,
            null, null, 0, 0, null,
            null, null, 0,
        ];
        Assert.Equal(expected, known.Row(Known.Date).Features);
    }

    [Fact]
    public void Errors_of_the_source_are_dropped_and_counted()
    {
        var dropped = new DroppedRows(describe: true);
        new Known()
            .Insider("2023-06-01", null)
            .Insider("2023-06-02", "2023-06-01")
            .Insider(null, "2023-06-01")
            .Insider("2023-06-01", "2023-06-02", security: "Warrants")
            .Insider("2023-06-01", "2023-06-02", form: "3")
            .Insider(null, "2023-06-02", form: "3/A")
            .Congress("2023-05-01", "2023-04-03", kind: "Stock Option")
            .Holder(Q, "1", 1, filed: "2023-03-30")
            .Congress("2023-05-01", "2023-05-02")
            .Congress("2023-05-03", "2023-05-02")
            .Congress("2023-05-04", "2023-05-02")
            .Split("2023-06-01", 0, 1)
            .Facts(dropped);
        Assert.Equal(
            [
                "congressional_trades.Duplicate 1", "congressional_trades.OtherAsset 1", "congressional_trades.PublicBeforeEvent 1",
                "insider_trades.Derivative 1", "insider_trades.Holdings 2", "insider_trades.NoPublicDate 1", "insider_trades.NoTransactionDate 1", "insider_trades.PublicBeforeEvent 1",
                "institutional_holders.PublicBeforeEvent 1", "prices.NotASplit 1",
            ],
            dropped.Counts.Select(count => $"{count.Key} {count.Value}"));
        Assert.Equal(11, dropped.Rows.Count);
    }
}
