using SmartMoney.Core.Features;

namespace SmartMoney.Core.Context;

/// <summary>A column of the context file: what a model has to beat, or a feature made comparable between companies.</summary>
public abstract class ContextColumn
{
    private protected ContextColumn(string name) => Name = name;

    /// <summary>Its column name.</summary>
    public string Name { get; }

    /// <summary>Whether its values are whole numbers: it counts something.</summary>
    public virtual bool IsCount => false;

    /// <summary>The rule: a pure function of what was known.</summary>
    internal abstract FeatureValue Compute(PointInTime known);
}
