namespace SmartMoney.Modeling.Training;

/// <summary>How much an example of each class counts.</summary>
public enum ClassWeight
{
    /// <summary>Equal weights: the scores are probabilities.</summary>
    None,

    /// <summary>Both classes have the same total weight. The scores are then no longer probabilities: they are too high.</summary>
    Balanced,
}
