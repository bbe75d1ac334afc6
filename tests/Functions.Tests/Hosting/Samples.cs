using SmartMoney.Functions.Settings;

namespace SmartMoney.Functions.Tests.Hosting;

/// <summary>The folders of recorded answers that runs are made from.</summary>
internal static class Samples
{
    /// <summary>The samples that ship, with their panel of thirty.</summary>
    public static string Whole => SourceCatalog.Samples;

    /// <summary>The samples with a panel of six, for a run of a fifth of the requests.</summary>
    public static string Small => Path.Combine(AppContext.BaseDirectory, "small-samples");
}
