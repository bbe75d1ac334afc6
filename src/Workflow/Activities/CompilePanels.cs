using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SmartMoney.Core.Files;
using SmartMoney.Core.Filings;
using SmartMoney.Workflow.Loading;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Workflow.Activities;

/// <summary>Combines the members' reports. A panel with a missing member is unavailable.</summary>
/// <param name="resources">What activities share.</param>
public sealed class CompilePanels(RunResources resources) : IActivity<RunTask, RunTask>
{
    private const int DigestLength = 16;

    /// <inheritdoc />
    public static string Name => nameof(CompilePanels);

    /// <inheritdoc />
    public static JsonTypeInfo<RunTask> ResultType => ActivityJson.Default.RunTask;

    /// <inheritdoc />
    public async Task<RunTask> RunAsync(RunTask task, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        var run = await resources.ParametersOfAsync(task);
        var tables = new PanelTables(
            await MembersAsync(task.RunId, run.Panel.HedgeFunds.Select(fund => fund.Cik), cancellationToken),
            await MembersAsync(task.RunId, run.Panel.Etfs, cancellationToken));
        await resources.Runs.WriteAsync(RunStore.Panels(task.RunId), tables, ActivityJson.Default.PanelTables, cancellationToken);
        return task with { Panels = Digest([ContentOf(tables), .. await SharedTablesAsync(run, cancellationToken)]) };
    }

    private async Task<IReadOnlyList<PanelMember>?> MembersAsync(string runId, IEnumerable<string> subjects, CancellationToken cancellationToken)
    {
        var members = new List<PanelMember>();
        foreach (var subject in subjects)
        {
            if (await resources.Runs.FindAsync(RunStore.Member(runId, subject), ActivityJson.Default.PanelMember, cancellationToken) is not { } member)
            {
                return null;
            }

            members.Add(member);
        }

        return members;
    }

    /// <summary>The tables of the sources that serve one kind of fact.</summary>
    private async Task<List<ReadOnlyMemory<byte>>> SharedTablesAsync(RunParameters run, CancellationToken cancellationToken)
    {
        var contents = new List<ReadOnlyMemory<byte>>();
        foreach (var type in run.OtherSources?.Keys ?? [])
        {
            if (await resources.Store.ReadAsync(RunStore.Table(run.RunId, DataTypeNames.Parse(type)!.Value), cancellationToken) is { } content)
            {
                contents.Add(content);
            }
        }

        return contents;
    }

    private static byte[] ContentOf(PanelTables tables) => JsonSerializer.SerializeToUtf8Bytes(tables, ActivityJson.Default.PanelTables);

    private static string Digest(IReadOnlyList<ReadOnlyMemory<byte>> contents) => contents is [var only]
        ? ContentHash.Of(only.Span)[..DigestLength]
        : ContentHash.Of(Encoding.UTF8.GetBytes(string.Join('\n', contents.Select(content => ContentHash.Of(content.Span)))))[..DigestLength];
}
