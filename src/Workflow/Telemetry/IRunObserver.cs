using SmartMoney.Sources;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Workflow.Telemetry;

/// <summary>Is told what a run does while it does it. Calls come from any thread.</summary>
public interface IRunObserver : ISourceObserver
{
    /// <summary>A sample date of a symbol was settled, with a row or without.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="sampleDate">The sample date.</param>
    void OnSample(string symbol, DateOnly sampleDate);

    /// <summary>A data type of a symbol, or of a panel member, could not be had.</summary>
    /// <param name="failure">What and why.</param>
    void OnFailure(DataFailure failure);
}
