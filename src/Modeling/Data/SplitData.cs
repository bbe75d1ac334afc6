using SmartMoney.Core.Datasets;
using SmartMoney.Core.Datasets.Splitting;

namespace SmartMoney.Modeling.Data;

/// <summary>One part of a split, read from its file.</summary>
/// <param name="Rows">Its rows.</param>
/// <param name="Examples">The same as examples.</param>
/// <param name="Summary">Its summary in the model's metadata.</param>
internal sealed record SplitData(IReadOnlyList<DatasetRow> Rows, ExampleSet Examples, PartSummary Summary)
{
    /// <summary>Reads a part and checks it against the split's manifest where there is one.</summary>
    public static SplitData Read(string path, SplitManifest? manifest, ContextJoin? context = null)
    {
        var file = DatasetFile.Read(path);
        var expected = manifest?.Folds.SelectMany(fold => fold.Parts).FirstOrDefault(part => part.File == file.Name);
        if (expected is not null && expected.Sha256 != file.Sha256)
        {
            throw new InvalidInputException($"{path}: is not the file that {SplitFolder.ManifestName} describes (its hash differs); split again");
        }

        var examples = ExampleSet.From(path, file.Rows, context);
        return new SplitData(
            file.Rows,
            examples,
            new PartSummary(file.Name, file.Sha256, examples.Count, examples.Positives, [.. examples.Dates.Distinct().Order()]));
    }
}
