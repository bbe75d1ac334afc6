namespace SmartMoney.Workflow.Runs;

/// <summary>The dataset of a run, open for reading, with the report on these very bytes.</summary>
/// <param name="Report">The report.</param>
/// <param name="Content">The bytes of the dataset.</param>
/// <param name="Context">The bytes of the context file; null when the run was made by a version that wrote none.</param>
public sealed record RunDataset(RunReport Report, Stream Content, Stream? Context) : IAsyncDisposable
{
    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Content.DisposeAsync();
        if (Context is not null)
        {
            await Context.DisposeAsync();
        }
    }
}
