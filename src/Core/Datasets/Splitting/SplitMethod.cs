namespace SmartMoney.Core.Datasets.Splitting;

/// <summary>How examples are divided among the parts.</summary>
public enum SplitMethod
{
    /// <summary>Whole sample dates in order of time, with an embargo between the parts.</summary>
    Time,

    /// <summary>Single rows at random: for comparison only, because the model sees rows of the test dates.</summary>
    Random,

    /// <summary>Several splits by time, each trained on everything before its own test dates.</summary>
    WalkForward,
}
