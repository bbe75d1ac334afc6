using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using SmartMoney.Core.Runs;
using SmartMoney.Core.Workflow;
using SmartMoney.Functions.Hosting;
using SmartMoney.Functions.Http.Contracts;
using SmartMoney.Functions.Orchestration;

namespace SmartMoney.Functions.Http;

/// <summary>The runs over HTTP.</summary>
public static class Runs
{
    private const int PageSize = 20;
    private const int MaxPageSize = 100;

    /// <summary>Starts a run, or finds it when it lives or is done.</summary>
    /// <param name="request">The request.</param>
    /// <param name="client">The orchestrations.</param>
    /// <param name="context">The invocation.</param>
    /// <param name="cancellationToken">Stops it.</param>
    [Function("StartRun")]
    public static Task<IResult> StartAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "runs")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        FunctionContext context,
        CancellationToken cancellationToken) => Problem.GuardAsync(context, async () =>
        {
            var services = Services(context);
            var body = await RequestBody.ReadAsync<RunOrderBody>(request, cancellationToken);
            if (services.GetRequiredService<SourceCatalog>().Find(body.Source) is not var (factory, panel))
            {
                return Problem.BadRequest($"source: '{body.Source}' is neither {SourceCatalog.Live} nor {SourceCatalog.Recorded}");
            }

            var errors = body.ToRequest().Resolve(factory.Name, panel, out var run);
            if (run is null)
            {
                return Problem.BadRequest(errors);
            }

            if (body.Source == SourceCatalog.Live && !services.GetRequiredService<IOptions<AppOptions>>().Value.HasKey)
            {
                return Problem.NoKey();
            }

            var outcome = await services.GetRequiredService<RunStarter>().StartAsync(new Orchestrations(client), run, body.Fresh, cancellationToken);
            var started = new StartedRun(run.RunId, RunLinks.Of(run.RunId));
            if (outcome == StartOutcome.Lives && body.Fresh)
            {
                return Problem.Conflict($"run {run.RunId} goes on: stop it before it is started anew");
            }

            request.HttpContext.Response.Headers.Location = started.Links.Self;
            return Answer.Json(started, outcome == StartOutcome.Started ? StatusCodes.Status202Accepted : StatusCodes.Status200OK);
        });

    /// <summary>Lists the runs, newest first.</summary>
    /// <param name="request">The request.</param>
    /// <param name="client">The orchestrations.</param>
    /// <param name="context">The invocation.</param>
    /// <param name="cancellationToken">Stops it.</param>
    [Function("ListRuns")]
    public static Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "runs")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        FunctionContext context,
        CancellationToken cancellationToken) => Problem.GuardReadAsync(context, async token =>
        {
            var limit = PageSize;
            if (request.Query["limit"] is [{ } text]
                && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= MaxPageSize))
            {
                return Problem.BadRequest($"limit: not between 1 and {MaxPageSize}");
            }

            var all = await Services(context).GetRequiredService<IRunRegistry>().ListAsync(token);
            var rest = all.AsEnumerable();
            if (request.Query["after"] is [{ } after])
            {
                if (all.All(run => run.RunId != after))
                {
                    return Problem.BadRequest("after: there is no such run");
                }

                rest = all.SkipWhile(run => run.RunId != after).Skip(1);
            }

            var page = rest.Take(limit + 1).ToList();
            var orchestrations = new Orchestrations(client);
            var shown = await Task.WhenAll(page.Take(limit).Select(run => RunStatus.MergeAsync(orchestrations, run, token)));
            return Answer.Json(new RunPage(
                [.. shown.Select(run => RunView.Of(run, null))],
                page.Count > limit ? $"/api/runs?limit={limit}&after={shown[^1].RunId}" : null));
        }, cancellationToken);

    /// <summary>Tells how a run stands.</summary>
    /// <param name="request">The request.</param>
    /// <param name="id">The run.</param>
    /// <param name="client">The orchestrations.</param>
    /// <param name="context">The invocation.</param>
    /// <param name="cancellationToken">Stops it.</param>
    [Function("GetRun")]
    public static Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "runs/{id}")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        FunctionContext context,
        CancellationToken cancellationToken) => Problem.GuardReadAsync(context, token => OfRunAsync(id, client, context, async run =>
        {
            var report = HasEnded(run) ? await Files(context).ReportAsync(run, token) : null;
            return Answer.Json(RunView.Of(run, report));
        }, token), cancellationToken);

    /// <summary>Streams the dataset of a run.</summary>
    /// <param name="request">The request.</param>
    /// <param name="id">The run.</param>
    /// <param name="client">The orchestrations.</param>
    /// <param name="context">The invocation.</param>
    /// <param name="cancellationToken">Stops it.</param>
    [Function("GetDataset")]
    public static Task<IResult> GetDatasetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "runs/{id}/dataset")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        FunctionContext context,
        CancellationToken cancellationToken) => Problem.GuardReadAsync(context, token => OfEndedRunAsync(id, client, context, async run =>
        {
            if (await Files(context).OpenDatasetAsync(run, token) is not var (report, content))
            {
                return FilesAreGone(id);
            }

            var tag = new EntityTagHeaderValue($"\"{report.Dataset.Sha256}\"");
            return Results.Stream(content, "text/csv; charset=utf-8", Path.GetFileName(report.Dataset.Path), entityTag: tag);
        }, token), cancellationToken);

    /// <summary>Gives the report of a run.</summary>
    /// <param name="request">The request.</param>
    /// <param name="id">The run.</param>
    /// <param name="client">The orchestrations.</param>
    /// <param name="context">The invocation.</param>
    /// <param name="cancellationToken">Stops it.</param>
    [Function("GetReport")]
    public static Task<IResult> GetReportAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "runs/{id}/report")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        FunctionContext context,
        CancellationToken cancellationToken) => Problem.GuardReadAsync(context, token => OfEndedRunAsync(id, client, context, async run =>
            await Files(context).ReportAsync(run, token) is { } report
                ? Results.Json(report, WorkflowJson.Default.RunReport)
                : FilesAreGone(id), token), cancellationToken);

    /// <summary>Stops a run, and keeps what it stored.</summary>
    /// <param name="request">The request.</param>
    /// <param name="id">The run.</param>
    /// <param name="client">The orchestrations.</param>
    /// <param name="context">The invocation.</param>
    /// <param name="cancellationToken">Stops it.</param>
    [Function("StopRun")]
    public static Task<IResult> StopAsync(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = "runs/{id}")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        FunctionContext context,
        CancellationToken cancellationToken) => Problem.GuardAsync(context, () => OfRunAsync(id, client, context, async run =>
        {
            if (run.State == RunState.Stopped)
            {
                await Services(context).GetRequiredService<RunRecords>().StoppedAsync(id, RunState.Stopped, run.Error, null, cancellationToken);
            }

            if (run.State != RunState.Running)
            {
                return Answer.Json(RunView.Of(run, null));
            }

            return await Services(context).GetRequiredService<RunStopper>().StopAsync(new Orchestrations(client), id, cancellationToken)
                ? await OfRunAsync(id, client, context, AnswerStopped, cancellationToken)
                : Problem.Conflict($"run {id} does not run here: stop it where it was started");
        }, cancellationToken));

    private static async Task<IResult> OfRunAsync(
        string id, DurableTaskClient client, FunctionContext context, Func<RunRecord, Task<IResult>> answer, CancellationToken cancellationToken) =>
        await Services(context).GetRequiredService<RunStatus>().FindAsync(new Orchestrations(client), id, cancellationToken) is { } run
            ? await answer(run)
            : Problem.NotFound("there is no such run");

    private static Task<IResult> AnswerStopped(RunRecord run) => Task.FromResult(
        Answer.Json(RunView.Of(run, null), run.State == RunState.Running ? StatusCodes.Status202Accepted : StatusCodes.Status200OK));

    private static Task<IResult> OfEndedRunAsync(
        string id, DurableTaskClient client, FunctionContext context, Func<RunRecord, Task<IResult>> answer, CancellationToken cancellationToken) =>
        OfRunAsync(
            id,
            client,
            context,
            run => HasEnded(run)
                ? answer(run)
                : Task.FromResult(Problem.Conflict($"run {id} has not come to its end: it is {run.State.ToString().ToLowerInvariant()}")),
            cancellationToken);

    private static IResult FilesAreGone(string id) =>
        Problem.Gone($"the files of run {id} were removed: ask for the run again, which takes them from the cache");

    private static bool HasEnded(RunRecord run) => run.State is RunState.Completed or RunState.Incomplete;

    private static RunFiles Files(FunctionContext context) => Services(context).GetRequiredService<RunFiles>();

    private static IServiceProvider Services(FunctionContext context) => context.InstanceServices;
}
