using System.Security.Cryptography;
using System.Text;

namespace SmartMoney.Sources.Recorded;

/// <summary>A digest of the names and sizes of a corpus's files, sorted. It is made folder by folder, for a corpus may have very many.</summary>
internal static class CorpusDigest
{
    private const int Length = 12;

    public static string Of(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var separator = "";
        foreach (var line in Lines(folder, ""))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(separator + line));
            separator = "\n";
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..Length];
    }

    /// <summary>A folder is sorted by its name with the slash, which gives the order of the whole list.</summary>
    private static IEnumerable<string> Lines(string folder, string path)
    {
        var files = Directory.EnumerateFiles(folder, "*.json.gz")
            .Select(file => (Line: FormattableString.Invariant($"{path}{Path.GetFileName(file)} {new FileInfo(file).Length}"), Folder: (string?)null));
        var folders = Directory.EnumerateDirectories(folder).Select(inner => (Line: $"{path}{Path.GetFileName(inner)}/", Folder: (string?)inner));
        foreach (var (line, inner) in files.Concat(folders).OrderBy(entry => entry.Line, StringComparer.Ordinal))
        {
            if (inner is null)
            {
                yield return line;
                continue;
            }

            foreach (var below in Lines(inner, line))
            {
                yield return below;
            }
        }
    }
}
