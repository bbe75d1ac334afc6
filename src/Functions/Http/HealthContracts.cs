namespace SmartMoney.Functions.Http;

/// <summary>Whether the app can do its work.</summary>
internal sealed record HealthView(bool Storage, bool Key);
