using System.IO.Compression;
using System.Text;
using SmartMoney.Core.Filings;

namespace SmartMoney.Sources.Sec.Facts;

/// <summary>The filings of symbols, compact: a block of bytes a symbol.</summary>
internal sealed class InsiderTable
{
    private readonly SortedDictionary<string, MemoryStream> _blocks = new(StringComparer.Ordinal);

    /// <summary>Adds filings in the order of their dates and numbers.</summary>
    public void Add(IEnumerable<Filing> filings)
    {
        foreach (var filing in filings)
        {
            if (!_blocks.TryGetValue(filing.Symbol, out var block))
            {
                _blocks[filing.Symbol] = block = new MemoryStream();
            }

            using var writer = new BinaryWriter(block, Encoding.UTF8, leaveOpen: true);
            Write(writer, filing);
        }
    }

    /// <summary>The blocks, compressed.</summary>
    public SortedDictionary<string, ReadOnlyMemory<byte>> ToRows()
    {
        var rows = new SortedDictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var (symbol, block) in _blocks)
        {
            using var compressed = new MemoryStream();
            using (var deflate = new DeflateStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
            {
                block.WriteTo(deflate);
            }

            rows[symbol] = compressed.ToArray();
        }

        return rows;
    }

    /// <summary>Reads the transactions of a symbol.</summary>
    /// <param name="rows">Its block.</param>
    public static List<InsiderTrade> Read(ReadOnlyMemory<byte> rows)
    {
        using var block = new MemoryStream();
        using (var deflate = new DeflateStream(new MemoryStream(rows.ToArray(), writable: false), CompressionMode.Decompress))
        {
            deflate.CopyTo(block);
        }

        block.Position = 0;
        using var reader = new BinaryReader(block);
        var trades = new List<InsiderTrade>();
        while (block.Position < block.Length)
        {
            Read(reader, trades);
        }

        return trades;
    }

    private static void Write(BinaryWriter writer, Filing filing)
    {
        writer.Write(filing.AccessionNumber);
        writer.Write(filing.Date!.Value.DayNumber);
        writer.Write((sbyte)(filing.IsPlanned is { } isPlanned ? isPlanned ? 1 : 0 : -1));
        writer.Write7BitEncodedInt(filing.Owners.Count);
        foreach (var owner in filing.Owners.OrderBy(owner => owner.Cik, StringComparer.Ordinal).ThenBy(owner => owner.Name, StringComparer.Ordinal))
        {
            writer.Write(owner.Cik);
            writer.Write(owner.Name);
            writer.Write(owner.Role);
        }

        writer.Write7BitEncodedInt(filing.Lines.Count);
        foreach (var line in Numbered(filing.Lines))
        {
            writer.Write(line.Date!.Value.DayNumber);
            writer.Write(line.Code);
            writer.Write(line.Flag);
            writer.Write(line.Shares);
            writer.Write(line.Price);
            writer.Write(line.Security);
            writer.Write(line.Ownership);
            writer.Write7BitEncodedInt(line.Repetition);
        }
    }

    private static IEnumerable<FilingLine> Numbered(List<FilingLine> lines)
    {
        var alike = new Dictionary<FilingLine, int>();
        foreach (var line in lines.OrderBy(line => line.Number))
        {
            var repetition = alike.GetValueOrDefault(line.Likeness);
            alike[line.Likeness] = repetition + 1;
            yield return line with { Repetition = repetition };
        }
    }

    private static void Read(BinaryReader reader, List<InsiderTrade> trades)
    {
        var number = reader.ReadString();
        var filed = DateOnly.FromDayNumber(reader.ReadInt32());
        var flag = reader.ReadSByte();
        var owners = new FilingOwner[reader.Read7BitEncodedInt()];
        for (var i = 0; i < owners.Length; i++)
        {
            owners[i] = new FilingOwner(reader.ReadString(), reader.ReadString(), reader.ReadString());
        }

        var filing = new InsiderFiling(number, [.. owners.Select(KeyOf).Distinct()], flag < 0 ? null : flag == 1);
        var name = string.Join("; ", owners.Select(owner => owner.Name));
        var role = string.Join("; ", owners.Select(owner => owner.Role));
        var isChief = Array.Exists(owners, owner => OfficerTitle.IsChiefLevel(owner.Role));
        for (var lines = reader.Read7BitEncodedInt(); lines > 0; lines--)
        {
            trades.Add(new InsiderTrade(
                DateOnly.FromDayNumber(reader.ReadInt32()),
                filed,
                reader.ReadString(),
                reader.ReadString(),
                reader.ReadDouble(),
                reader.ReadDouble(),
                reader.ReadString(),
                reader.ReadString(),
                filing.Owners is [var first, ..] ? first : "",
                name,
                role,
                isChief,
                "")
            {
                Filing = filing,
                Repetition = reader.Read7BitEncodedInt(),
            });
        }
    }

    private static string KeyOf(FilingOwner owner) => owner.Cik.Length > 0 ? owner.Cik : owner.Name;
}
