namespace SmartMoney.Core.Workflow;

/// <summary>How far a run is.</summary>
/// <param name="Phase">resolve, panels, symbols, assemble, report or done.</param>
/// <param name="Done">Units of the phase that are done.</param>
/// <param name="Total">Units of the phase.</param>
/// <param name="Rows">Rows made so far.</param>
/// <param name="Failed">Failures so far.</param>
public sealed record RunProgress(string Phase, int Done, int Total, int Rows, int Failed)
{
    /// <summary>A run that has done nothing yet.</summary>
    public static RunProgress Start { get; } = new("resolve", 0, 1, 0, 0);
}
