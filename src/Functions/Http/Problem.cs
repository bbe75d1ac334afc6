using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmartMoney.Core.Storage;
using SmartMoney.Functions.Telemetry;

namespace SmartMoney.Functions.Http;

/// <summary>Answers for what cannot be done, as problem documents.</summary>
internal static class Problem
{
    public static IResult BadRequest(IEnumerable<string> errors) => Of(StatusCodes.Status400BadRequest, "The request is not valid", string.Join("; ", errors));

    public static IResult BadRequest(string error) => BadRequest([error]);

    public static IResult NotFound(string what) => Of(StatusCodes.Status404NotFound, "Not found", what);

    public static IResult Conflict(string why) => Of(StatusCodes.Status409Conflict, "Not as things stand", why);

    public static IResult Gone(string why) => Of(StatusCodes.Status410Gone, "No longer there", why);

    public static IResult NoKey() => Of(
        StatusCodes.Status503ServiceUnavailable, "There is no key", "The app has no key of the source: set FMP_API_KEY, or ask for the recorded source.");

    public static IResult Of(int status, string title, string detail) => Results.Problem(detail, statusCode: status, title: title);

    /// <summary>
    /// Runs an endpoint that only reads, within <see cref="StorageProbe.Patience"/>: a storage that is gone is known by then. Reads of the
    /// activities, and whatever writes, may go on trying for longer.
    /// </summary>
    public static Task<IResult> GuardReadAsync(FunctionContext context, Func<CancellationToken, Task<IResult>> endpoint, CancellationToken cancellationToken) =>
        GuardAsync(context, () =>
        {
            var time = context.InstanceServices.GetRequiredService<TimeProvider>();
            return StorageProbe.InTimeAsync(endpoint, time, cancellationToken);
        });

    /// <summary>Runs an endpoint; a storage that cannot be used is an answer too, and the log has the cause.</summary>
    public static async Task<IResult> GuardAsync(FunctionContext context, Func<Task<IResult>> endpoint)
    {
        ArgumentNullException.ThrowIfNull(context);
        try
        {
            return await endpoint();
        }
        catch (RequestException e)
        {
            return Of(e.Status, "The request is not valid", e.Message);
        }
        catch (StorageException e)
        {
            context.InstanceServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Problem)).StorageFailed(e);
            return Of(StatusCodes.Status503ServiceUnavailable, "Storage cannot be used", "The storage account did not answer as it should. Try again later.");
        }
    }
}
