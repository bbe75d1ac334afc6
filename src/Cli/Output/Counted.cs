namespace SmartMoney.Cli.Output;

/// <summary>A number with what it counts, one or several.</summary>
internal static class Counted
{
    public static string Of(long count, string one) => Of(count, one, one + "s");

    public static string Of(long count, string one, string several) => $"{CacheText.Count(count)} {(count == 1 ? one : several)}";
}
