using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Sources.Tests.Sec;

/// <summary>What becomes of the rows of an archive; the numbers are worked out by hand.</summary>
public sealed class FilingTests
{
    private const string Apple = "0000320193";
    private const string Cook = "0001214156|COOK TIMOTHY D|Director,Officer|Chief Executive Officer";
    private const string Maestri = "1513362|Maestri Luca|Officer|Senior Vice President";
    private const string Trust = "0001999999|A TRUST|TenPercentOwner|";

    [Fact]
    public async Task A_line_is_a_transaction_of_its_filing()
    {
        await using var bench = SecBench.Of(("2024q1", new SecArchiveFile()
            .Filing("0001-24-1", "06-mar-2024", "4", Apple, "aapl", "1", Cook)
            .Line("0001-24-1", "04-MAR-2024", "S", "1200.5", "101.25", "d")));

        var trade = Assert.Single(All(await bench.ReadAsync("AAPL")));

        Assert.Equal((new DateOnly(2024, 3, 4), new DateOnly(2024, 3, 6), "S", "D", 1200.5, 101.25), (trade.TransactionDate, trade.FilingDate, trade.Code, trade.Flag, trade.Shares, trade.Price));
        Assert.Equal(("0001214156", "COOK TIMOTHY D", "director, officer: Chief Executive Officer", true), (trade.Owner, trade.OwnerName, trade.Role, trade.IsChiefLevel));
        Assert.Equal(("0001-24-1", true), (trade.Filing!.AccessionNumber, trade.Filing.IsPlanned));
        Assert.Empty(bench.Dropped.Counts);
    }

    [Fact]
    public async Task A_joint_report_is_one_transaction_of_C_level_if_any_owner_is()
    {
        await using var bench = SecBench.Of(("2024q1", new SecArchiveFile()
            .Filing("0001-24-1", "06-MAR-2024", "4", Apple, "AAPL", "", Trust, Maestri, Cook)
            .Line("0001-24-1", "04-MAR-2024", "P", "100", "100", "A")));

        var trade = Assert.Single(All(await bench.ReadAsync("AAPL")));

        Assert.Equal(("0001214156", true, null), (trade.Owner, trade.IsChiefLevel, trade.Filing!.IsPlanned));
        Assert.Equal([1, 100, 0, 100, 0, 100, 0, 1], await bench.FeaturesAsync("AAPL"));
    }

    [Fact]
    public async Task Lines_of_one_filing_are_never_repeats_and_those_of_an_amendment_repeat_them_one_by_one()
    {
        var archive = new SecArchiveFile()
            .Filing("0001-24-1", "05-MAR-2024", "4", Apple, "AAPL", "", Maestri)
            .Filing("0001-24-2", "07-MAR-2024", "4/A", Apple, "AAPL", "", "0001513362|Maestri Luca|Officer|Senior Vice President")
            .Filing("0001-24-3", "07-MAR-2024", "4", Apple, "AAPL", "", Cook);
        foreach (var number in new[] { "0001-24-1", "0001-24-1", "0001-24-2", "0001-24-2", "0001-24-2", "0001-24-3" })
        {
            archive.Line(number, "04-MAR-2024", "P", "100", "100", "A");
        }

        await using var bench = SecBench.Of(("2024q1", archive));

        // Two of the first filing, the third of its amendment, one of another owner.
        Assert.Equal([1, 400, 0, 400, 1, 400, 0, 0.25], await bench.FeaturesAsync("AAPL"));
    }

    [Fact]
    public async Task Filings_with_an_owner_in_common_report_one_transaction()
    {
        await using var bench = SecBench.Of(("2024q1", new SecArchiveFile()
            .Filing("0001-24-1", "05-MAR-2024", "4", Apple, "AAPL", "", Trust, Maestri)
            .Filing("0001-24-2", "05-MAR-2024", "4", Apple, "AAPL", "", "1999999|A TRUST|Other|", Cook)
            .Line("0001-24-1", "04-MAR-2024", "P", "100", "100", "A")
            .Line("0001-24-2", "04-MAR-2024", "P", "100.0", "100.00", "a")));

        Assert.Equal([1, 100, 0, 100, 0, 100, 0, 1], await bench.FeaturesAsync("AAPL"));
    }

    [Theory]
    [InlineData("4", 1)]
    [InlineData("4/A", 1)]
    [InlineData("5", 1)]
    [InlineData("5/A", 1)]
    [InlineData("3", 0, "insider_trades.Holdings")]
    [InlineData("3/A", 0, "insider_trades.Holdings")]
    [InlineData("144", 0, "insider_trades.OtherForm")]
    public async Task Only_forms_4_and_5_report_transactions(string form, int transactions, params string[] dropped)
    {
        await using var bench = SecBench.Of(("2024q1", new SecArchiveFile()
            .Filing("0001-24-1", "05-MAR-2024", form, Apple, "AAPL", "0", Cook)
            .Line("0001-24-1", "04-MAR-2024", "P", "100", "100", "A")));

        Assert.Equal(transactions, All(await bench.ReadAsync("AAPL")).Count);
        Assert.Equal(dropped, bench.Dropped.Counts.Keys);
    }

    [Fact]
    public async Task Empty_numbers_are_0_and_what_cannot_be_read_is_dropped_and_counted()
    {
        await using var bench = SecBench.Of(("2024q1", new SecArchiveFile()
            .Filing("0001-24-1", "05-MAR-2024", "4", Apple, "AAPL", "false", Cook)
            .Filing("0001-24-2", "SOON", "4", Apple, "AAPL", "", Cook)
            .Filing("0001-24-3", "01-MAR-2024", "4", Apple, "AAPL", "", Cook)
            .Line("0001-24-1", "04-MAR-2024", "", "", "", "")
            .Line("0001-24-1", "04-MAR-2024", "P", "many", "1", "A")
            .Line("0001-24-1", "2024-03-04", "P", "1", "1", "A")
            .Line("0001-24-2", "04-MAR-2024", "P", "1", "1", "A")
            .Line("0001-24-3", "04-MAR-2024", "P", "1", "1", "A")
            .Add("NONDERIV_TRANS.tsv", ["0001-24-1", "99", "Common Stock"])));

        var trade = Assert.Single(All(await bench.ReadAsync("AAPL")));

        Assert.Equal(("", "", 0.0, 0.0, false), (trade.Code, trade.Flag, trade.Shares, trade.Price, trade.Filing!.IsPlanned));
        Assert.Equal(
            ["insider_trades.NoPublicDate=1", "insider_trades.NoTransactionDate=1", "insider_trades.PublicBeforeEvent=1", "insider_trades.Unreadable=2"],
            bench.Dropped.Counts.Select(count => $"{count.Key}={count.Value}"));
    }

    [Fact]
    public async Task Symbols_of_one_CIK_share_its_filings_by_the_symbol_that_is_filed()
    {
        const string Alphabet = "1652044";
        await using var bench = SecBench.Of(("2024q1", Named(Alphabet, "goog", "GOOGL", "NONE", "", "NASDAQ: GOOGL")));

        Assert.Equal([0, 2, 3, 4], Numbers(await bench.ReadAsync("GOOG", "GOOGL")));
        Assert.Equal([1], Numbers(await bench.ReadAsync("GOOGL", "GOOG")));
        Assert.Equal([1], Numbers(await bench.ReadAsync("GOOGL")));
    }

    [Fact]
    public async Task A_filing_of_a_CIK_without_a_symbol_belongs_to_the_symbol_that_it_names()
    {
        await using var bench = SecBench.Of(("2024q1", Named("9999999", "brk.b", "AAPL", "ZZZZZ", "NONE")));

        Assert.Equal([0], Numbers(await bench.ReadAsync("BRK-B")));
        Assert.Equal([1], Numbers(await bench.ReadAsync("AAPL")));
        Assert.Equal([2], Numbers(await bench.ReadAsync("ZZZZZ")));
    }

    [Fact]
    public async Task A_symbol_that_is_filed_does_not_outweigh_the_CIK_of_another()
    {
        await using var bench = SecBench.Of(("2024q1", Named(Apple, "MSFT")));

        Assert.Empty(All(await bench.ReadAsync("MSFT")));
        Assert.Equal([0], Numbers(await bench.ReadAsync("AAPL")));
    }

    [Fact]
    public async Task The_order_and_number_of_columns_and_the_order_of_rows_do_not_matter()
    {
        await using var plain = SecBench.Of(("2024q1", Fill(new SecArchiveFile())));
        await using var other = SecBench.Of(("2024q1", Fill(new SecArchiveFile { Arrange = (_, cells) => ["EXTRA", .. cells.Reverse(), ""] })));

        var expected = All(await plain.ReadAsync("AAPL"));

        Assert.Equal(3, expected.Count);
        Assert.Equal(expected.Select(Text), All(await other.ReadAsync("AAPL")).Select(Text));

        static SecArchiveFile Fill(SecArchiveFile archive) => archive
            .Filing("0001-24-1", "05-MAR-2024", "4", Apple, "AAPL", "1", Cook, Trust)
            .Filing("0001-24-2", "06-Mar-2024", "5", Apple, "AAPL", "", Maestri)
            .Line("0001-24-2", "5-mar-2024", "S", "7", "99", "D", "Common Stock ")
            .Line("0001-24-1", "04-MAR-2024", "P", "100", "100", "A")
            .Line("0001-24-1", "04-MAR-2024", "P", "100", "100", "A");
    }

    [Fact]
    public async Task Rows_that_need_an_archive_that_is_not_there_have_no_insider_features()
    {
        await using var bench = SecBench.Of(("2024q1", new SecArchiveFile()
            .Filing("0001-24-1", "05-MAR-2024", "4", Apple, "AAPL", "", Cook)
            .Line("0001-24-1", "04-MAR-2024", "P", "100", "100", "A")));

        var condensed = await bench.CondenseAsync(new DateOnly(2023, 10, 1), new DateOnly(2024, 4, 30), "AAPL");
        var trades = bench.Read("AAPL", condensed);

        Assert.Equal([new PublicationGap(new DateOnly(2023, 10, 1), new DateOnly(2023, 12, 31)), new PublicationGap(new DateOnly(2024, 4, 1), new DateOnly(2024, 6, 30))], condensed.Table.Gaps);
        Assert.Equal((new DateOnly(2024, 3, 31), 1, 1, 0, "0001-24-1"), (condensed.Coverage.LastDay, condensed.Coverage.Filings, condensed.Coverage.Transactions, condensed.Coverage.Planned, condensed.Coverage.LastFiling));
        Assert.Equal(["2023q4_form345.zip", "2024q2_form345.zip"], condensed.Coverage.Unpublished);

        // The window of 90 days before 2024-03-30 begins on 2023-12-31, one of 2024-03-31 on 2024-01-01.
        Assert.Null(SecBench.FeaturesOf("AAPL", trades, new DateOnly(2024, 3, 29))[1]);
        Assert.NotNull(SecBench.FeaturesOf("AAPL", trades, new DateOnly(2024, 3, 30))[1]);
        Assert.NotNull(SecBench.FeaturesOf("AAPL", trades, new DateOnly(2024, 4, 1))[1]);
        Assert.Null(SecBench.FeaturesOf("AAPL", trades, new DateOnly(2024, 4, 2))[1]);
    }

    private static SecArchiveFile Named(string cik, params string[] symbols)
    {
        var archive = new SecArchiveFile();
        foreach (var (number, symbol) in symbols.Index())
        {
            archive.Filing($"0001-24-{number}", "05-MAR-2024", "4", cik, symbol, "", Cook).Line($"0001-24-{number}", "04-MAR-2024", "P", "100", "100", "A");
        }

        return archive;
    }

    private static List<int> Numbers(FactSeries<InsiderTrade> trades) =>
        [.. All(trades).Select(trade => int.Parse(trade.Filing!.AccessionNumber.Split('-')[^1], System.Globalization.CultureInfo.InvariantCulture))];

    private static string Text(InsiderTrade trade) => $"{trade with { Filing = null }} {trade.Filing!.AccessionNumber} {string.Join(' ', trade.Filing.Owners)} {trade.Filing.IsPlanned}";

    private static List<InsiderTrade> All(FactSeries<InsiderTrade> trades) => [.. trades.AsOf(DateOnly.MaxValue)];
}
