using SmartMoney.Core.Features.Schema;
using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Core.Tests.Features;

/// <summary>An empty cell says what it lacked itself, not what another feature lacked.</summary>
public sealed class MissingReasonTests
{
    private static readonly Quarter Q = Known.Q;

    private static string? Reason(Known known, string feature)
    {
        var dropped = new DroppedRows(describe: true);
        return new FeatureExplainer(known.Facts(dropped), dropped).Explain(Known.Date, Known.Date).Single(explained => explained.Feature.Name == feature).MissingBecause;
    }

    [Fact]
    public void A_value_has_no_reason_to_be_missing() =>
        Assert.Null(Reason(new Known().Summary(Q), "inst_ownership_pct"));

    [Theory]
    [InlineData("inst_ownership_pct", "the source has no 13F summary of Q")]
    [InlineData("inst_new_positions_count", "the source has no 13F summary of Q")]
    [InlineData("inst_concentration_top10", "the source has no 13F summary of Q")]
    [InlineData("inst_momentum_score", "no row of the holders of Q−1 is public")]
    [InlineData("hedgefund_top20_exposure", "the shares outstanding of Q are unknown")]
    [InlineData("hedgefund_net_change_1q", "no manager of the panel has a filing of the quarter before its latest")]
    [InlineData("etf_ownership_pct", "the shares outstanding of Q are unknown")]
    [InlineData("etf_flow_30d", "no ETF of the panel has a comparable report before its latest")]
    public void Without_the_summary_of_Q_each_names_its_own_lack(string feature, string reason) =>
        Assert.Equal(reason, Reason(
            new Known()
                .Summary(Q.Previous)
                .Holder(Q.Previous, "1", 10, filed: "")
                .Holder(Q, "1", 10)
                .Manager("1", Q, 10, 100)
                .Etf("SPY", "2023-03-31", "2023-05-30", 10),
            feature));

    [Theory]
    [InlineData("inst_ownership_pct", null)]
    [InlineData("inst_ownership_change_1q", "the source has no 13F summary of Q−1")]
    [InlineData("inst_concentration_top10", "no row of the holders of Q counts")]
    [InlineData("inst_momentum_score", "the source has no 13F summary of Q−1")]
    [InlineData("hedgefund_net_change_1q", "the shares outstanding of Q−1 are unknown")]
    [InlineData("hedgefund_conviction_score", "the portfolios of the panel are worth nothing")]
    [InlineData("etf_concentration", "no ETF of the panel has a report young enough")]
    public void Without_the_summary_of_the_quarter_before_each_names_its_own_lack(string feature, string? reason) =>
        Assert.Equal(reason, Reason(
            new Known()
                .Summary(Q)
                .Holder(Q, "1", 10, kind: "Put")
                .Manager("1", Q, 10, 0)
                .Manager("1", Q.Previous, 10, 0)
                .Etf("SPY", "2022-06-30", "2022-08-30", 10),
            feature));
}
