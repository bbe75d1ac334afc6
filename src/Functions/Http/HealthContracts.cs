namespace SmartMoney.Functions.Http;

/// <summary>Whether the app is ready.</summary>
internal sealed record HealthView(bool Storage, bool Key);
