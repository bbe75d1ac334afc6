namespace SmartMoney.Core.Datasets.Splitting;

/// <summary>What fills the empty feature cells of a split.</summary>
public enum Imputation
{
    /// <summary>Nothing: they stay empty.</summary>
    None,

    /// <summary>The median of the feature in the training part of the same fold.</summary>
    Median,
}
