namespace SmartMoney.Core.Filings;

/// <summary>A transaction of the non-derivative table of a Form 4, as one filing reports it.</summary>
/// <param name="TransactionDate">The day of the trade.</param>
/// <param name="FilingDate">The day the form was filed.</param>
/// <param name="Code">The transaction code: P purchase, S sale, …; empty where the form has none.</param>
/// <param name="Flag">A acquired, D disposed.</param>
/// <param name="Shares">Shares, in those of the transaction date.</param>
/// <param name="Price">Dollars a share, in the shares of the transaction date; 0 for awards.</param>
/// <param name="Security">The title of the security.</param>
/// <param name="Ownership">D direct, I indirect.</param>
/// <param name="Owner">The owner's CIK, or the name where there is none.</param>
/// <param name="OwnerName">The owner's name.</param>
/// <param name="Role">Director, officer with title, 10 percent owner.</param>
/// <param name="IsChiefLevel">Whether the title is of C level.</param>
/// <param name="Url">The filing's address; empty where unknown.</param>
public sealed record InsiderTrade(
    DateOnly TransactionDate,
    DateOnly FilingDate,
    string Code,
    string Flag,
    double Shares,
    double Price,
    string Security,
    string Ownership,
    string Owner,
    string OwnerName,
    string Role,
    bool IsChiefLevel,
    string Url)
    : Fact(TransactionDate, FilingDate)
{
    /// <summary>The filing; null where the source does not number the lines of its filings.</summary>
    public InsiderFiling? Filing { get; init; }

    /// <summary>Which of the lines alike of its filing this is, from 0 on; 0 where the source does not number them.</summary>
    public int Repetition { get; init; }

    /// <summary>Whether it is an open-market purchase.</summary>
    public bool IsPurchase => Code == "P";

    /// <summary>Whether it is an open-market sale.</summary>
    public bool IsSale => Code == "S";
}
