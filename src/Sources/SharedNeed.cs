namespace SmartMoney.Sources;

/// <summary>What a run needs of files that all its symbols share.</summary>
/// <param name="From">The first day whose publications are needed.</param>
/// <param name="To">The last day whose publications are needed.</param>
/// <param name="Symbols">The symbols of the run.</param>
public sealed record SharedNeed(DateOnly From, DateOnly To, IReadOnlySet<string> Symbols);
