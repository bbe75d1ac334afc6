using Xunit;

namespace SmartMoney.Modeling.Tests;

public sealed class SmokeTests
{
    [Fact]
    public void Builds() => Assert.True(true);
}
