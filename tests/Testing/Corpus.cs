using IoPath = System.IO.Path;

namespace SmartMoney.Testing;

/// <summary>The recorded answers that tests run on: the whole corpus where SMARTMONEY_CORPUS names it, the samples otherwise.</summary>
public static class Corpus
{
    private const string Variable = "SMARTMONEY_CORPUS";

    /// <summary>The folder of the whole corpus with its expected dataset; null where the variable is not set.</summary>
    public static string? Whole { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? folder : null;

    /// <summary>The samples of the repository: TSLA, NVDA, AAPL and the panels.</summary>
    public static string Samples { get; } = IoPath.Combine(Repository.Root, "samples");

    /// <summary>The recorded answers: those of the whole corpus where there is one, the samples otherwise.</summary>
    public static string Path => Whole is { } folder ? IoPath.Combine(folder, "fmp") : Samples;

    /// <summary>A file that is expected of the whole corpus.</summary>
    /// <param name="file">Its name.</param>
    public static string Expected(string file) =>
        IoPath.Combine(Whole ?? throw new InvalidOperationException(WholeIsMissing), "expected", "v2", file);

    /// <summary>Why a test of the whole corpus was skipped.</summary>
    public const string WholeIsMissing = "needs the whole recorded corpus: set " + Variable + " to its folder";
}
