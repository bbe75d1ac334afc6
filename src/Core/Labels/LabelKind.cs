namespace SmartMoney.Core.Labels;

/// <summary>What the return of a row is compared with to make its label.</summary>
public enum LabelKind
{
    /// <summary>The threshold.</summary>
    Absolute,

    /// <summary>The mean return of the date's rows, plus the threshold.</summary>
    Excess,

    /// <summary>The median return of the date's rows; there is no threshold.</summary>
    Median,
}
