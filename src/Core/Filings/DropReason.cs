namespace SmartMoney.Core.Filings;

/// <summary>Why a row of the source became no fact.</summary>
public enum DropReason
{
    /// <summary>No public date, or one that is not a date: it can never be visible.</summary>
    NoPublicDate,

    /// <summary>Published before it happened: a data error.</summary>
    PublicBeforeEvent,

    /// <summary>An insider transaction without its date.</summary>
    NoTransactionDate,

    /// <summary>An insider transaction in a security of the derivative table.</summary>
    Derivative,

    /// <summary>An insider's holdings on Form 3 or 3/A: no transaction.</summary>
    Holdings,

    /// <summary>A trade of Congress in another asset than the stock.</summary>
    OtherAsset,

    /// <summary>The same row, or the same disclosure, again.</summary>
    Duplicate,

    /// <summary>A split without a date or without two positive terms.</summary>
    NotASplit,

    /// <summary>A row that cannot be read: it is cut off, or a number or an identifier in it is none.</summary>
    Unreadable,

    /// <summary>An insider's filing on another form than 3, 4 and 5.</summary>
    OtherForm,
}
