using Microsoft.Extensions.Time.Testing;
using SmartMoney.Azure.Budget;
using SmartMoney.Core.Filings;
using Xunit;

namespace SmartMoney.Azure.Tests.Budget;

public sealed class ServiceClockTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_true_time_lies_between_the_bounds_and_they_draw_closer(int seed)
    {
        var random = new Random(seed);
        var time = new FakeTimeProvider();
        var offset = TimeSpan.FromSeconds(random.Next(-100_000, 100_000) + random.NextDouble());
        var clock = new ServiceClock(time);
        var width = double.PositiveInfinity;

        for (var answers = 0; answers < 200; answers++)
        {
            var sent = clock.Now;
            time.Advance(TimeSpan.FromMilliseconds(random.Next(1, 50)));
            var stamp = DateTimeOffset.FromUnixTimeSeconds((time.GetUtcNow() + offset).ToUnixTimeSeconds());
            time.Advance(TimeSpan.FromMilliseconds(random.Next(1, 50)));
            clock.Observe(sent, clock.Now, stamp);
            time.Advance(TimeSpan.FromMilliseconds(random.Next(0, 3000)));

            var truth = (time.GetUtcNow() + offset).ToUnixTimeMilliseconds();
            Assert.InRange(truth, clock.EarliestAt(clock.Now), clock.LatestAt(clock.Now));
            width = clock.LatestAt(clock.Now) - clock.EarliestAt(clock.Now);
        }

        Assert.InRange(width, 0, 400);
    }

    [Fact]
    public void A_clock_that_was_set_is_believed_again()
    {
        var time = new FakeTimeProvider();
        var clock = new ServiceClock(time);
        clock.Observe(clock.Now, clock.Now, DateTimeOffset.FromUnixTimeSeconds(1_000_000));

        clock.Observe(clock.Now, clock.Now, DateTimeOffset.FromUnixTimeSeconds(2_000_000));

        Assert.InRange(2_000_000_500, clock.EarliestAt(clock.Now), clock.LatestAt(clock.Now));
    }
}
