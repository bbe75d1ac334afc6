using SmartMoney.Core.Market;
using Xunit;

namespace SmartMoney.Core.Tests.Market;

public sealed class TickerTests
{
    [Theory]
    [InlineData("A", "A")]
    [InlineData("AAPL", "AAPL")]
    [InlineData("BRK.B", "BRK-B")]
    [InlineData("BRK-B", "BRK-B")]
    [InlineData("aapl", "AAPL")]
    [InlineData("brk.b", "BRK-B")]
    public void People_write_either_case_and_a_dot_and_the_source_capitals_and_a_dash(string text, string symbol)
    {
        Assert.True(Ticker.TryParse(text, out var parsed));
        Assert.Equal(symbol, parsed);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" AAPL")]
    [InlineData("AAPL\n")]
    [InlineData("BRK/B")]
    [InlineData("BRK-")]
    [InlineData("BRK--B")]
    [InlineData("../AAPL")]
    [InlineData("1AAPL")]
    public void Anything_else_is_no_symbol(string? text)
    {
        Assert.False(Ticker.TryParse(text, out var parsed));
        Assert.Null(parsed);
    }
}
