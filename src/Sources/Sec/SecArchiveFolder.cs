using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using SmartMoney.Core.Files;
using SmartMoney.Core.Market;

namespace SmartMoney.Sources.Sec;

/// <summary>Archives of the SEC in a folder, under the names that the SEC gives them. They are read where they are; nothing is fetched or cached.</summary>
public sealed partial class SecArchiveFolder
{
    private const int DigestLength = 12;

    private readonly string _folder;

    /// <summary>Opens a folder.</summary>
    /// <param name="folder">The folder, with files such as <c>2024q1_form345.zip</c>.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder, or no archive in it.</exception>
    /// <exception cref="IOException">An archive cannot be read.</exception>
    public SecArchiveFolder(string folder)
    {
        _folder = Path.GetFullPath(folder);
        var files = Directory.Exists(_folder) ? Directory.GetFiles(_folder).Where(file => Archive().IsMatch(Path.GetFileName(file))).ToList() : [];
        if (files.Count == 0)
        {
            throw new DirectoryNotFoundException($"{folder} is not a folder with archives such as 2024q1_form345.zip");
        }

        Name = $"{SecServices.ProviderName}:{Digest(files)}";
    }

    /// <summary>Identifies the content of the archives, so that a run over other archives is another run.</summary>
    public string Name { get; }

    /// <summary>Opens an archive.</summary>
    /// <param name="quarter">The quarter of filing.</param>
    /// <returns>Null when there is none.</returns>
    /// <exception cref="SourceException">It cannot be read.</exception>
    internal FileStream? Open(Quarter quarter)
    {
        var file = SecArchiveDownloads.FileOf(quarter);
        try
        {
            return File.OpenRead(Path.Combine(_folder, file));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceException(SourceFailure.Failed, $"{file}: {e.Message}", e);
        }
    }

    private static string Digest(List<string> files) => ContentHash.Of(Encoding.UTF8.GetBytes(string.Join('\n', files
        .OrderBy(Path.GetFileName, StringComparer.Ordinal)
        .Select(file => $"{Path.GetFileName(file)} {HashOf(file)}"))))[..DigestLength];

    private static string HashOf(string file)
    {
        using var content = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }

    [GeneratedRegex(@"^\d{4}q[1-4]_form345\.zip\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Archive();
}
