namespace SmartMoney.Sources.Storage;

/// <summary>An object in a store.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Bytes">Its size.</param>
public sealed record StoredObject(string Path, long Bytes);
