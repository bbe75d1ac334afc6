namespace SmartMoney.Core.Datasets;

/// <summary>One check of a finished dataset.</summary>
/// <param name="Name">What is checked.</param>
/// <param name="Passed">Whether it holds.</param>
/// <param name="Figure">The measured value as text.</param>
/// <param name="Target">The required value as text.</param>
/// <param name="Value">What was found, as a number: a fraction or a count.</param>
/// <param name="Advice">What to do about it when it fails.</param>
public sealed record ValidationCheck(string Name, bool Passed, string Figure, string Target, double Value, string? Advice);
