namespace SmartMoney.Core.Features;

/// <summary>A column of the dataset that a model may learn from.</summary>
public abstract class Feature
{
    private protected Feature(string name, FeatureFamily family, int? windowDays = null)
    {
        Name = name;
        Family = family;
        WindowDays = windowDays;
    }

    /// <summary>Its column name.</summary>
    public string Name { get; }

    /// <summary>The kind of fact it is computed from.</summary>
    public FeatureFamily Family { get; }

    /// <summary>The calendar days up to D that it looks at; null when it looks at the latest report instead.</summary>
    public int? WindowDays { get; }

    /// <summary>Whether its values are whole numbers: it counts something.</summary>
    public virtual bool IsCount => false;

    /// <summary>The rule: a pure function of what was known.</summary>
    internal abstract FeatureValue Compute(PointInTime known);

    /// <summary>What the value leaves out, and why.</summary>
    internal abstract IEnumerable<LeftOutFact> LeftOut(Hindsight hindsight);
}
