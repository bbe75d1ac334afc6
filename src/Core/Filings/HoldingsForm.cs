namespace SmartMoney.Core.Filings;

/// <summary>Tells forms that report what an insider holds (3 and 3/A) from those that report transactions.</summary>
public static class HoldingsForm
{
    /// <summary>Whether a form reports holdings. Any other form, or none, reports transactions.</summary>
    /// <param name="formType">The form's name, such as <c>4</c>; null or empty where the row has none.</param>
    public static bool IsMatch(string? formType) => formType?.Trim().ToUpperInvariant() is "3" or "3/A";
}
