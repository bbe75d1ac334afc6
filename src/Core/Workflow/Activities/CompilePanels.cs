using System.Security.Cryptography;
using System.Text.Json;
using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Workflow.Activities;

/// <summary>Puts the members' reports together. A panel that lacks a member is no panel.</summary>
internal sealed class CompilePanels(RunResources resources)
{
    private const int DigestLength = 16;

    public async Task<RunTask> RunAsync(RunTask task, CancellationToken cancellationToken)
    {
        var run = await resources.ParametersOfAsync(task);
        var tables = new PanelTables(
            await MembersAsync(task.RunId, run.Panel.HedgeFunds.Select(fund => fund.Cik), cancellationToken),
            await MembersAsync(task.RunId, run.Panel.Etfs, cancellationToken));
        await resources.Runs.WriteAsync(RunStore.Panels(task.RunId), tables, WorkflowJson.Default.PanelTables, cancellationToken);
        return task with { Panels = Digest(tables) };
    }

    private async Task<IReadOnlyList<PanelMember>?> MembersAsync(string runId, IEnumerable<string> subjects, CancellationToken cancellationToken)
    {
        var members = new List<PanelMember>();
        foreach (var subject in subjects)
        {
            if (await resources.Runs.FindAsync(RunStore.Member(runId, subject), WorkflowJson.Default.PanelMember, cancellationToken) is not { } member)
            {
                return null;
            }

            members.Add(member);
        }

        return members;
    }

    private static string Digest(PanelTables tables) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(tables, WorkflowJson.Default.PanelTables)))[..DigestLength];
}
