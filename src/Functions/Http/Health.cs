using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using SmartMoney.Functions.Settings;
using SmartMoney.Sources.Storage;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Functions.Http;

/// <summary>Whether the app is ready.</summary>
/// <param name="storage">All that is kept.</param>
/// <param name="app">Whether there is a key.</param>
/// <param name="time">The clock.</param>
public sealed class Health(SmartMoneyStorage storage, IOptions<AppOptions> app, TimeProvider time)
{
    /// <summary>Returns whether storage responds and a key is set, and no details.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Stops it.</param>
    [Function("GetHealth")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var health = new HealthView(await AnswersAsync(cancellationToken), app.Value.HasKey);
        return ApiResponse.Json(health, health is { Storage: true, Key: true } ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            await StorageProbe.RequireAsync(storage, time, cancellationToken);
            return true;
        }
        catch (StorageException)
        {
            return false;
        }
    }
}
