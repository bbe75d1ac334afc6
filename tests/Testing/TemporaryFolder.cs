using IoPath = System.IO.Path;

namespace SmartMoney.Testing;

/// <summary>A folder that goes with the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>Creates the folder.</summary>
    public TemporaryFolder() => Path = Directory.CreateTempSubdirectory("smartmoney-").FullName;

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>A path below it.</summary>
    /// <param name="parts">Folders and file.</param>
    public string At(params string[] parts) => IoPath.Combine([Path, .. parts]);

    /// <summary>All files below it, relative, with slashes, in ordinal order.</summary>
    public IReadOnlyList<string> Files() => Directory.Exists(Path)
        ?
        [
            .. Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories)
                .Select(file => IoPath.GetRelativePath(Path, file).Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
        ]
        : [];

    /// <inheritdoc />
    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
