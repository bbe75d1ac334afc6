using SmartMoney.Testing;

namespace SmartMoney.Cli.Tests;

/// <summary>Command lines that several tests share.</summary>
internal static class Arguments
{
    /// <summary>Half a year: enough for every feature, and quick over HTTP.</summary>
    public static string[] HalfYear(string symbols = "AAPL,NVDA,TSLA") => ["generate", "--symbols", symbols, "--from", "2024-01-01", "--to", "2024-06-30"];

    /// <summary>The same from the API, with the panel of the samples.</summary>
    public static string[] HalfYearOverHttp(string symbols = "AAPL,NVDA,TSLA") =>
        [.. HalfYear(symbols), "--source", "fmp", "--panel", Path.Combine(Corpus.Samples, "panel.json")];

    /// <summary>The same from the recorded samples.</summary>
    public static string[] HalfYearRecorded(string symbols = "AAPL,NVDA,TSLA") => [.. HalfYear(symbols), "--source", "recorded"];
}
