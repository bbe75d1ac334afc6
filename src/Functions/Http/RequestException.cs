namespace SmartMoney.Functions.Http;

/// <summary>A request that is refused, with the status and the reason to answer.</summary>
internal sealed class RequestException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}
