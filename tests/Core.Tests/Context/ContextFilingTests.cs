using SmartMoney.Core.Context;
using SmartMoney.Core.Features;
using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Core.Tests.Context;

public sealed class ContextFilingTests
{
    private const string Ratio = "insider_purchase_ratio_90d";
    private const string NetFlow = "insider_net_flow_pct";
    private const string OwnershipChange = "insider_ownership_change_pct";
    private const string NetAmount = "congress_net_amount_90d";
    private const string EtfFlow = "etf_flow_pct";

    private static FeatureValue Value(string column, SymbolFacts facts) =>
        ContextSchema.Find(column)!.Compute(facts.AsOf(Known.Date, Known.Date));

    [Theory]
    [InlineData("2023-05-16", 46)] // the day after the deadline: March 31 to May 16
    [InlineData("2023-05-15", 135)] // the deadline itself: Q is 2022Q4
    [InlineData("2023-06-18", 79)] // a Sunday, from D and not from T0
    public void The_age_of_the_quarter_is_counted_to_the_sample_date(string date, double days) =>
        Assert.Equal(days, new Known().Context("quarter_age_days", Day.Of(date)));

    [Fact]
    public void The_purchase_ratio_is_of_purchases_and_sales_alone()
    {
        var known = new Known()
            .Insider("2023-06-01", "2023-06-02", "P-Purchase", shares: 1)
            .Insider("2023-06-01", "2023-06-02", "S-Sale", shares: 2)
            .Insider("2023-06-01", "2023-06-05", "S-Sale", shares: 2) // an amendment
            .Insider("2023-03-18", "2023-03-20", "S-Sale", shares: 3)
            .Insider("2023-03-17", "2023-03-20", "S-Sale", shares: 4) // D−90
            .Insider("2023-06-01", "2023-06-15", "S-Sale", shares: 5) // filed on T0
            .Insider("2023-06-01", "2023-06-02", "A-Award", shares: 6);
        Assert.Equal(1.0 / 3, known.Context(Ratio));
    }

    [Fact]
    public void Without_purchases_and_sales_the_ratio_is_missing() =>
        Assert.Null(new Known().Insider("2023-06-01", "2023-06-02", "A-Award").Context(Ratio));

    [Fact]
    public void Insider_figures_are_divided_by_the_shares_outstanding()
    {
        var known = new Known()
            .Summary(Known.Q) // 600 shares are 60 %
            .Insider("2023-06-01", "2023-06-02", "P-Purchase", shares: 30)
            .Insider("2023-06-01", "2023-06-02", "S-Sale", shares: 10, flag: "D")
            .Insider("2023-04-03", "2023-04-04", "A-Award", shares: 50);
        Assert.Equal((0.02, 0.07), (known.Context(NetFlow), known.Context(OwnershipChange)));
    }

    [Fact]
    public void Shares_outstanding_are_restated_in_the_shares_of_the_sample_date() =>
        Assert.Equal(0.01, new Known()
            .Summary(Known.Q)
            .Split("2023-05-10", 3, 1)
            .Insider("2023-06-01", "2023-06-02", "P-Purchase", shares: 30)
            .Context(NetFlow));

    [Fact]
    public void The_flow_of_etfs_is_divided_by_the_shares_outstanding() =>
        Assert.Equal(0.03, new Known()
            .Summary(Known.Q)
            .Etf("SPY", "2023-03-31", "2023-05-30", 190)
            .Etf("SPY", "2022-12-31", "2023-03-01", 100) // 90 days before
            .Context(EtfFlow)!.Value, 1e-15);

    [Theory]
    [InlineData(NetFlow)]
    [InlineData(OwnershipChange)]
    [InlineData(EtfFlow)]
    public void Without_shares_outstanding_there_is_no_part_of_the_company(string column) =>
        Assert.Null(new Known().Etf("SPY", "2023-03-31", "2023-05-30", 190).Etf("SPY", "2022-12-31", "2023-03-01", 100).Context(column));

    [Fact]
    public void Congress_is_netted_at_the_middle_of_its_brackets()
    {
        var known = new Known()
            .Congress("2023-05-01", "2023-04-03", "Purchase", amount: "$1,001 - $15,000")
            .Congress("2023-05-01", "2023-04-03", "Sale (Partial)", amount: "$15,001 - $50,000")
            .Congress("2023-05-01", "2023-04-03", "Exchange", amount: "$50,001 - $100,000")
            .Congress("2023-03-17", "2023-03-01", "Purchase", amount: "$100,001 - $250,000") // D−90
            .Congress("2023-05-01", "2023-04-03", "Purchase", amount: "$50,001", kind: "Stock Option");
        Assert.Equal(8000.5 - 32500.5, known.Context(NetAmount));
        Assert.Equal(0, new Known().Context(NetAmount));
    }

    [Theory]
    [InlineData(Ratio, "the insider data could not be had")]
    [InlineData(NetFlow, "the insider data could not be had")]
    [InlineData(OwnershipChange, "the insider data could not be had")]
    [InlineData(NetAmount, "the data of a chamber could not be had")]
    [InlineData("market_cap", "the 13F summaries could not be had")]
    [InlineData(EtfFlow, "an ETF of the panel could not be had")]
    public void A_column_is_missing_as_the_features_of_its_source_are(string column, string reason)
    {
        var facts = new Known().Summary(Known.Q).Facts() with { InsiderTrades = null, CongressTrades = null, Etfs = null };
        facts = column == "market_cap" ? facts with { Summaries = null } : facts;
        Assert.Equal((null, reason), (Value(column, facts).Value, Value(column, facts).MissingBecause));
    }

    [Fact]
    public void The_age_of_the_quarter_is_never_missing()
    {
        var facts = new Known().Facts() with { InsiderTrades = null, Summaries = null, Holders = null, CongressTrades = null, HedgeFunds = null, Etfs = null };
        Assert.Equal(76, Value("quarter_age_days", facts).Value);
    }

    [Theory]
    [InlineData(NetFlow, "2023-06-02")]
    [InlineData(Ratio, "2023-06-02")]
    [InlineData(NetAmount, "2023-06-12")]
    [InlineData(EtfFlow, "2023-05-30")]
    [InlineData("market_cap", "2023-05-15")]
    public void A_column_names_the_facts_it_used(string column, string latest)
    {
        var known = new Known()
            .Summary(Known.Q)
            .Insider("2023-06-01", "2023-06-02")
            .Congress("2023-06-12", "2023-05-01")
            .Etf("SPY", "2023-03-31", "2023-05-30", 190).Etf("SPY", "2022-12-31", "2023-03-01", 100);
        Assert.Equal(Day.Of(latest), Value(column, known.Facts()).Facts.Max(fact => fact.PublicDate));
    }
}
