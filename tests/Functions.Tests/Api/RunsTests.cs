using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.DurableTask.Client;
using SmartMoney.Core.Filings;
using SmartMoney.Functions.Orchestration;
using SmartMoney.Functions.Tests.Durable;
using SmartMoney.Testing;
using SmartMoney.Testing.Azurite;
using SmartMoney.Workflow.Runs;
using Xunit;

namespace SmartMoney.Functions.Tests.Api;

public sealed class RunsTests(AzuriteFixture azurite) : ApiTest(azurite)
{
    private const string Unknown = "0123456789abcdef";

    private static readonly string[] WrongBodies =
    [
        "",
        "null",
        "[]",
        "{",
        "{}",
        """{"universe": "sp500"}""",
        """{"universe": "test", "symbols": ["TSLA"]}""",
        """{"universe": 500}""",
        """{"universe": "test", "colour": "red"}""",
        """{"universe": "test", "universe": "top50"}""",
        """{"universe": "test", "Fresh": true}""",
        """{"universe": "test", "fresh": "yes"}""",
        """{"universe": "test", "source": "elsewhere"}""",
        """{"universe": "test", "source": null}""",
        """{"universe": "test", "insiders": "elsewhere"}""",
        """{"universe": "test", "source": "elsewhere", "insiders": "sec"}""",
        """{"universe": "test", "exclude": null}""",
        """{"universe": "test", "exclude": ["MSFT"]}""",
        """{"universe": "test", "from": "2022-02-30"}""",
        """{"universe": "test", "from": "2024-12-31", "to": "2024-01-01"}""",
        """{"universe": "test", "from": "2000-01-01", "to": "2024-01-01"}""",
        """{"universe": "test", "day": "15"}""",
        """{"universe": "test", "day": 32}""",
        """{"universe": "test", "horizonDays": 0}""",
        """{"universe": "test", "threshold": -2}""",
        """{"universe": "test", "label": "relative"}""",
        """{"universe": "test", "label": null}""",
        """{"universe": "test", "label": "median", "threshold": 0.05}""",
        """{"symbols": []}""",
        """{"symbols": [null]}""",
        """{"symbols": ["not a symbol"]}""",
        """{"symbols": "TSLA"}""",
    ];

    [Fact]
    public async Task A_run_is_started_once_and_found_afterwards()
    {
        var first = await PostAsync("/api/runs", Order);
        var whileItLives = await PostAsync("/api/runs", Order);
        await Host.FinishAsync(Host.SampleRun().RunId, Cancellation);
        var afterwards = await PostAsync("/api/runs", Order);

        Assert.Equal([HttpStatusCode.Accepted, HttpStatusCode.OK, HttpStatusCode.OK], [first.StatusCode, whileItLives.StatusCode, afterwards.StatusCode]);
        var id = (await JsonAsync(first)).GetProperty("id").GetString();
        Assert.Equal(Host.SampleRun().RunId, id);
        Assert.All([first, whileItLives, afterwards], answer => Assert.Equal($"/api/runs/{id}", answer.Headers.Location!.ToString()));
        Assert.Equal(id, (await JsonAsync(afterwards)).GetProperty("id").GetString());
        Assert.Equal($"/api/runs/{id}/dataset", (await JsonAsync(first)).GetProperty("links").GetProperty("dataset").GetString());
        Assert.Single(await Host.Hub.InstancesAsync(Cancellation), instance => instance.InstanceId == id);
    }

    [Fact]
    public async Task The_start_of_a_run_is_recorded_once()
    {
        var id = await StartAsync();
        var started = (await Host.Storage.Runs.FindAsync(id, Cancellation))!.StartedAt;

        await Host.FinishAsync(id, Cancellation);

        Assert.Equal(started, (await Host.Storage.Runs.FindAsync(id, Cancellation))!.StartedAt);
        Assert.Equal(1, Host.Activities.CountOf(RunRecordFunctions.Start));
    }

    [Fact]
    public async Task Six_requests_at_once_start_one_run()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => PostAsync("/api/runs", Order), Cancellation)));

        Assert.All(answers, answer => Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.Accepted }));
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.Accepted);
        Assert.Single(answers.Select(answer => answer.Headers.Location).Distinct());
        await RunsOnceAsync();
    }

    [Fact]
    public async Task A_request_that_comes_while_the_same_is_being_started_starts_no_second_run()
    {
        HttpResponseMessage? other = null;
        Host.Hub.Calls.Before = async (method, _) =>
        {
            if (method == "StartInstance")
            {
                Host.Hub.Calls.Before = (_, _) => Task.CompletedTask;
                other = await PostAsync("/api/runs", Order);
            }
        };

        var answer = await PostAsync("/api/runs", Order);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Accepted), (answer.StatusCode, other!.StatusCode));
        Assert.Equal(answer.Headers.Location, other.Headers.Location);
        await RunsOnceAsync();
    }

    [Fact]
    public async Task A_fresh_run_restarts_but_not_while_it_is_active()
    {
        var id = await FinishAsync();
        const string fresh = """{"universe": "test", "source": "recorded", "fresh": true}""";

        var started = await PostAsync("/api/runs", fresh);
        var beside = await PostAsync("/api/runs", fresh);

        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        await ProblemAsync(beside, HttpStatusCode.Conflict);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await Host.FinishAsync(id, Cancellation)).RuntimeStatus);
    }

    [Fact]
    public async Task A_run_that_failed_is_started_again()
    {
        Host.Fmp.Instead = _ => (HttpStatusCode.Unauthorized, "[]");
        var id = await FinishAsync("""{"symbols": ["TSLA"]}""");

        var run = await JsonAsync(await GetAsync($"/api/runs/{id}"));
        Assert.Equal("failed", run.GetProperty("status").GetString());
        Assert.Contains("FMP_API_KEY", run.GetProperty("error").GetString(), StringComparison.Ordinal);
        await ProblemAsync(await GetAsync($"/api/runs/{id}/dataset"), HttpStatusCode.Conflict);

        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync("/api/runs", """{"symbols": ["TSLA"]}""")).StatusCode);
    }

    [Fact]
    public async Task A_body_that_is_wrong_is_refused_and_starts_nothing()
    {
        foreach (var body in WrongBodies)
        {
            var problem = await ProblemAsync(await PostAsync("/api/runs", body), HttpStatusCode.BadRequest);

            Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        }

        Assert.Empty(await Host.Hub.InstancesAsync(Cancellation));
    }

    [Fact]
    public async Task Names_the_field_that_is_wrong()
    {
        var problem = await ProblemAsync(await PostAsync("/api/runs", """{"universe": "test", "day": "x"}"""), HttpStatusCode.BadRequest);

        Assert.StartsWith("day: ", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sizes_are_bounded()
    {
        var symbols = Enumerable.Range(0, 10_001).Select(number => $"\"{(char)('A' + (number % 26))}{(char)('A' + (number / 26 % 26))}{(char)('A' + (number / 676))}\"");
        await ProblemAsync(await PostAsync("/api/runs", $$"""{"symbols": [{{string.Join(',', symbols)}}]}"""), HttpStatusCode.BadRequest);
        await ProblemAsync(await PostAsync("/api/runs", $$"""{"universe": "{{new string('x', 262144)}}"}"""), HttpStatusCode.RequestEntityTooLarge);
        await ProblemAsync(
            await SendAsync(HttpMethod.Post, "/api/runs", request => request.Content = new StreamContent(new EndlessStream(400_000)) { Headers = { ContentType = new("application/json") } }),
            HttpStatusCode.RequestEntityTooLarge);
        await ProblemAsync(await PostAsync("/api/runs", Order, "text/plain"), HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData(Unknown)]
    [InlineData("nonsense")]
    [InlineData("..%2Fcache")]
    [InlineData("%27%20or%20true")]
    public async Task A_run_that_does_not_exist_is_not_found(string id)
    {
        await ProblemAsync(await GetAsync($"/api/runs/{id}"), HttpStatusCode.NotFound);
        await ProblemAsync(await GetAsync($"/api/runs/{id}/dataset"), HttpStatusCode.NotFound);
        await ProblemAsync(await GetAsync($"/api/runs/{id}/report"), HttpStatusCode.NotFound);
        await ProblemAsync(await DeleteAsync($"/api/runs/{id}"), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Returns_the_status_of_a_run_while_it_is_active_and_when_it_is_complete()
    {
        var members = 0;
        var (tenth, panels) = (new Gate(activity => activity.Name == "WarmPanelMember" && Interlocked.Increment(ref members) > 10), new Gate(activity => activity.Name == "CompilePanels"));
        Host.Activities.Before = async activity =>
        {
            await tenth.PassAsync(activity);
            await panels.PassAsync(activity);
        };
        var id = await StartAsync("""{"universe": "test"}""");
        await Host.StartWorkerAsync();
        await tenth.Reached;

        var some = await ProgressAsync(id, progress => progress.GetProperty("done").GetInt32() == 10);
        Assert.Equal(("panels", 30), (some.GetProperty("phase").GetString(), some.GetProperty("total").GetInt32()));
        Assert.True(some.GetProperty("calls").GetInt32() >= 10);
        tenth.Open();
        var all = await ProgressAsync(id, progress => progress.GetProperty("done").GetInt32() == 30);
        Assert.True(all.GetProperty("calls").GetInt32() > some.GetProperty("calls").GetInt32());
        var going = await JsonAsync(await GetAsync($"/api/runs/{id}"));
        Assert.Equal("running", going.GetProperty("status").GetString());
        Assert.Equal(all.GetProperty("calls").GetInt32(), going.GetProperty("counts").GetProperty("calls").GetInt32());
        Assert.Equal(
            going.GetProperty("progress").ToString(),
            (await JsonAsync(await GetAsync("/api/runs"))).GetProperty("runs")[0].GetProperty("progress").ToString());
        Assert.False(going.TryGetProperty("validation", out _));
        await ProblemAsync(await GetAsync($"/api/runs/{id}/dataset"), HttpStatusCode.Conflict);
        await ProblemAsync(await GetAsync($"/api/runs/{id}/report"), HttpStatusCode.Conflict);

        panels.Open();
        await Host.FinishAsync(id, Cancellation);
        var done = await JsonAsync(await GetAsync($"/api/runs/{id}"));
        Assert.Equal("completed", done.GetProperty("status").GetString());
        var counts = done.GetProperty("counts");
        Assert.Equal(108, counts.GetProperty("samples").GetInt32());
        Assert.Equal(done.GetProperty("progress").GetProperty("rows").GetInt32(), counts.GetProperty("rows").GetInt32());
        Assert.Equal(Host.Fmp.Requests.Count, counts.GetProperty("calls").GetInt32());
        Assert.True(done.GetProperty("validation").GetProperty("checks").GetArrayLength() > 0);
        Assert.True(done.GetProperty("cache").GetProperty("misses").GetInt32() > 0);
        Assert.Empty(done.GetProperty("failures").EnumerateArray());
    }

    [Fact]
    public async Task A_run_that_failed_shows_how_far_it_came()
    {
        Host.Fmp.Instead = uri => uri.AbsolutePath.EndsWith("splits", StringComparison.Ordinal) ? (HttpStatusCode.Unauthorized, "[]") : null;

        var id = await FinishAsync("""{"universe": "test"}""");

        var run = await JsonAsync(await GetAsync($"/api/runs/{id}"));
        Assert.Equal("failed", run.GetProperty("status").GetString());
        Assert.Equal("symbols", run.GetProperty("progress").GetProperty("phase").GetString());
        Assert.True(run.GetProperty("counts").GetProperty("calls").GetInt32() >= 30);
    }

    [Fact]
    public async Task Streams_the_dataset_under_its_name_and_digest()
    {
        var id = await FinishAsync();

        var answer = await GetAsync($"/api/runs/{id}/dataset");
        var again = await SendAsync(HttpMethod.Get, $"/api/runs/{id}/dataset", request => request.Headers.IfNoneMatch.Add(answer.Headers.ETag!));
        var other = await SendAsync(HttpMethod.Get, $"/api/runs/{id}/dataset", request => request.Headers.IfNoneMatch.Add(new EntityTagHeaderValue("\"old\"")));

        var csv = await answer.Content.ReadAsByteArrayAsync(Cancellation);
        Assert.Equal(await Host.ReadAsync("training/smart-money-flow/smart-money-flow-test.csv", Cancellation), csv);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("smart-money-flow-test.csv", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal($"\"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(csv))}\"", answer.Headers.ETag!.Tag);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Streams_the_context_file_under_its_name_and_digest()
    {
        var id = await FinishAsync();

        var answer = await GetAsync($"/api/runs/{id}/context");
        var again = await SendAsync(HttpMethod.Get, $"/api/runs/{id}/context", request => request.Headers.IfNoneMatch.Add(answer.Headers.ETag!));

        var csv = await answer.Content.ReadAsByteArrayAsync(Cancellation);
        Assert.Equal(await Host.ReadAsync("training/smart-money-flow/smart-money-flow-test-context.csv", Cancellation), csv);
        Assert.Equal("smart-money-flow-test-context.csv", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal($"\"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(csv))}\"", answer.Headers.ETag!.Tag);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task Gives_the_report()
    {
        var id = await FinishAsync();

        var report = await JsonAsync(await GetAsync($"/api/runs/{id}/report"));

        Assert.Equal(id, report.GetProperty("runId").GetString());
        Assert.Equal(id, report.Deserialize(RunJson.Default.RunReport)!.Parameters.RunId);
    }

    [Fact]
    public async Task A_run_keeps_its_dataset_and_report_when_another_of_its_universe_ends()
    {
        var id = await FinishAsync();
        var before = await Host.ReadAsync("training/smart-money-flow/smart-money-flow-test.csv", Cancellation);
        await FinishAsync("""{"universe": "test", "source": "recorded", "threshold": 0.1}""");

        Assert.NotEqual(before, await Host.ReadAsync("training/smart-money-flow/smart-money-flow-test.csv", Cancellation));
        Assert.Equal(before, await (await GetAsync($"/api/runs/{id}/dataset")).Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Equal(id, (await JsonAsync(await GetAsync($"/api/runs/{id}/report"))).GetProperty("runId").GetString());
        Assert.Equal(HttpStatusCode.OK, (await PostAsync("/api/runs", Order)).StatusCode);
    }

    [Fact]
    public async Task A_dataset_that_was_deleted_is_gone()
    {
        var id = await FinishAsync();
        await foreach (var file in Host.Storage.Objects.ListAsync($"runs/{id}/datasets/", Cancellation))
        {
            await Host.Storage.Objects.DeleteAsync(file.Path, Cancellation);
        }

        await Host.Storage.Objects.DeleteAsync("training/smart-money-flow/smart-money-flow-test.csv", Cancellation);

        await ProblemAsync(await GetAsync($"/api/runs/{id}/dataset"), HttpStatusCode.Gone);
        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync("/api/runs", Order)).StatusCode);
    }

    [Fact]
    public async Task A_record_that_was_left_behind_is_set_right_by_the_orchestration()
    {
        var id = await FinishAsync();
        var record = (await Host.Storage.Runs.FindAsync(id, Cancellation))!;
        await Host.Storage.Runs.SaveAsync(record with { State = RunState.Running }, Cancellation);

        Assert.Equal("completed", (await JsonAsync(await GetAsync($"/api/runs/{id}"))).GetProperty("status").GetString());
        Assert.Equal(HttpStatusCode.OK, (await GetAsync($"/api/runs/{id}/dataset")).StatusCode);
    }

    [Fact]
    public async Task Lists_the_runs_newest_first_page_by_page()
    {
        var ids = new List<string>();
        foreach (var threshold in new[] { "0.01", "0.02", "0.03", "0.04", "0.05" })
        {
            ids.Insert(0, await StartAsync($$"""{"universe": "test", "source": "recorded", "threshold": {{threshold}}}"""));
        }

        var listed = new List<string>();
        string? next = "/api/runs?limit=2";
        for (var pages = 0; next is not null; pages++)
        {
            Assert.True(pages < 3);
            var page = await JsonAsync(await GetAsync(next));
            listed.AddRange(page.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("id").GetString()!));
            next = page.TryGetProperty("next", out var link) ? link.GetString() : null;
        }

        Assert.Equal(ids, listed);
    }

    [Fact]
    public async Task Lists_a_run_with_the_same_status_as_its_own_route()
    {
        Host.Fmp.Instead = _ => (HttpStatusCode.Unauthorized, "[]");
        var failed = await FinishAsync("""{"symbols": ["TSLA"]}""");
        var record = (await Host.Storage.Runs.FindAsync(failed, Cancellation))!;
        await Host.Storage.Runs.SaveAsync(record with { State = RunState.Running, Error = null }, Cancellation);
        var stopped = await StartAsync();
        await Host.Hub.Client.TerminateInstanceAsync(stopped, "in the portal", Cancellation);
        await Host.FinishAsync(stopped, Cancellation);

        var listed = (await JsonAsync(await GetAsync("/api/runs"))).GetProperty("runs").EnumerateArray().ToDictionary(run => run.GetProperty("id").GetString()!);

        foreach (var (id, status) in new[] { (failed, "failed"), (stopped, "stopped") })
        {
            Assert.Equal(status, listed[id].GetProperty("status").GetString());
            Assert.Equal((await JsonAsync(await GetAsync($"/api/runs/{id}"))).ToString(), listed[id].ToString());
        }
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=101")]
    [InlineData("limit=-1")]
    [InlineData("limit=many")]
    [InlineData("after=nobody")]
    public async Task A_page_that_cannot_be_is_refused(string query) =>
        await ProblemAsync(await GetAsync($"/api/runs?{query}"), HttpStatusCode.BadRequest);

    /// <summary>Waits until a run says that it is so far.</summary>
    private async Task<JsonElement> ProgressAsync(string id, Predicate<JsonElement> holds) => await Until.HoldsAsync(
        async () => (await JsonAsync(await GetAsync($"/api/runs/{id}"))).GetProperty("progress"), holds, "progress");

    private async Task RunsOnceAsync()
    {
        var run = await Host.FinishAsync(Host.SampleRun().RunId, Cancellation);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, run.RuntimeStatus);
        Assert.Single(await Host.Hub.InstancesAsync(Cancellation), instance => instance.Name == DatasetOrchestrator.Name);
        Assert.Single(Host.Log.Events, "RunStarted");
        Assert.Single(Host.Log.Events, "RunCompleted");
    }

    private sealed class EndlessStream(int length) : MemoryStream(new byte[length])
    {
        public override bool CanSeek => false;
    }
}
