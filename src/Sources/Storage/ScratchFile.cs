namespace SmartMoney.Sources.Storage;

/// <summary>A file for data that is too large for memory. It disappears when it is closed, and when the process ends in whatever way.</summary>
public static class ScratchFile
{
    private const int BufferBytes = 1 << 16;

    /// <summary>Creates an empty one, to write and to read.</summary>
    /// <exception cref="StorageException">The folder of temporary files cannot be written to.</exception>
    public static FileStream Create()
    {
        var path = Path.Combine(Path.GetTempPath(), $"smartmoney-{Guid.NewGuid():n}");
        try
        {
            var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, BufferBytes, FileOptions.DeleteOnClose);
            if (!OperatingSystem.IsWindows())
            {
                File.Delete(path);
            }

            return file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"the folder of temporary files cannot be written to: {e.Message}", e);
        }
    }
}
