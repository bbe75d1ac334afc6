namespace SmartMoney.Core.Filings;

/// <summary>Tells trades of the stock itself from those of options, bonds and other assets, by the kind of asset that Congress reports.</summary>
public static class StockAsset
{
    /// <summary>Whether a kind of asset is the stock, or not named.</summary>
    /// <param name="assetType">The kind of asset as disclosed.</param>
    public static bool IsMatch(string? assetType) =>
        (assetType?.Trim().ToUpperInvariant() ?? "") is "" or "STOCK" or "ST" or "CS" or "COMMON STOCK";
}
