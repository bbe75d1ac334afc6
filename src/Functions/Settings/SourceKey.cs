using Microsoft.Extensions.Configuration;

namespace SmartMoney.Functions.Settings;

/// <summary>The key of the source, as the settings have it.</summary>
internal static class SourceKey
{
    private const string Setting = "FMP_API_KEY";

    /// <summary>How a reference to Key Vault begins. The platform puts the secret in its place, and leaves it there when it cannot.</summary>
    private const string Unresolved = "@Microsoft.KeyVault(";

    /// <summary>The key; empty when there is none.</summary>
    public static string Of(IConfiguration configuration) =>
        configuration[Setting]?.Trim() is { } key && !key.StartsWith(Unresolved, StringComparison.OrdinalIgnoreCase) ? key : "";
}
