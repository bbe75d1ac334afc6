using System.Text;
using SmartMoney.Core.Files;

namespace SmartMoney.Sources.Files;

/// <summary>Price histories in files of the user's own: one CSV a symbol. They are read as they are; nothing of them is cached.</summary>
public sealed class PriceFiles : FactProvider
{
    private const int DigestLength = 12;

    private readonly string _folder;
    private readonly bool _isUnadjusted;

    /// <summary>Opens a folder.</summary>
    /// <param name="folder">The folder, with files such as <c>AAPL.csv</c>.</param>
    /// <param name="isUnadjusted">Whether closes are as traded, and not adjusted for splits.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder, or no CSV in it.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public PriceFiles(string folder, bool isUnadjusted)
    {
        (_folder, _isUnadjusted) = (Path.GetFullPath(folder), isUnadjusted);
        var files = Directory.Exists(_folder) ? Directory.GetFiles(_folder, "*.csv") : [];
        if (files.Length == 0)
        {
            throw new DirectoryNotFoundException($"{folder} is not a folder with price files such as AAPL.csv");
        }

        Name = $"files:{Digest(files)}";
    }

    /// <summary>Identifies the content of the files and how they are read, so that a run over other files is another run.</summary>
    public override string Name { get; }

    /// <inheritdoc />
    public override IReadOnlyList<Feed> Open(ISourceObserver observer) => [new PriceFileFeed(this, _folder, _isUnadjusted)];

    private string Digest(string[] files)
    {
        var contents = files
            .OrderBy(Path.GetFileName, StringComparer.Ordinal)
            .Select(file => $"{Path.GetFileName(file)} {ContentHash.Of(File.ReadAllBytes(file))}");
        return ContentHash.Of(Encoding.UTF8.GetBytes(string.Join('\n', [$"unadjusted: {_isUnadjusted}", .. contents])))[..DigestLength];
    }
}
