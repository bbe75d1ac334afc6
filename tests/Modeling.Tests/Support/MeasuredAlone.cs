using Xunit;

namespace SmartMoney.Modeling.Tests.Support;

/// <summary>Tests that measure the process and so must run while nothing else does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MeasuredAlone
{
    public const string Name = "alone";
}
