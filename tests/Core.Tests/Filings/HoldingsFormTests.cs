using SmartMoney.Core.Filings;
using Xunit;

namespace SmartMoney.Core.Tests.Filings;

public sealed class HoldingsFormTests
{
    [Theory]
    [InlineData("3", true)]
    [InlineData("3/A", true)]
    [InlineData("3/a", true)]
    [InlineData("4", false)]
    [InlineData("4/A", false)]
    [InlineData("5", false)]
    [InlineData("144", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_form_3_reports_holdings(string? form, bool isHoldings) => Assert.Equal(isHoldings, HoldingsForm.IsMatch(form));
}
