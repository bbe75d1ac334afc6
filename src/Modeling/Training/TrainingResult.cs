namespace SmartMoney.Modeling.Training;

/// <summary>A model that was written.</summary>
/// <param name="Folder">Its folder, such as <c>models/smart-money-flow/v1.0.0</c>.</param>
/// <param name="Metadata">The content of its <c>metadata.json</c>.</param>
/// <param name="Warnings">What the user should know about the data it was made from.</param>
public sealed record TrainingResult(string Folder, ModelMetadata Metadata, IReadOnlyList<string> Warnings);
