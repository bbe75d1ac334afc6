using System.Text.RegularExpressions;

namespace SmartMoney.Core.Filings;

/// <summary>Tells officers of C level from the title that a Form 4 gives them.</summary>
public static partial class OfficerTitle
{
    private const string Marker = "officer: ";

    /// <summary>Whether somebody is an officer of C level.</summary>
    /// <param name="role">The relationship as filed, such as <c>officer: Chief Financial Officer</c>.</param>
    public static bool IsChiefLevel(string role)
    {
        ArgumentNullException.ThrowIfNull(role);
        var start = role.IndexOf(Marker, StringComparison.OrdinalIgnoreCase);
        if (start < 0)
        {
            return false;
        }

        var title = role[(start + Marker.Length)..].ToLowerInvariant();
        var spaced = title.Replace('.', ' ');
        return ChiefOfficer().IsMatch(spaced)
            || Acronym().IsMatch(title.Replace(".", "", StringComparison.Ordinal))
            || President().IsMatch(VicePresident().Replace(spaced, " "));
    }

    [GeneratedRegex(@"\bchief\b.*\b(off|(ofc|ofcr|ofr)\b)|\bprincipal\s+(executive|financial|accounting)\s+off", RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ChiefOfficer();

    [GeneratedRegex(@"\b(ceo|cfo|coo|cto|cio|cmo|cao|cro|clo|cpo|cso|cdo|cco|cbo|cgo|cqo|chro|ciso)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Acronym();

    [GeneratedRegex(@"(vice|\bv)[\s-]*pres\w*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex VicePresident();

    [GeneratedRegex(@"\bpresident|\bpres\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex President();
}
