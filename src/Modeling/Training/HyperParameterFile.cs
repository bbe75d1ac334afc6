using System.Text.Json;
using System.Text.Json.Nodes;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Files;

namespace SmartMoney.Modeling.Training;

/// <summary>Reads parameters from a JSON file, and says in plain words what is wrong with one.</summary>
internal static class HyperParameterFile
{
    public static HyperParameters Read(string path)
    {
        var named = new JsonObject();
        foreach (var (name, value) in Parse(path))
        {
            var parameter = HyperParameter.All.SingleOrDefault(parameter => parameter.IsCalled(name))
                ?? throw new InvalidInputException($"{path}: {name} is not a parameter; the parameters are {string.Join(", ", HyperParameter.All.Select(known => known.Name))}");
            if (!named.TryAdd(parameter.Name, value?.DeepClone()))
            {
                throw new InvalidInputException($"{path}: {parameter.Name} occurs more than once");
            }

            RequireReadable(path, parameter, value);
        }

        return named.Deserialize(HyperParametersJson.Default.HyperParameters)!;
    }

    private static JsonObject Parse(string path)
    {
        if (Directory.Exists(path))
        {
            throw new InvalidInputException($"{path}: is a folder; specify a JSON file");
        }

        try
        {
            return JsonNode.Parse(BoundedFile.ReadLines(path)) as JsonObject
                ?? throw new InvalidInputException($"{path}: contains no parameters; it must be an object such as {{\"numLeaves\": 8}}");
        }
        catch (InvalidDataException e)
        {
            throw new InvalidInputException($"{path}: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{path}: cannot be read ({e.Message})", e);
        }
        catch (JsonException e)
        {
            throw new InvalidInputException($"{path}: not JSON ({e.Message})", e);
        }
    }

    private static void RequireReadable(string path, HyperParameter parameter, JsonNode? value)
    {
        try
        {
            new JsonObject { [parameter.Name] = value?.DeepClone() }.Deserialize(HyperParametersJson.Default.HyperParameters);
        }
        catch (JsonException e)
        {
            throw new InvalidInputException($"{path}: {parameter.Name}: {value?.ToJsonString() ?? "null"} is not {parameter.Range}", e);
        }
    }
}
