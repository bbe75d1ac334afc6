using System.Globalization;
using System.Text.Json;
using SmartMoney.Core.Files;

namespace SmartMoney.Core.Datasets.Splitting;

/// <summary>The files of a split: its parts, and <c>split.json</c>, which is written last and holds their hashes.</summary>
public static class SplitFolder
{
    /// <summary>The name of the manifest.</summary>
    public const string ManifestName = "split.json";

    /// <summary>Reads the manifest of a split.</summary>
    /// <param name="folder">The folder of the split.</param>
    /// <returns>The manifest; null when the folder has none.</returns>
    /// <exception cref="InvalidInputException">There is a manifest but it cannot be read.</exception>
    public static SplitManifest? ReadManifest(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var path = Path.Combine(folder, ManifestName);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), SplitJson.Default.SplitManifest)
                ?? throw new InvalidInputException($"{path}: is empty");
        }
        catch (JsonException e)
        {
            throw new InvalidInputException($"{path}: not a split manifest ({e.Message})", e);
        }
    }

    /// <summary>
    /// Writes a split in the place of an earlier one. The parts are made beside it first: when that fails, the earlier split stands.
    /// </summary>
    internal static SplitResult Write(SplitOptions options, DatasetFile source, DatasetSplit split)
    {
        var folder = options.OutputFolder;
        var plan = split.Plan;
        var earlier = PreviousSplit.In(folder, options.Force);
        var prepared = Path.Combine(folder, $".{Guid.NewGuid():n}.tmp");
        List<SplitManifestFold> folds;
        try
        {
            folds = [.. split.Folds.Select((fold, i) => WriteFold(prepared, plan.Method == SplitMethod.WalkForward ? FoldName(i) : "", fold))];
            if (!options.Force)
            {
                earlier.RequireReplaceable(folds.SelectMany(fold => fold.Parts));
            }

            string[] files = [.. folds.SelectMany(fold => fold.Parts).Select(part => part.File)];
            foreach (var file in files)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file))!);
                File.Move(Path.Combine(prepared, file), Path.Combine(folder, file), overwrite: true);
            }

            earlier.Remove(except: files);
        }
        finally
        {
            if (Directory.Exists(prepared))
            {
                Directory.Delete(prepared, recursive: true);
            }
        }

        var manifest = new SplitManifest(
            plan.Method switch { SplitMethod.Random => "random", SplitMethod.WalkForward => "walk-forward", _ => "time" },
            new SplitSource(source.Name, source.Sha256, source.Rows.Count)
            {
                Path = Path.GetRelativePath(folder, options.DatasetPath).Replace(Path.DirectorySeparatorChar, '/'),
            },
            new SplitShares(plan.Train, plan.Validation, plan.Test),
            plan.HorizonDays,
            plan.EmbargoDays,
            plan.Method == SplitMethod.Random ? plan.Seed : null,
            split.Warning,
            folds)
        {
            Label = options.Label,
        };
        WholeFile.Write(Path.Combine(folder, ManifestName), stream =>
        {
            JsonSerializer.Serialize(stream, manifest, SplitJson.Default.SplitManifest);
            stream.WriteByte((byte)'\n');
        });
        return new SplitResult(folder, manifest) { Replaced = earlier.Differs(manifest) ? earlier.Manifest : null };
    }

    private static string FoldName(int index) => string.Create(CultureInfo.InvariantCulture, $"fold-{index + 1:00}/");

    private static SplitManifestFold WriteFold(string folder, string prefix, SplitFold fold) =>
        new([.. fold.Parts.Select(part => WritePart(folder, $"{prefix}{part.Name}.csv", part))]) { Imputation = fold.Medians };

    private static SplitManifestPart WritePart(string folder, string file, SplitPart part)
    {
        using var content = new MemoryStream();
        DatasetCsv.Write(content, part.Rows);
        var bytes = content.ToArray();
        WholeFile.Write(Path.Combine(folder, file), stream => stream.Write(bytes));
        return new SplitManifestPart(
            part.Name,
            file,
            ContentHash.Of(bytes),
            part.Rows.Count,
            part.Positives,
            (double)part.Positives / part.Rows.Count,
            part.DroppedByEmbargo,
            part.Dates);
    }
}
