using SmartMoney.Core.Filings;
using Xunit;

namespace SmartMoney.Core.Tests.Filings;

public sealed class DerivativeSecurityTests
{
    [Theory]
    [InlineData("Stock Option (right to buy)")]
    [InlineData("EMPLOYEE STOCK OPTIONS")]
    [InlineData("Nonoptional Shares")] // contains option
    [InlineData("Warrants")]
    [InlineData("Stock Appreciation Right")]
    [InlineData("Phantom Stock")]
    [InlineData("Series A Convertible Preferred")]
    [InlineData("Restricted Stock Units")]
    [InlineData("Deferred Compensation")]
    [InlineData("Common Stock Units")]
    [InlineData("Share Unit")]
    [InlineData("Performance Shares")]
    [InlineData("Derivative Contract")]
    [InlineData("RSU")]
    [InlineData("rsus (2021)")]
    [InlineData("Covered call")]
    [InlineData("Put (obligation to buy)")]
    [InlineData("Swap")]
    [InlineData("Total return swaps")]
    [InlineData("Prepaid Variable Forward Contract")]
    [InlineData("Forwards")]
    [InlineData("6% Notes due 2025")]
    [InlineData("Notebook Holdings")] // begins with note
    public void These_belong_to_the_derivative_table(string title) => Assert.True(DerivativeSecurity.IsMatch(title), title);

    [Theory]
    [InlineData("")]
    [InlineData("Common Stock")]
    [InlineData("Class A Common Stock")]
    [InlineData("Restricted Stock")]
    [InlineData("Stock")]
    [InlineData("Depositary Shares")]
    [InlineData("Units")]
    [InlineData("Puttable Shares")] // not the word put
    [InlineData("Callable Preferred")]
    [InlineData("Recall Inc")]
    [InlineData("RSUX Common")]
    [InlineData("Keynote Systems")] // does not begin with note
    [InlineData("Straightforward Shares")]
    [InlineData("Input Output Inc")]
    public void These_do_not(string title) => Assert.False(DerivativeSecurity.IsMatch(title), title);
}
