namespace SmartMoney.Core.Datasets;

/// <summary>Writes files that are there whole or not at all: under a temporary name first, then renamed.</summary>
public static class WholeFile
{
    /// <summary>Writes or replaces a file. The folder is created where it is missing.</summary>
    /// <param name="path">The file's final path.</param>
    /// <param name="write">Writes the content; when it throws, nothing is left behind.</param>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        var target = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var temporary = $"{target}.{Guid.NewGuid():n}.tmp";
        try
        {
            using (var stream = File.Create(temporary))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
