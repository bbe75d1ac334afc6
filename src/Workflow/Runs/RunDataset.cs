namespace SmartMoney.Workflow.Runs;

/// <summary>The dataset of a run, open for reading, with the report on these very bytes.</summary>
/// <param name="Report">The report.</param>
/// <param name="Content">The bytes of the dataset.</param>
public sealed record RunDataset(RunReport Report, Stream Content) : IAsyncDisposable
{
    /// <inheritdoc />
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
