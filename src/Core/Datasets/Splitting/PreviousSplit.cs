using System.Text.RegularExpressions;
using SmartMoney.Core.Files;

namespace SmartMoney.Core.Datasets.Splitting;

/// <summary>The parts that an earlier split left in a folder, as its own <c>split.json</c> names them.</summary>
internal sealed partial class PreviousSplit
{
    private readonly string _folder;
    private readonly IReadOnlyList<SplitManifestPart> _parts;

    private PreviousSplit(string folder, SplitManifest? manifest)
    {
        _folder = folder;
        _parts = [.. (manifest?.Folds ?? []).SelectMany(fold => fold.Parts).Where(part => PartName().IsMatch(part.File))];
        Manifest = manifest;
    }

    /// <summary>The manifest; null when the folder has none.</summary>
    public SplitManifest? Manifest { get; }

    /// <param name="folder">The folder.</param>
    /// <param name="force">Whether a <c>split.json</c> that no split wrote counts as none.</param>
    /// <exception cref="InvalidInputException">The folder has a <c>split.json</c> that no split wrote.</exception>
    public static PreviousSplit In(string folder, bool force)
    {
        try
        {
            return new PreviousSplit(folder, SplitFolder.ReadManifest(folder));
        }
        catch (InvalidInputException) when (force)
        {
            return new PreviousSplit(folder, null);
        }
    }

    /// <summary>Whether another split than this one is there.</summary>
    public bool Differs(SplitManifest manifest) =>
        Manifest is not null && !Manifest.Folds.SelectMany(fold => fold.Parts).Select(Identity).SequenceEqual(manifest.Folds.SelectMany(fold => fold.Parts).Select(Identity));

    /// <summary>Requires that each file that a new split puts in its place is one of this split, unchanged, or the same.</summary>
    /// <exception cref="InvalidInputException">A file is none of them.</exception>
    public void RequireReplaceable(IEnumerable<SplitManifestPart> next)
    {
        foreach (var part in next.Where(part => File.Exists(PathOf(part)) && !IsUntouched(part) && !_parts.Any(known => known.File == part.File && IsUntouched(known))))
        {
            throw new InvalidInputException($"{PathOf(part)}: no {SplitFolder.ManifestName} says that a split wrote this file; choose another --output, or replace it with --force");
        }
    }

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

    private static (string File, string Sha256) Identity(SplitManifestPart part) => (part.File, part.Sha256);

    private string PathOf(SplitManifestPart part) => Path.Combine(_folder, part.File);

    [GeneratedRegex(@"\A(fold-[0-9]{2,3}/)?(train|val|test)\.csv\z")]
    private static partial Regex PartName();
}
