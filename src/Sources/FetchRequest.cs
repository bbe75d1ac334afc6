namespace SmartMoney.Sources;

/// <summary>What a feed must fetch.</summary>
/// <param name="Need">What is needed.</param>
/// <param name="Stored">Rows that are stored already: only newer and older ones are to be fetched. Null when there are none.</param>
/// <param name="Parts">Keeps answers until all requests of the fetch are answered.</param>
/// <param name="Memory">What the answers of the fetch hold in memory.</param>
public sealed record FetchRequest(SourceNeed Need, SourceEntry? Stored, IPartialAnswers Parts, HeldMemory Memory);
