using System.Text.Json;
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

    /// <summary>Trees at most.</summary>
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
    /// <param name="path">The file: one object with names in camel case, as in a model's <c>metadata.json</c>.</param>
    /// <exception cref="InvalidInputException">The file cannot be read, names an unknown parameter, or a value is out of range.</exception>
    public static HyperParameters Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            var parameters = JsonSerializer.Deserialize(File.ReadAllBytes(path), HyperParametersJson.Default.HyperParameters)
                ?? throw new InvalidInputException($"{path}: holds no parameters");
            parameters.Validate();
            return parameters;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new InvalidInputException($"{path}: {e.Message}", e);
        }
    }

    /// <summary>Checks every value.</summary>
    /// <exception cref="InvalidInputException">A value is out of range; the message names it.</exception>
    public void Validate()
    {
        Require(LearningRate is > 0 and <= 1, nameof(LearningRate), LearningRate, "above 0 and at most 1");
        Require(NumLeaves is >= 2 and <= 1024, nameof(NumLeaves), NumLeaves, "between 2 and 1024");
        Require(MaxDepth is >= 1 and <= 63, nameof(MaxDepth), MaxDepth, "between 1 and 63");
        Require(MinDataInLeaf >= 1, nameof(MinDataInLeaf), MinDataInLeaf, "at least 1");
        Require(FeatureFraction is > 0 and <= 1, nameof(FeatureFraction), FeatureFraction, "above 0 and at most 1");
        Require(BaggingFraction is > 0 and <= 1, nameof(BaggingFraction), BaggingFraction, "above 0 and at most 1");
        Require(LambdaL1 >= 0 && double.IsFinite(LambdaL1), nameof(LambdaL1), LambdaL1, "at least 0");
        Require(LambdaL2 >= 0 && double.IsFinite(LambdaL2), nameof(LambdaL2), LambdaL2, "at least 0");
        Require(MaxBin is >= 2 and <= 65535, nameof(MaxBin), MaxBin, "between 2 and 65535");
        Require(MaxIterations is >= 1 and <= 100_000, nameof(MaxIterations), MaxIterations, "between 1 and 100000");
        Require(EarlyStoppingRounds >= 1, nameof(EarlyStoppingRounds), EarlyStoppingRounds, "at least 1");
        Require(Enum.IsDefined(ClassWeight), nameof(ClassWeight), (int)ClassWeight, "none or balanced");
        Require(Seed >= 0, nameof(Seed), Seed, "at least 0");
        Require(Threads is >= 1 and <= 64, nameof(Threads), Threads, "between 1 and 64");
    }

    /// <summary>The parameters as LightGBM reads them.</summary>
    internal string ToNative() =>
        FormattableString.Invariant($"objective=binary metric=auc learning_rate={LearningRate:R} num_leaves={NumLeaves} ")
            + FormattableString.Invariant($"max_depth={MaxDepth} min_data_in_leaf={MinDataInLeaf} feature_fraction={FeatureFraction:R} ")
            + FormattableString.Invariant($"bagging_fraction={BaggingFraction:R} bagging_freq=1 lambda_l1={LambdaL1:R} lambda_l2={LambdaL2:R} ")
            + FormattableString.Invariant($"max_bin={MaxBin} seed={Seed} num_threads={Threads} deterministic=true force_row_wise=true ")
            + "use_missing=true verbosity=-1";

    private static void Require(bool holds, string name, double value, string range)
    {
        if (!holds)
        {
            throw new InvalidInputException(FormattableString.Invariant(
                $"{char.ToLowerInvariant(name[0])}{name[1..]}: {value} is not {range}"));
        }
    }
}
