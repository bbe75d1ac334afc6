namespace SmartMoney.Sources;

/// <summary>The periods of the entries of a feed.</summary>
public enum EntryPeriods
{
    /// <summary>An entry a calendar year; the years that are missing are fetched together.</summary>
    Years,

    /// <summary>One entry for each quarter, fetched separately.</summary>
    Quarters,

    /// <summary>One entry a subject, up to the day of its fetch; a newer one replaces it.</summary>
    UpToFetch,
}
