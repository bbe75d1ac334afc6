using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;
using SmartMoney.Functions.Orchestration;
using SmartMoney.Functions.Settings;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Functions.Http;

/// <summary>Starts and stops runs over HTTP.</summary>
/// <param name="sources">The sources.</param>
/// <param name="app">Whether there is a key, and a name for the SEC.</param>
/// <param name="starter">Starts runs.</param>
/// <param name="stopper">Stops runs.</param>
/// <param name="status">Reads the status of runs.</param>
/// <param name="ledger">Keeps their records.</param>
/// <param name="guard">Runs the endpoints.</param>
public sealed class RunControl(
    SourceCatalog sources,
    IOptions<AppOptions> app,
    RunStarter starter,
    RunStopper stopper,
    RunStatus status,
    RunLedger ledger,
    EndpointGuard guard)
{
    /// <summary>Starts a run, or returns it if it is active or complete.</summary>
    /// <param name="request">The request.</param>
    /// <param name="client">The orchestrations.</param>
    /// <param name="cancellationToken">Stops it.</param>
    [Function("StartRun")]
    public Task<IResult> StartAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "runs")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) => guard.RunAsync(async () =>
        {
            var body = await RequestBody.ReadAsync<RunOrderBody>(request, cancellationToken);
            if (sources.Find(body.Source, body.Insiders) is not var (choice, panel))
            {
                return Problem.BadRequest(body.Insiders is SourceCatalog.Live or SourceCatalog.Sec
                    ? $"source: '{body.Source}' is neither {SourceCatalog.Live} nor {SourceCatalog.Recorded}"
                    : $"insiders: '{body.Insiders}' is neither {SourceCatalog.Live} nor {SourceCatalog.Sec}");
            }

            var errors = body.ToRequest().Resolve(choice, panel, out var run);
            if (run is null)
            {
                return Problem.BadRequest(errors);
            }

            if (body.Source == SourceCatalog.Live && !app.Value.HasKey)
            {
                return Problem.NoKey();
            }

            if (body is { Source: SourceCatalog.Live, Insiders: SourceCatalog.Sec } && app.Value.SecProblem is { } secProblem)
            {
                return Problem.NoUserAgent(secProblem);
            }

            var outcome = await starter.StartAsync(new Orchestrations(client), run, body.Fresh, cancellationToken);
            var started = new StartedRun(run.RunId, RunLinks.Of(run.RunId));
            if (outcome == StartOutcome.Lives && body.Fresh)
            {
                return Problem.Conflict($"run {run.RunId} is active: stop it before you restart it");
            }

            request.HttpContext.Response.Headers.Location = started.Links.Self;
            return ApiResponse.Json(started, outcome == StartOutcome.Started ? StatusCodes.Status202Accepted : StatusCodes.Status200OK);
        });

    /// <summary>Stops a run, and keeps what it stored.</summary>
    /// <param name="request">The request.</param>
    /// <param name="id">The run.</param>
    /// <param name="client">The orchestrations.</param>
    /// <param name="cancellationToken">Stops it.</param>
    [Function("StopRun")]
    public Task<IResult> StopAsync(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = "runs/{id}")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) => guard.RunAsync(async () =>
        {
            var orchestrations = new Orchestrations(client);
            if (await status.FindAsync(orchestrations, id, cancellationToken) is not { } run)
            {
                return Problem.NoRun();
            }

            if (run.State == RunState.Stopped)
            {
                await ledger.StoppedAsync(id, RunState.Stopped, run.Error, null, cancellationToken);
            }

            if (run.State != RunState.Running)
            {
                return ApiResponse.Json(RunStatusBody.Of(run, null));
            }

            if (!await stopper.StopAsync(orchestrations, id, cancellationToken))
            {
                return Problem.Conflict($"run {id} is not run by this app: stop it where it was started");
            }

            return await status.FindAsync(orchestrations, id, cancellationToken) is { } stopped
                ? ApiResponse.Json(RunStatusBody.Of(stopped, null), stopped.State == RunState.Running ? StatusCodes.Status202Accepted : StatusCodes.Status200OK)
                : Problem.NoRun();
        });
}
