namespace SmartMoney.Workflow.Runs;

/// <summary>A file as it is handed over.</summary>
/// <param name="Name">Its name without the folder.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">The SHA-256 of its bytes, lower-case hexadecimal.</param>
public sealed record HandedFile(string Name, long Bytes, string Sha256);
