using SmartMoney.Core.Filings;

namespace SmartMoney.Sources;

/// <summary>One kind of fact as one provider serves it.</summary>
/// <param name="provider">The provider.</param>
/// <param name="type">The kind of fact.</param>
public abstract class Feed(FactProvider provider, DataType type)
{
    /// <summary>The provider.</summary>
    public FactProvider Provider { get; } = provider;

    /// <summary>The kind of fact.</summary>
    public DataType Type { get; } = type;
}
