namespace SmartMoney.Core.Files;

/// <summary>
/// Writes files that are there whole or not at all: under a temporary name first, then renamed. A link stays, and the file it leads
/// to is replaced; a device or a pipe is written to as it is.
/// </summary>
public static class WholeFile
{
    private static readonly string[] SystemFolders = ["/dev/", "/proc/"];

    /// <summary>Where files are files, among the devices.</summary>
    private const string SharedMemory = "/dev/shm/";

    /// <summary>Writes or replaces a file. The folder is created where it is missing.</summary>
    /// <param name="path">The file's final path.</param>
    /// <param name="write">Writes the content; when it throws, nothing is left behind.</param>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        var target = TargetOf(Path.GetFullPath(path));
        using var device = OpenDevice(target);
        if (device is null)
        {
            AtomicFile.ReplaceAsync(target, $"{target}.{Guid.NewGuid():n}.tmp", flushToDisk: true, WriteAll).GetAwaiter().GetResult();
        }
        else
        {
            write(device);
        }

        Task WriteAll(Stream stream)
        {
            write(stream);
            return Task.CompletedTask;
        }
    }

    /// <summary>Whether writing replaces the content of a file, and does not write to a device or a pipe, or create a file.</summary>
    /// <param name="path">The path.</param>
    public static bool Replaces(string path)
    {
        var target = TargetOf(Path.GetFullPath(path));
        using var device = File.Exists(target) ? OpenDevice(target) : null;
        return File.Exists(target) && device is null;
    }

    /// <summary>Where links lead, up to the folders of the system, whose links need not lead to a file.</summary>
    private static string TargetOf(string path)
    {
        const int MaxLinks = 40;
        for (var links = 0; !IsSystems(path) && new FileInfo(path) is { LinkTarget: not null } link; links++)
        {
            if (links == MaxLinks)
            {
                throw new IOException($"{path}: too many levels of symbolic links");
            }

            path = link.ResolveLinkTarget(returnFinalTarget: false)!.FullName;
        }

        return path;
    }

    private static bool IsSystems(string path) =>
        Array.Exists(SystemFolders, folder => path.StartsWith(folder, StringComparison.Ordinal)) && !path.StartsWith(SharedMemory, StringComparison.Ordinal);

    /// <summary>Opens a device or a pipe; null when the path is one of a file, or of nothing yet.</summary>
    private static FileStream? OpenDevice(string path)
    {
        if (IsSystems(path))
        {
            return new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        }

        if (!File.Exists(path) || File.GetAttributes(path).HasFlag(FileAttributes.ReadOnly))
        {
            return null;
        }

        var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        if (!stream.CanSeek)
        {
            return stream;
        }

        stream.Dispose();
        return null;
    }
}
