namespace SmartMoney.Modeling.Evaluation;

/// <summary>What the model is compared with.</summary>
public enum ComparisonKind
{
    /// <summary>The same recipe, trained and judged on the index members of May 2021 only.</summary>
    TrainedOnMembers,

    /// <summary>The same model, judged on those members only.</summary>
    JudgedOnMembers,

    /// <summary>The same recipe without the features whose source gains managers over time.</summary>
    WithoutGrowingPanel,

    /// <summary>The same recipe without the features of ETF holdings.</summary>
    WithoutEtfs,

    /// <summary>Without the features of ETF holdings, trained and judged on the members only.</summary>
    WithoutEtfsOnMembers,

    /// <summary>Logistic regression on the same features.</summary>
    Logistic,

    /// <summary>Baseline: one context column by itself.</summary>
    ContextColumn,

    /// <summary>Baseline: logistic regression on the context columns.</summary>
    ContextLogistic,

    /// <summary>Baseline: the same recipe on the context columns.</summary>
    ContextTrees,

    /// <summary>The same recipe on the features and the context columns together.</summary>
    FeaturesAndContext,
}
