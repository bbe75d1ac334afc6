using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SmartMoney.Functions.Telemetry;
using SmartMoney.Sources.Storage;

namespace SmartMoney.Functions.Http;

/// <summary>Runs endpoints: what goes wrong in one is an answer too.</summary>
/// <param name="time">The clock.</param>
/// <param name="log">Is told why the storage cannot be used.</param>
public sealed class EndpointGuard(TimeProvider time, ILogger<EndpointGuard> log)
{
    /// <summary>
    /// Runs an endpoint that only reads, within <see cref="StorageProbe.Patience"/>: a storage that is gone is known by then. Reads of the
    /// activities, and whatever writes, may go on trying for longer.
    /// </summary>
    internal Task<IResult> ReadAsync(Func<CancellationToken, Task<IResult>> endpoint, CancellationToken cancellationToken) =>
        RunAsync(() => StorageProbe.InTimeAsync(endpoint, time, cancellationToken));

    /// <summary>Runs an endpoint; a storage that cannot be used is an answer too, and the log has the cause.</summary>
    internal async Task<IResult> RunAsync(Func<Task<IResult>> endpoint)
    {
        try
        {
            return await endpoint();
        }
        catch (RequestException e)
        {
            return Problem.Of(e.Status, "The request is not valid", e.Message);
        }
        catch (StorageException e)
        {
            log.StorageFailed(e);
            return Problem.Of(StatusCodes.Status503ServiceUnavailable, "Storage cannot be used", "The storage account did not answer as it should. Try again later.");
        }
    }
}
