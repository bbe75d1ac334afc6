using System.Text.Json.Serialization;

namespace SmartMoney.Modeling.Evaluation;

/// <summary>Whether a model is better than chance, by one rule: every check must pass.</summary>
/// <param name="IsShown">Whether every check passed.</param>
/// <param name="Statement">The same in a sentence that names the checks that did not pass.</param>
/// <param name="Checks">The checks.</param>
public sealed record Verdict(bool IsShown, string Statement, IReadOnlyList<VerdictCheck> Checks);

/// <summary>One check of a verdict.</summary>
/// <param name="Name">What is checked.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Finding">The figures it rests on, in a sentence.</param>
public sealed record VerdictCheck(string Name, CheckOutcome Outcome, string Finding);

/// <summary>The outcome of a check.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CheckOutcome>))]
public enum CheckOutcome
{
    /// <summary>It speaks for the model.</summary>
    [JsonStringEnumMemberName("passed")]
    Passed,

    /// <summary>It speaks against the model.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>What it needs is not there.</summary>
    [JsonStringEnumMemberName("not-checked")]
    NotChecked,
}
