namespace SmartMoney.Workflow.Orchestrations;

/// <summary>The symbols that one part of the orchestration fans out.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Symbols">The symbols.</param>
/// <param name="Panels">Distinguishes the tables of panels and shared files from those of an earlier attempt of the run.</param>
public sealed record SymbolBatch(string RunId, IReadOnlyList<string> Symbols, string Panels = "");
