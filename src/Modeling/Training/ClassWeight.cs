namespace SmartMoney.Modeling.Training;

/// <summary>How much an example of each class counts.</summary>
public enum ClassWeight
{
    /// <summary>All alike: the scores are probabilities.</summary>
    None,

    /// <summary>Both classes alike in sum. The scores then are no probabilities any more: they come out too high.</summary>
    Balanced,
}
