using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SmartMoney.Functions.Telemetry;
using SmartMoney.Sources.Storage;

namespace SmartMoney.Functions.Http;

/// <summary>Runs endpoints, and turns errors into responses.</summary>
/// <param name="time">The clock.</param>
/// <param name="log">Logs why the storage is unavailable.</param>
public sealed class EndpointGuard(TimeProvider time, ILogger<EndpointGuard> log)
{
    /// <summary>
    /// Runs a read-only endpoint within <see cref="StorageProbe.Patience"/>, so that unavailable storage is detected early. Reads of
    /// the activities, and all writes, may retry for longer.
    /// </summary>
    internal Task<IResult> ReadAsync(Func<CancellationToken, Task<IResult>> endpoint, CancellationToken cancellationToken) =>
        RunAsync(() => StorageProbe.InTimeAsync(endpoint, time, cancellationToken));

    /// <summary>Runs an endpoint; unavailable storage becomes a response, and the log contains the cause.</summary>
    internal async Task<IResult> RunAsync(Func<Task<IResult>> endpoint)
    {
        try
        {
            return await endpoint();
        }
        catch (RequestException e)
        {
            return Problem.Of(e.Status, "The request is invalid", e.Message);
        }
        catch (StorageException e)
        {
            log.StorageFailed(e);
            return Problem.Of(StatusCodes.Status503ServiceUnavailable, "Storage is unavailable", "The storage account did not respond as expected. Try again later.");
        }
    }
}
