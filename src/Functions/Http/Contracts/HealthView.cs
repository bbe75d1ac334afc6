namespace SmartMoney.Functions.Http.Contracts;

/// <summary>Whether the app can do its work.</summary>
internal sealed record HealthView(bool Storage, bool Key);
