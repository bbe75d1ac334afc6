using SmartMoney.Core.Features.Schema;
using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Core.Tests.Features;

public sealed class LeftOutReasonTests
{
    private static IEnumerable<string> Reasons(Known known, string feature)
    {
        var dropped = new DroppedRows(describe: true);
        var explained = new FeatureExplainer(known.Facts(dropped), dropped).Explain(Known.Date, Known.Date);
        return explained.Single(explanation => explanation.Feature.Name == feature).LeftOut.Select(left => left.Reason);
    }

    [Theory]
    [InlineData("2023-06-01")]
    [InlineData(null)] // holdings need no date of a transaction
    public void Holdings_of_an_insider_are_left_out(string? traded) => Assert.Equal(
        ["holdings on Form 3: no transaction"],
        Reasons(new Known().Insider(traded, "2023-06-02", form: "3"), "insider_buy_ratio_30d"));

    [Fact]
    public void A_derivative_is_left_out() => Assert.Equal(
        ["a derivative security"],
        Reasons(new Known().Insider("2023-06-01", "2023-06-02", security: "Warrants"), "insider_buy_ratio_30d"));

    [Fact]
    public void A_trade_of_Congress_in_another_asset_is_left_out() => Assert.Equal(
        ["another asset than the stock"],
        Reasons(new Known().Congress("2023-05-01", "2023-04-03", kind: "Stock Option"), "congress_buy_count_90d"));
}
