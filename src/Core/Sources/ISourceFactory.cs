namespace SmartMoney.Core.Sources;

/// <summary>Opens the source of a process for one activity.</summary>
public interface ISourceFactory
{
    /// <summary>The name of the source.</summary>
    string Name { get; }

    /// <summary>Opens the source. All that is opened share one budget of requests.</summary>
    /// <param name="observer">Is told of the requests.</param>
    ISmartMoneySource Open(ISourceObserver observer);
}
