using System.IO.Compression;

namespace SmartMoney.Testing;

/// <summary>An archive of the SEC made by hand: its tables as rows of named cells.</summary>
public sealed class SecArchiveFile
{
    private static readonly Dictionary<string, string[]> Columns = new()
    {
        ["SUBMISSION.tsv"] = ["ACCESSION_NUMBER", "FILING_DATE", "DOCUMENT_TYPE", "ISSUERCIK", "ISSUERTRADINGSYMBOL", "AFF10B5ONE"],
        ["REPORTINGOWNER.tsv"] = ["ACCESSION_NUMBER", "RPTOWNERCIK", "RPTOWNERNAME", "RPTOWNER_RELATIONSHIP", "RPTOWNER_TITLE"],
        ["NONDERIV_TRANS.tsv"] =
        [
            "ACCESSION_NUMBER", "NONDERIV_TRANS_SK", "SECURITY_TITLE", "TRANS_DATE", "TRANS_CODE", "TRANS_SHARES", "TRANS_PRICEPERSHARE",
            "TRANS_ACQUIRED_DISP_CD", "DIRECT_INDIRECT_OWNERSHIP",
        ],
    };

    private readonly Dictionary<string, List<string>> _rows = Columns.Keys.ToDictionary(table => table, _ => new List<string>());
    private int _line;

    /// <summary>Changes the cells of a header or of a row before they are written.</summary>
    public Func<string, IReadOnlyList<string>, IReadOnlyList<string>> Arrange { get; init; } = (_, cells) => cells;

    /// <summary>The tables that are left out.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>The columns of a table.</summary>
    /// <param name="table">The table.</param>
    public static IReadOnlyList<string> ColumnsOf(string table) => Columns[table];

    /// <summary>Adds a filing.</summary>
    /// <param name="number">Its accession number.</param>
    /// <param name="date">The day it was filed, such as 02-JAN-2024.</param>
    /// <param name="form">Its form.</param>
    /// <param name="cik">The issuer's CIK.</param>
    /// <param name="symbol">The issuer's symbol as filed.</param>
    /// <param name="isPlanned">Whether it declares a plan.</param>
    /// <param name="owners">The owners: CIK, name, relationship and title, divided by bars.</param>
    public SecArchiveFile Filing(string number, string date, string form, string cik, string symbol, string isPlanned, params string[] owners)
    {
        Add("SUBMISSION.tsv", [number, date, form, cik, symbol, isPlanned]);
        foreach (var owner in owners)
        {
            Add("REPORTINGOWNER.tsv", [number, .. owner.Split('|')]);
        }

        return this;
    }

    /// <summary>Adds a transaction.</summary>
    /// <param name="number">The accession number of the filing.</param>
    /// <param name="date">The day of the trade.</param>
    /// <param name="code">The transaction code.</param>
    /// <param name="shares">The shares.</param>
    /// <param name="price">The price.</param>
    /// <param name="flag">A or D.</param>
    /// <param name="security">The security.</param>
    public SecArchiveFile Line(string number, string date, string code, string shares, string price, string flag, string security = "Common Stock") =>
        Add("NONDERIV_TRANS.tsv", [number, $"{++_line}", security, date, code, shares, price, flag, "D"]);

    /// <summary>Adds a row as it is.</summary>
    /// <param name="table">The table.</param>
    /// <param name="cells">The cells.</param>
    public SecArchiveFile Add(string table, IReadOnlyList<string> cells)
    {
        _rows[table].Add(string.Join('\t', cells.Count == Columns[table].Length ? Arrange(table, cells) : cells));
        return this;
    }

    /// <summary>The bytes of the archive.</summary>
    public byte[] ToBytes()
    {
        using var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (table, rows) in _rows.Where(table => !Without.Contains(table.Key)))
            {
                using var writer = new StreamWriter(zip.CreateEntry(table).Open());
                writer.Write(string.Join('\n', [string.Join('\t', Arrange(table, Columns[table])), .. rows]) + "\n");
            }
        }

        return content.ToArray();
    }
}
