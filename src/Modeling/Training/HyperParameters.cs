using SmartMoney.Core.Datasets;

namespace SmartMoney.Modeling.Training;

/// <summary>
/// How the trees are grown. The defaults are cautious, for labels that are mostly noise: small trees, large leaves, slow
/// learning. They were set beforehand and not tuned on any result.
/// </summary>
public sealed record HyperParameters
{
    /// <summary>How much each tree counts.</summary>
    public double LearningRate { get; set; } = 0.03;

    /// <summary>Leaves of a tree at most.</summary>
    public int NumLeaves { get; set; } = 8;

    /// <summary>Levels of a tree at most.</summary>
    public int MaxDepth { get; set; } = 4;

    /// <summary>Examples in a leaf at least.</summary>
    public int MinDataInLeaf { get; set; } = 100;

    /// <summary>The share of features drawn for each tree.</summary>
    public double FeatureFraction { get; set; } = 0.6;

    /// <summary>The share of examples drawn for each tree.</summary>
    public double BaggingFraction { get; set; } = 0.8;

    /// <summary>L1 regularisation of the leaf values.</summary>
    public double LambdaL1 { get; set; }

    /// <summary>L2 regularisation of the leaf values.</summary>
    public double LambdaL2 { get; set; } = 10;

    /// <summary>Bins of a feature at most.</summary>
    public int MaxBin { get; set; } = 63;

    /// <summary>What decides the number of trees.</summary>
    public Stopping Stopping { get; set; } = Stopping.Fixed;

    /// <summary>Trees when the number is fixed.</summary>
    public int Rounds { get; set; } = 100;

    /// <summary>Trees at most when growing stops early.</summary>
    public int MaxIterations { get; set; } = 600;

    /// <summary>Trees without a better validation AUC after which growing stops.</summary>
    public int EarlyStoppingRounds { get; set; } = 60;

    /// <summary>Whether the rarer class counts for more.</summary>
    public ClassWeight ClassWeight { get; set; } = ClassWeight.None;

    /// <summary>What every draw of LightGBM starts from.</summary>
    public int Seed { get; set; } = 42;

    /// <summary>LightGBM's threads for one model. Part of what makes a run repeatable.</summary>
    public int Threads { get; set; } = 1;

    /// <summary>Reads parameters from a JSON file; what the file does not name keeps its default.</summary>
    /// <param name="path">
    /// The file: one object with names in camel case, as in a model's <c>metadata.json</c>, or in snake case, as LightGBM has them.
    /// </param>
    /// <exception cref="InvalidInputException">The file cannot be read, names an unknown parameter, or a value is out of range.</exception>
    public static HyperParameters Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var parameters = HyperParameterFile.Read(path);
        parameters.Validate(parameter => $"{path}: {parameter.Name}");
        return parameters;
    }

    /// <summary>Checks every value.</summary>
    /// <exception cref="InvalidInputException">A value is out of range; the message names it.</exception>
    public void Validate() => Validate(parameter => parameter.Name);

    /// <summary>Checks every value.</summary>
    /// <param name="nameOf">What a parameter is called where the values come from.</param>
    /// <exception cref="InvalidInputException">A value is out of range; the message names it.</exception>
    public void Validate(Func<HyperParameter, string> nameOf)
    {
        ArgumentNullException.ThrowIfNull(nameOf);
        if (HyperParameter.All.FirstOrDefault(parameter => !parameter.Allows(this)) is { } odd)
        {
            throw new InvalidInputException($"{nameOf(odd)}: {odd.Text(this)} is not {odd.Range}");
        }
    }

    /// <summary>The parameters as LightGBM reads them.</summary>
    internal string ToNative() =>
        FormattableString.Invariant($"objective=binary metric=auc learning_rate={LearningRate:R} num_leaves={NumLeaves} ")
            + FormattableString.Invariant($"max_depth={MaxDepth} min_data_in_leaf={MinDataInLeaf} feature_fraction={FeatureFraction:R} ")
            + FormattableString.Invariant($"bagging_fraction={BaggingFraction:R} bagging_freq=1 lambda_l1={LambdaL1:R} lambda_l2={LambdaL2:R} ")
            + FormattableString.Invariant($"max_bin={MaxBin} seed={Seed} num_threads={Threads} deterministic=true force_row_wise=true ")
            + "use_missing=true verbosity=-1";
}
