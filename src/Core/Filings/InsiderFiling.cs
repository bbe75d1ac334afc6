using System.Collections.Immutable;

namespace SmartMoney.Core.Filings;

/// <summary>The filing that reports an insider's transaction, where the source identifies filings and numbers their lines.</summary>
/// <param name="AccessionNumber">The filing's number at the SEC.</param>
/// <param name="Owners">The CIKs of all owners who file it.</param>
/// <param name="IsPlanned">Whether it declares a plan under Rule 10b5-1; null where it does not say.</param>
public sealed record InsiderFiling(string AccessionNumber, ImmutableArray<string> Owners, bool? IsPlanned);
