using Xunit;

namespace SmartMoney.Functions.Tests;

public sealed class SmokeTests
{
    [Fact]
    public void Builds() => Assert.True(true);
}
