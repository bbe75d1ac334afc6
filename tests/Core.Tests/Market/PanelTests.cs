using System.Text;
using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using Xunit;

namespace SmartMoney.Core.Tests.Market;

public sealed class PanelTests
{
    private static Panel Read(string json) => Panel.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void The_shipped_panel_has_twenty_managers_and_the_large_equity_funds()
    {
        Assert.Equal(20, Panel.Default.HedgeFunds.Length);
        Assert.Contains(Panel.Default.HedgeFunds, fund => fund.Cik == "0001037389");
        Assert.Contains("SPY", Panel.Default.Etfs);
    }

    [Fact]
    public void A_panel_of_one_s_own_is_read()
    {
        var panel = Read("""{"hedgeFunds": [{"cik": "0000000001", "name": "One"}], "etfs": ["SPY", "QQQ"]}""");
        Assert.Equal(new HedgeFund("0000000001", "One"), Assert.Single(panel.HedgeFunds));
        Assert.Equal(["SPY", "QQQ"], panel.Etfs.AsEnumerable());
    }

    [Theory]
    [InlineData("")]
    [InlineData("not JSON")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"hedgeFunds": [{"cik": "0000000001", "name": "One"}]}""")]
    [InlineData("""{"etfs": ["SPY"]}""")]
    [InlineData("""{"hedgeFunds": [], "etfs": ["SPY"]}""")]
    [InlineData("""{"hedgeFunds": [{"cik": "0000000001", "name": "One"}], "etfs": []}""")]
    [InlineData("""{"hedgeFunds": [{"cik": "1", "name": "One"}], "etfs": ["SPY"]}""")]
    [InlineData("""{"hedgeFunds": [{"cik": "000000000A", "name": "One"}], "etfs": ["SPY"]}""")]
    [InlineData("""{"hedgeFunds": [{"name": "One"}], "etfs": ["SPY"]}""")]
    [InlineData("""{"hedgeFunds": [null], "etfs": ["SPY"]}""")]
    [InlineData("""{"hedgeFunds": [{"cik": "0000000001", "name": "One"}, null], "etfs": ["SPY"]}""")]
    [InlineData("""{"hedgeFunds": [{"cik": "0000000001", "name": "One"}], "etfs": ["spy!"]}""")]
    [InlineData("""{"hedgeFunds": [{"cik": "0000000001", "name": "One"}], "etfs": [null]}""")]
    [InlineData("""{"hedgeFunds": [{"cik": "0000000001", "name": "One"}], "etfs": ["SPY", null]}""")]
    [InlineData("""{"hedgeFunds": [{"cik": "0000000001", "name": "One"}], "etfs": ["SPY", "SPY"]}""")]
    [InlineData("""{"hedgeFunds": [{"cik": "0000000001", "name": "A"}, {"cik": "0000000001", "name": "B"}], "etfs": ["SPY"]}""")]
    public void A_file_that_is_no_panel_is_refused_with_a_reason(string json) =>
        Assert.NotEmpty(Assert.Throws<FormatException>(() => Read(json)).Message);
}
