namespace SmartMoney.Core.Datasets;

/// <summary>The context file of a dataset.</summary>
/// <param name="Path">The file beside the dataset, for people.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Its SHA-256, hexadecimal.</param>
public sealed record ContextFile(string Path, long Bytes, string Sha256);
