using SmartMoney.Core.Sources;

namespace SmartMoney.Core.Workflow;

/// <summary>Is told what a run does while it does it. Calls come from any thread.</summary>
public interface IRunObserver : ISourceObserver
{
    /// <summary>A sample date of a symbol was settled, with a row or without.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="sampleDate">The sample date.</param>
    void OnSample(string symbol, DateOnly sampleDate);

    /// <summary>Something that a person may want to know.</summary>
    /// <param name="message">One line.</param>
    void OnWarning(string message);
}
