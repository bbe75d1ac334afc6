namespace SmartMoney.Core.Datasets.Splitting;

/// <summary>How a dataset is to be divided.</summary>
public sealed record SplitPlan
{
    /// <summary>Calendar days that the future price may be late (the price is taken within a week after the horizon).</summary>
    public const int SlackDays = 7;

    /// <summary>The least number of test dates of a walk-forward split, all folds together.</summary>
    public const int MinimumWalkForwardTestDates = 18;

    /// <summary>By time unless said otherwise.</summary>
    public SplitMethod Method { get; init; } = SplitMethod.Time;

    /// <summary>The share for training, a fraction of the sample dates (of the rows when random).</summary>
    public double Train { get; init; } = 0.70;

    /// <summary>The share for validation.</summary>
    public double Validation { get; init; } = 0.15;

    /// <summary>The share for the test; the three shares add up to 1.</summary>
    public double Test { get; init; } = 0.15;

    /// <summary>The number of folds of a walk-forward split.</summary>
    public int Folds { get; init; } = 6;

    /// <summary>Calendar days from the sample date to the label's price.</summary>
    public int HorizonDays { get; init; } = 14;

    /// <summary>What the random method draws from.</summary>
    public int Seed { get; init; } = 42;

    /// <summary>What fills empty feature cells.</summary>
    public Imputation Imputation { get; init; } = Imputation.None;

    /// <summary>Calendar days after its sample date that an example's label may still depend on.</summary>
    public int LabelDays => HorizonDays + SlackDays;

    /// <summary>Those days where the parts follow each other in time; 0 at random, where nothing is kept apart.</summary>
    public int EmbargoDays => Method == SplitMethod.Random ? 0 : LabelDays;

    /// <summary>Checks the plan itself, before any data.</summary>
    /// <exception cref="InvalidInputException">A share, the number of folds or the horizon is out of range.</exception>
    public void Validate()
    {
        foreach (var (name, share) in new[] { ("train", Train), ("val", Validation), ("test", Test) })
        {
            if (!(share > 0 && share < 1))
            {
                throw new InvalidInputException(FormattableString.Invariant($"{name}: {share} is not a share between 0 and 1"));
            }
        }

        if (Math.Abs(Train + Validation + Test - 1) > 1e-9)
        {
            throw new InvalidInputException(FormattableString.Invariant($"train {Train}, val {Validation} and test {Test} do not add up to 1"));
        }

        if (Method == SplitMethod.WalkForward && Folds is < 2 or > 100)
        {
            throw new InvalidInputException(FormattableString.Invariant($"folds: {Folds} is not between 2 and 100"));
        }

        if (HorizonDays is < 1 or > 365)
        {
            throw new InvalidInputException(FormattableString.Invariant($"horizon: {HorizonDays} is not between 1 and 365 days"));
        }
    }
}
