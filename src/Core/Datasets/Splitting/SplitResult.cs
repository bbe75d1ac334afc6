namespace SmartMoney.Core.Datasets.Splitting;

/// <summary>A split that was written.</summary>
/// <param name="Folder">The folder it is in.</param>
/// <param name="Manifest">The content of its <c>split.json</c>.</param>
public sealed record SplitResult(string Folder, SplitManifest Manifest);
