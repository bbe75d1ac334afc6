namespace SmartMoney.Sources.Sec.Facts;

/// <summary>An owner who files.</summary>
/// <param name="Cik">The CIK in ten digits, or as filed where it is no number.</param>
/// <param name="Name">The name.</param>
/// <param name="Role">The relationship, with the title of an officer, such as <c>director, officer: Chief Financial Officer</c>.</param>
internal sealed record FilingOwner(string Cik, string Name, string Role);
