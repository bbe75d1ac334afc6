using SmartMoney.Core.Filings;
using SmartMoney.Core.Sources;
using SmartMoney.Core.Tests.Features;

namespace SmartMoney.Core.Tests.Workflow;

/// <summary>A source of what is known, except for what it does not give.</summary>
internal sealed class KnownSource(Known known) : ISourceFactory, ISmartMoneySource
{
    private readonly Dictionary<(DataType Type, string Subject), SourceFailure> _failures = [];

    public string Name => "known";

    /// <summary>The types asked for, in order.</summary>
    public List<DataType> Asked { get; } = [];

    public KnownSource Failing(DataType type, string subject, SourceFailure failure = SourceFailure.Refused)
    {
        _failures[(type, subject)] = failure;
        return this;
    }

    public ISmartMoneySource Open(ISourceObserver observer) => this;

    public Task<IReadOnlyList<SourceEntry>> GetAsync(SourceNeed need, CancellationToken cancellationToken)
    {
        Asked.Add(need.Type);
        return _failures.TryGetValue((need.Type, need.Subject), out var failure)
            ? Task.FromException<IReadOnlyList<SourceEntry>>(new SourceException(failure, "not given"))
            : Task.FromResult(known.Answer(need));
    }
}
