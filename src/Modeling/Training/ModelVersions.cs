using System.Globalization;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Files;

namespace SmartMoney.Modeling.Training;

/// <summary>The versions of one model: a folder each, written once.</summary>
internal static class ModelVersions
{
    /// <summary>Checks a version as a person writes it.</summary>
    public static Version Parse(string text)
    {
        var parts = text.Split('.');
        return parts.Length == 3 && parts.All(part => part.Length is > 0 and < 7 && part.All(char.IsAsciiDigit))
            ? Version.Parse(text)
            : throw new InvalidInputException($"version: {text} is not of the form 1.0.0");
    }

    public static Version Next(string modelFolder)
    {
        var latest = Directory.Exists(modelFolder)
            ? Directory.EnumerateDirectories(modelFolder, "v*").Select(Path.GetFileName).Select(Read).OfType<Version>().DefaultIfEmpty(null).Max()
            : null;
        return latest is null ? new Version(1, 0, 0) : new Version(latest.Major, latest.Minor, latest.Build + 1);
    }

    public static string FolderOf(string modelFolder, Version version) =>
        Path.Combine(modelFolder, string.Create(CultureInfo.InvariantCulture, $"v{version}"));

    /// <summary>Writes a version whole or not at all.</summary>
    /// <exception cref="InvalidInputException">The version is there already.</exception>
    public static string Write(string modelFolder, Version version, IReadOnlyDictionary<string, byte[]> files)
    {
        var target = FolderOf(modelFolder, version);
        Directory.CreateDirectory(modelFolder);
        var temporary = Path.Combine(modelFolder, $".{Guid.NewGuid():n}.tmp");
        try
        {
            Directory.CreateDirectory(temporary);
            foreach (var (name, content) in files)
            {
                WholeFile.Write(Path.Combine(temporary, name), stream => stream.Write(content));
            }

            if (Directory.Exists(target))
            {
                throw Exists(target, null);
            }

            try
            {
                Directory.Move(temporary, target);
            }
            catch (IOException e) when (Directory.Exists(target))
            {
                throw Exists(target, e);
            }

            return target;
        }
        finally
        {
            if (Directory.Exists(temporary))
            {
                Directory.Delete(temporary, recursive: true);
            }
        }
    }

    private static InvalidInputException Exists(string target, Exception? cause) =>
        new($"{target}: already exists, and a version is never overwritten", cause!);

    private static Version? Read(string? folder) =>
        folder is not null && Version.TryParse(folder.AsSpan(1), out var version) && version.Build >= 0 && version.Revision < 0 ? version : null;
}
