namespace SmartMoney.Functions.Http;

/// <summary>A rejected request, with the status and the reason to return.</summary>
internal sealed class RequestException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}
