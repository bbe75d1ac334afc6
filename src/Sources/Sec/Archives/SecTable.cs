namespace SmartMoney.Sources.Sec.Archives;

/// <summary>A table of an archive, and the columns that are read.</summary>
/// <param name="File">The file in the archive.</param>
/// <param name="Columns">The names of the columns.</param>
internal sealed record SecTable(string File, params string[] Columns)
{
    public static SecTable Submissions { get; } = new(
        "SUBMISSION.tsv", "ACCESSION_NUMBER", "FILING_DATE", "DOCUMENT_TYPE", "ISSUERCIK", "ISSUERTRADINGSYMBOL", "AFF10B5ONE");

    public static SecTable Owners { get; } = new(
        "REPORTINGOWNER.tsv", "ACCESSION_NUMBER", "RPTOWNERCIK", "RPTOWNERNAME", "RPTOWNER_RELATIONSHIP", "RPTOWNER_TITLE");

    public static SecTable Transactions { get; } = new(
        "NONDERIV_TRANS.tsv",
        "ACCESSION_NUMBER",
        "NONDERIV_TRANS_SK",
        "SECURITY_TITLE",
        "TRANS_DATE",
        "TRANS_CODE",
        "TRANS_SHARES",
        "TRANS_PRICEPERSHARE",
        "TRANS_ACQUIRED_DISP_CD",
        "DIRECT_INDIRECT_OWNERSHIP");

    /// <summary>The tables that are read; an archive holds more.</summary>
    public static IReadOnlyList<SecTable> All { get; } = [Submissions, Owners, Transactions];

    /// <summary>
    /// The columns that archives of earlier years may lack: whether a filing declares a plan under Rule 10b5-1 is asked since 2023.
    /// </summary>
    public static bool IsOptional(string column) => column == "AFF10B5ONE";
}
