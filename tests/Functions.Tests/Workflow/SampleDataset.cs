using SmartMoney.Functions.Tests.Hosting;

namespace SmartMoney.Functions.Tests.Workflow;

/// <summary>Datasets of the samples as the embedded host makes them, each made once.</summary>
internal static class SampleDataset
{
    public const string ContextPath = "training/smart-money-flow/smart-money-flow-test-context.csv";
    public const string Path = "training/smart-money-flow/smart-money-flow-test.csv";

    private static readonly Lazy<Task<byte[]>> Small = new(() => MakeAsync(Path, Samples.Small, "--test"));

    /// <summary>The three symbols of <see cref="Samples.Small"/>.</summary>
    public static Task<byte[]> BytesAsync() => Small.Value;

    /// <summary>The three symbols of <see cref="Samples.Whole"/>.</summary>
    public static Task<byte[]> WholeAsync() => MakeAsync(Path, Samples.Whole, "--test");

    /// <summary>The three symbols of <see cref="Samples.Small"/> with a kind of label.</summary>
    public static Task<byte[]> LabelledAsync(string label) => MakeAsync(Path, Samples.Small, "--test", "--label", label);

    /// <summary>The three symbols of <see cref="Samples.Small"/> with insider trades of the SEC.</summary>
    public static Task<byte[]> OfSecAsync() => MakeAsync(Path, Samples.Small, "--test", "--insiders", "sec");

    /// <summary>The context file of the three symbols of <see cref="Samples.Small"/>.</summary>
    public static Task<byte[]> ContextAsync() => MakeAsync(ContextPath, Samples.Small, "--test");

    /// <summary>Symbols of <see cref="Samples.Small"/>, as a run of its own.</summary>
    public static Task<byte[]> BytesOfAsync(params string[] symbols) =>
        MakeAsync("training/smart-money-flow/smart-money-flow-custom.csv", Samples.Small, "--symbols", string.Join(',', symbols));

    private static async Task<byte[]> MakeAsync(string path, string samples, params string[] universe)
    {
        var folder = Directory.CreateTempSubdirectory("smartmoney-embedded-").FullName;
        try
        {
            var code = await EmbeddedRun.RunAsync(["generate", .. universe, "--source", "recorded", "--corpus", samples, "--storage", folder], null, CancellationToken.None);
            return code == 0 ? await File.ReadAllBytesAsync(System.IO.Path.Combine(folder, path)) : throw new InvalidOperationException($"generate ended with {code}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
