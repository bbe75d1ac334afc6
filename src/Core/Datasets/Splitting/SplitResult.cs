namespace SmartMoney.Core.Datasets.Splitting;

/// <summary>A split that was written.</summary>
/// <param name="Folder">The folder it is in.</param>
/// <param name="Manifest">The content of its <c>split.json</c>.</param>
public sealed record SplitResult(string Folder, SplitManifest Manifest)
{
    /// <summary>The split that was there before and is not the same; null when there was none.</summary>
    public SplitManifest? Replaced { get; init; }
}
