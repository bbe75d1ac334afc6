using System.Collections.Immutable;

namespace SmartMoney.Workflow.Runs;

/// <summary>The names of the formats in commands and settings, which are also their file extensions.</summary>
public static class DatasetFormatNames
{
    /// <summary>The names, in the order of the formats.</summary>
    public static ImmutableArray<string> All { get; } = ["csv", "parquet"];

    /// <summary>The name of a format.</summary>
    /// <param name="format">The format.</param>
    public static string Name(this DatasetFormat format) => All[(int)format];

    /// <summary>The extension of the files of a format, with its dot.</summary>
    /// <param name="format">The format.</param>
    public static string Extension(this DatasetFormat format) => "." + format.Name();

    /// <summary>The format of a name.</summary>
    /// <param name="name">A name such as <c>parquet</c>.</param>
    /// <returns>Null when there is none of that name.</returns>
    public static DatasetFormat? Parse(string name)
    {
        var index = All.IndexOf(name);
        return index < 0 ? null : (DatasetFormat)index;
    }

    /// <summary>The format that the extension of a file names.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Null when it names none.</returns>
    public static DatasetFormat? OfFile(string path)
    {
        var extension = Path.GetExtension(path);
        var index = All.IndexOf(extension.Length == 0 ? extension : extension[1..], 0, All.Length, StringComparer.OrdinalIgnoreCase);
        return index < 0 ? null : (DatasetFormat)index;
    }
}
