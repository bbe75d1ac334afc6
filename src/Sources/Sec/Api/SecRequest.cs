namespace SmartMoney.Sources.Sec.Api;

/// <summary>A file of the SEC's site.</summary>
/// <param name="Endpoint">What files of its kind are called in figures.</param>
/// <param name="Folder">The folder, with its slash.</param>
/// <param name="File">The name of the file.</param>
internal sealed record SecRequest(string Endpoint, string Folder, string File);
