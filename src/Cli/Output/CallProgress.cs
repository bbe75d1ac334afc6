using System.Globalization;
using SmartMoney.Core.Formatting;

namespace SmartMoney.Cli.Output;

/// <summary>How many requests of the first phase are made, and what they wait for.</summary>
/// <param name="Made">The requests made.</param>
/// <param name="Planned">The requests that the plan counts; retries and further pages come on top.</param>
/// <param name="Wait">How long the rate limit lets them wait yet; null when it does not.</param>
internal sealed record CallProgress(long Made, long Planned, TimeSpan? Wait)
{
    public override string ToString() =>
        $"calls {Quantity.Number(Made)}/{Quantity.Number(Math.Max(Made, Planned))}{(Wait is { } wait ? string.Create(CultureInfo.InvariantCulture, $", {Math.Ceiling(wait.TotalSeconds):0} s for the rate limit") : "")}";
}
