using SmartMoney.Core.Filings;
using Xunit;

namespace SmartMoney.Core.Tests.Filings;

public sealed class DollarBracketTests
{
    [Theory]
    [InlineData("$1,001 - $15,000", 8000.5)]
    [InlineData("$1,001-$15,000", 8000.5)]
    [InlineData("$50,000,001", 50000001)]
    [InlineData("Over $50,000,000", 50000000)] // one number stands for itself
    [InlineData("$1,000.50", 1000.5)]
    [InlineData("100", 100)]
    [InlineData("", 0)]
    [InlineData("--", 0)]
    [InlineData("Unknown", 0)]
    [InlineData("$1 - $2 - $3", 0)]
    public void Two_numbers_give_their_mean_and_one_stands_for_itself(string amount, double dollars) =>
        Assert.Equal(dollars, DollarBracket.Middle(amount));
}
