using System.Text;
using System.Text.Json;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Files;
using SmartMoney.Modeling.Data;
using SmartMoney.Modeling.LightGbm;

namespace SmartMoney.Modeling.Training;

/// <summary>The files of one version of a model.</summary>
public static class ModelFolder
{
    internal const string ModelFile = "model.txt";
    internal const string NormalizerFile = "normalizer.json";
    internal const string MetadataFile = "metadata.json";
    internal const string CardFile = "MODEL_CARD.md";

    internal static IReadOnlyDictionary<string, byte[]> Files(FittedModel model, ModelMetadata metadata) => new Dictionary<string, byte[]>
    {
        [ModelFile] = Encoding.UTF8.GetBytes(model.Trees.Text),
        [NormalizerFile] = JsonFile.Serialize(model.Normalizer, TrainingJson.Default.Normalizer),
        [MetadataFile] = JsonFile.Serialize(metadata, TrainingJson.Default.ModelMetadata),
        [CardFile] = Encoding.UTF8.GetBytes(ModelCard.Of(metadata, [])),
    };

    /// <summary>Reads a model back.</summary>
    /// <exception cref="InvalidInputException">A file is missing, unreadable, changed since, or of another model.</exception>
    internal static (FittedModel Model, ModelMetadata Metadata) Open(string folder)
    {
        var metadata = ReadMetadata(folder);
        var normalizer = ReadJson(folder, NormalizerFile, TrainingJson.Default.Normalizer);
        var bytes = ReadBytes(folder, ModelFile);
        if (ContentHash.Of(bytes) != metadata.ModelSha256)
        {
            throw new InvalidInputException($"{Path.Combine(folder, ModelFile)}: is not the file that {MetadataFile} describes (its hash differs)");
        }

        var trees = TreeEnsemble.Parse(Encoding.UTF8.GetString(bytes), metadata.Parameters.Threads);
        if (trees.FeatureNames.SequenceEqual(metadata.Features) && normalizer.Features.Select(feature => feature.Feature).SequenceEqual(metadata.Features))
        {
            return (new FittedModel(trees, normalizer, metadata.IsNormalized, metadata.Threshold), metadata);
        }

        trees.Dispose();
        throw new InvalidInputException($"{folder}: {ModelFile}, {NormalizerFile} and {MetadataFile} name different features");
    }

    /// <summary>The metadata of a model alone.</summary>
    /// <param name="folder">The folder of the model.</param>
    /// <exception cref="InvalidInputException">The file is missing or unreadable.</exception>
    public static ModelMetadata ReadMetadata(string folder) => ReadJson(folder, MetadataFile, TrainingJson.Default.ModelMetadata);

    private static T ReadJson<T>(string folder, string name, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        var (path, bytes) = (Path.Combine(folder, name), ReadBytes(folder, name));
        try
        {
            var value = bytes.Length == 0 ? default : JsonSerializer.Deserialize(bytes, type);
            return value ?? throw new InvalidInputException($"{path}: is empty");
        }
        catch (JsonException e)
        {
            throw new InvalidInputException($"{path}: is damaged ({e.Message})", e);
        }
    }

    private static byte[] ReadBytes(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{path}: cannot be read ({e.Message})", e);
        }
    }
}
