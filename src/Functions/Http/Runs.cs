using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Net.Http.Headers;
using SmartMoney.Functions.Orchestration;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Functions.Http;

/// <summary>Serves runs over HTTP.</summary>
/// <param name="registry">The runs.</param>
/// <param name="status">Reads the status of runs.</param>
/// <param name="files">Their files.</param>
/// <param name="guard">Runs the endpoints.</param>
public sealed class Runs(IRunRegistry registry, RunStatus status, RunFiles files, EndpointGuard guard)
{
    private const int PageSize = 20;
    private const int MaxPageSize = 100;

    /// <summary>Lists the runs, newest first.</summary>
    /// <param name="request">The request.</param>
    /// <param name="client">The orchestrations.</param>
    /// <param name="cancellationToken">Stops it.</param>
    [Function("ListRuns")]
    public Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "runs")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) => guard.ReadAsync(async token =>
        {
            var limit = PageSize;
            if (request.Query["limit"] is [{ } text]
                && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= MaxPageSize))
            {
                return Problem.BadRequest($"limit: not between 1 and {MaxPageSize}");
            }

            var all = await registry.ListAsync(token);
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
            return ApiResponse.Json(new RunPage(
                [.. shown.Select(run => RunStatusBody.Of(run, null))],
                page.Count > limit ? $"/api/runs?limit={limit}&after={shown[^1].RunId}" : null));
        }, cancellationToken);

    /// <summary>Returns the status of a run.</summary>
    /// <param name="request">The request.</param>
    /// <param name="id">The run.</param>
    /// <param name="client">The orchestrations.</param>
    /// <param name="cancellationToken">Stops it.</param>
    [Function("GetRun")]
    public Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "runs/{id}")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) => guard.ReadAsync(token => OfRunAsync(id, client, async run =>
        {
            var report = HasEnded(run) ? await files.ReportAsync(run, token) : null;
            return ApiResponse.Json(RunStatusBody.Of(run, report));
        }, token), cancellationToken);

    /// <summary>Streams the dataset of a run.</summary>
    /// <param name="request">The request.</param>
    /// <param name="id">The run.</param>
    /// <param name="client">The orchestrations.</param>
    /// <param name="cancellationToken">Stops it.</param>
    [Function("GetDataset")]
    public Task<IResult> GetDatasetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "runs/{id}/dataset")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) => guard.ReadAsync(token => OfEndedRunAsync(id, client, async run =>
        {
            if (await files.OpenDatasetAsync(run, token) is not var (report, content, context))
            {
                return FilesAreGone(id);
            }

            await (context?.DisposeAsync() ?? ValueTask.CompletedTask);
            return Csv(content, report.Dataset.Path, report.Dataset.Sha256);
        }, token), cancellationToken);

    /// <summary>Streams the context file of a run.</summary>
    /// <param name="request">The request.</param>
    /// <param name="id">The run.</param>
    /// <param name="client">The orchestrations.</param>
    /// <param name="cancellationToken">Stops it.</param>
    [Function("GetContext")]
    public Task<IResult> GetContextAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "runs/{id}/context")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) => guard.ReadAsync(token => OfEndedRunAsync(id, client, async run =>
        {
            if (await files.OpenDatasetAsync(run, token) is not var (report, content, context))
            {
                return FilesAreGone(id);
            }

            await content.DisposeAsync();
            return context is not null && report.Dataset.Context is { } file
                ? Csv(context, file.Path, file.Sha256)
                : Problem.Gone($"run {id} was made by a version without context files: request the run again to rebuild it from the cache");
        }, token), cancellationToken);

    /// <summary>Gives the report of a run.</summary>
    /// <param name="request">The request.</param>
    /// <param name="id">The run.</param>
    /// <param name="client">The orchestrations.</param>
    /// <param name="cancellationToken">Stops it.</param>
    [Function("GetReport")]
    public Task<IResult> GetReportAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "runs/{id}/report")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) => guard.ReadAsync(token => OfEndedRunAsync(id, client, async run =>
            await files.ReportAsync(run, token) is { } report
                ? Results.Json(report, RunJson.Default.RunReport)
                : FilesAreGone(id), token), cancellationToken);

    private async Task<IResult> OfRunAsync(
        string id, DurableTaskClient client, Func<RunRecord, Task<IResult>> answer, CancellationToken cancellationToken) =>
        await status.FindAsync(new Orchestrations(client), id, cancellationToken) is { } run
            ? await answer(run)
            : Problem.NoRun();

    private Task<IResult> OfEndedRunAsync(
        string id, DurableTaskClient client, Func<RunRecord, Task<IResult>> answer, CancellationToken cancellationToken) =>
        OfRunAsync(
            id,
            client,
            run => HasEnded(run)
                ? answer(run)
                : Task.FromResult(Problem.Conflict($"run {id} has not ended: it is {run.State.ToString().ToLowerInvariant()}")),
            cancellationToken);

    private static IResult Csv(Stream content, string path, string sha256) =>
        Results.Stream(content, "text/csv; charset=utf-8", Path.GetFileName(path), entityTag: new EntityTagHeaderValue($"\"{sha256}\""));

    private static IResult FilesAreGone(string id) =>
        Problem.Gone($"the files of run {id} were removed: request the run again to rebuild them from the cache");

    private static bool HasEnded(RunRecord run) => run.State is RunState.Completed or RunState.Incomplete;
}
