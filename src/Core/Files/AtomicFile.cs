namespace SmartMoney.Core.Files;

/// <summary>Replaces a file at once: readers see the old content or the new one, never a part of it.</summary>
public static class AtomicFile
{
    /// <summary>Writes a temporary file, then renames it. When anything fails, the target stays as it is and the temporary file is removed.</summary>
    /// <param name="target">The file. Its folder is created where it is missing.</param>
    /// <param name="temporary">A path on the same file system that no file has.</param>
    /// <param name="flushToDisk">
    /// Whether the content is on the disk before the rename, so that the file is whole after a power failure too. It costs about a
    /// millisecond, and is not worth it for files that can be made again and are checked when they are read.
    /// </param>
    /// <param name="write">Writes the content.</param>
    /// <param name="cancellationToken">Stops before the rename.</param>
    public static async Task ReplaceAsync(
        string target, string temporary, bool flushToDisk, Func<Stream, Task> write, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(write);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        try
        {
            await using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await write(stream);
                stream.Flush(flushToDisk);
            }

            cancellationToken.ThrowIfCancellationRequested();
            File.Move(temporary, target, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
