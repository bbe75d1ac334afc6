using System.Text.RegularExpressions;
using SmartMoney.Core.Files;

namespace SmartMoney.Core.Datasets.Splitting;

/// <summary>The parts that an earlier split left in a folder, as its own <c>split.json</c> names them.</summary>
internal sealed partial class PreviousSplit
{
    private readonly string _folder;
    private readonly IReadOnlyList<SplitManifestPart> _parts;

    private PreviousSplit(string folder, IReadOnlyList<SplitManifestPart> parts)
    {
        _folder = folder;
        _parts = parts;
    }

    /// <exception cref="InvalidInputException">The folder has a <c>split.json</c> that no split wrote.</exception>
    public static PreviousSplit In(string folder) =>
        new(folder, [.. (SplitFolder.ReadManifest(folder)?.Folds ?? []).SelectMany(fold => fold.Parts).Where(part => PartName().IsMatch(part.File))]);

    /// <summary>Removes the parts that the new split does not have, as far as they still are what the earlier one wrote.</summary>
    public void Remove(IEnumerable<string> except)
    {
        foreach (var part in _parts.ExceptBy(except, part => part.File, StringComparer.Ordinal).Where(IsUntouched))
        {
            File.Delete(PathOf(part));
            var fold = Path.GetDirectoryName(PathOf(part))!;
            if (part.File.Contains('/', StringComparison.Ordinal) && !Directory.EnumerateFileSystemEntries(fold).Any())
            {
                Directory.Delete(fold);
            }
        }
    }

    private bool IsUntouched(SplitManifestPart part) =>
        File.Exists(PathOf(part)) && ContentHash.Of(File.ReadAllBytes(PathOf(part))) == part.Sha256;

    private string PathOf(SplitManifestPart part) => Path.Combine(_folder, part.File);

    [GeneratedRegex(@"\A(fold-[0-9]{2,3}/)?(train|val|test)\.csv\z")]
    private static partial Regex PartName();
}
