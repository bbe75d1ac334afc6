using System.Globalization;
using System.Text;
using SmartMoney.Core.Filings;
using SmartMoney.Sources.Sec.Archives;
using SmartMoney.Sources.Sec.Issuers;

namespace SmartMoney.Sources.Sec.Facts;

/// <summary>Reads the filings of the symbols of a run from an archive. What cannot be a fact is dropped and counted.</summary>
/// <param name="file">The archive as messages name it.</param>
/// <param name="issuers">Whom filings belong to.</param>
/// <param name="dropped">Receives the rows that become no fact.</param>
internal sealed class FilingReader(string file, IssuerList issuers, DroppedRows dropped)
{
    private const int CikDigits = 10;
    private const int RowsBetweenChecks = 1 << 12;

    /// <summary>More rows of one kind than all filings of a quarter have: the archive is not what it seems, and is not taken into memory.</summary>
    private const int MaxRows = 500_000;

    private readonly Dictionary<string, Filing> _filings = new(StringComparer.Ordinal);
    private int _owners;
    private int _lines;

    /// <summary>Reads the filings that have transactions.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The filings in the order of their dates and numbers, each with its lines in the order of theirs.</returns>
    /// <exception cref="InvalidDataException">A table is damaged.</exception>
    public IReadOnlyList<Filing> Read(SecArchive archive, CancellationToken cancellationToken)
    {
        Read(archive, SecTable.Submissions, ReadSubmission, cancellationToken);
        Read(archive, SecTable.Owners, ReadOwner, cancellationToken);
        Read(archive, SecTable.Transactions, ReadLine, cancellationToken);
        return [.. _filings.Values.Where(filing => filing.Lines.Count > 0).OrderBy(filing => filing.Date).ThenBy(filing => filing.AccessionNumber, StringComparer.Ordinal)];
    }

    private void Read(SecArchive archive, SecTable table, Action<TsvReader> readRow, CancellationToken cancellationToken)
    {
        using var rows = archive.OpenTable(table);
        for (var row = 0; rows.Read(); row++)
        {
            if (row % RowsBetweenChecks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (rows.IsReadable)
            {
                readRow(rows);
            }
            else
            {
                Drop(DropReason.Unreadable, $"a row of {table.File} that is cut off or has too many cells", null, null);
            }
        }
    }

    private void ReadSubmission(TsvReader row)
    {
        if (issuers.Find(Number(row.Text(3)), row.Text(4)) is not { } symbol)
        {
            return;
        }

        var number = row.Text(0);
        if (number.Length == 0)
        {
            Drop(DropReason.Unreadable, $"a filing of {symbol} without a number", null, Date(row.Text(1)));
            return;
        }

        RequireUpTo(_filings.Count);
        _filings.TryAdd(number, new Filing(symbol, number, row.Text(2).ToUpperInvariant(), Date(row.Text(1)), Flag(row.Text(5))));
    }

    private void ReadOwner(TsvReader row)
    {
        if (_filings.GetValueOrDefault(row.Text(0)) is { } filing)
        {
            RequireUpTo(_owners++);
            var cik = row.Text(1);
            filing.Owners.Add(new FilingOwner(
                Number(cik) is { } number ? number.ToString("D" + CikDigits, CultureInfo.InvariantCulture) : cik, row.Text(2), RoleOf(row.Text(3), row.Text(4))));
        }
    }

    private void ReadLine(TsvReader row)
    {
        if (_filings.GetValueOrDefault(row.Text(0)) is not { } filing)
        {
            return;
        }

        if (Number(row.Text(1)) is not { } number || Amount(row[5]) is not { } shares || Amount(row[6]) is not { } price)
        {
            Drop(DropReason.Unreadable, $"a line of filing {filing.AccessionNumber} with a number that is none", Date(row.Text(3)), filing.Date);
            return;
        }

        var code = row.Text(4);
        var line = new FilingLine(
            number,
            Date(row.Text(3)),
            code.Length == 0 ? "" : code[..1],
            row.Text(7).ToUpperInvariant(),
            shares,
            price,
            Encoding.UTF8.GetString(row[2]),
            row.Text(8).ToUpperInvariant());
        if (DropReasonOf(filing, line) is { } reason)
        {
            Drop(reason, $"{line}, accession {filing.AccessionNumber}", line.Date, filing.Date);
        }
        else
        {
            RequireUpTo(_lines++);
            filing.Lines.Add(line);
        }
    }

    private void RequireUpTo(int rows)
    {
        if (rows >= MaxRows)
        {
            throw new SourceException(SourceFailure.Failed, $"{file}: more filings than a quarter can have");
        }
    }

    private static DropReason? DropReasonOf(Filing filing, FilingLine line) => filing switch
    {
        _ when HoldingsForm.IsMatch(filing.Form) => DropReason.Holdings,
        { ReportsTransactions: false } => DropReason.OtherForm,
        { Date: null } => DropReason.NoPublicDate,
        _ when line.Date is null => DropReason.NoTransactionDate,
        _ when filing.Date < line.Date => DropReason.PublicBeforeEvent,
        _ => null,
    };

    private void Drop(DropReason reason, string row, DateOnly? eventDate, DateOnly? publicDate) =>
        dropped.Add(DataType.InsiderTrades, reason, row, eventDate, publicDate);

    private static string RoleOf(string relationship, string title) => string.Join(", ", relationship
        .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(role => role.Equals("Officer", StringComparison.OrdinalIgnoreCase) ? $"officer: {title}"
            : role.Equals("TenPercentOwner", StringComparison.OrdinalIgnoreCase) ? "10 percent owner"
            : role.ToLowerInvariant())
        .OrderBy(role => role.StartsWith("officer: ", StringComparison.Ordinal)));

    private static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text, "d-MMM-yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A number of shares or dollars; 0 where the cell is empty.</summary>
    /// <returns>Null when it is none.</returns>
    private static double? Amount(ReadOnlySpan<byte> cell)
    {
        var text = cell.Trim(" "u8);
        return text.IsEmpty ? 0
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) && double.IsFinite(amount) ? amount
            : null;
    }

    private static bool? Flag(string text) => text.ToUpperInvariant() switch
    {
        "1" or "TRUE" => true,
        "0" or "FALSE" => false,
        _ => null,
    };
}
