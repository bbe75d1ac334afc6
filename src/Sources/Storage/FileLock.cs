using System.Security.Cryptography;
using SmartMoney.Core.Files;

namespace SmartMoney.Sources.Storage;

/// <summary>A lock of the operating system on a file: it is free the moment its process dies, and the file goes with the lock.</summary>
internal sealed class FileLock : IAsyncDisposable
{
    private const int Marks = 1 << 29;

    /// <summary>The coarsest time that a file system keeps.</summary>
    private const int SecondsOfMark = 2;

    private static readonly DateTime FirstMark = new(1990, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <summary>Takes a lock.</summary>
    /// <param name="path">The file. Its folder exists.</param>
    /// <returns>Null when another one holds it.</returns>
    /// <exception cref="IOException">The file cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be created.</exception>
    public static FileLock? TryTake(string path)
    {
        FileStream file;
        try
        {
            var options = OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None;
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, options);
        }
        catch (IOException e) when (SharingViolation.Is(e) || File.Exists(path))
        {
            // Its holder may remove the file between the attempt and the look.
            return null;
        }

        var isOurs = false;
        try
        {
            isOurs = OperatingSystem.IsWindows() || IsAt(path, file);
            return isOurs ? new FileLock(file) : null;
        }
        finally
        {
            if (!isOurs)
            {
                file.Dispose();
            }
        }
    }

    /// <summary>Removes a file that a process left, unless its lock is held.</summary>
    /// <param name="path">The file.</param>
    public static void RemoveLeftover(string path)
    {
        try
        {
            TryTake(path)?.Release();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is not in the way.
            return;
        }
    }

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next one that opens the folder removes it.
            return;
        }
    }

    public ValueTask DisposeAsync()
    {
        Release();
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// Whether a locked file is still the one of its path. Its last holder may have removed it after it was opened here, and another one
    /// may have made it anew: then two would hold the lock. A time of writing that nobody else would choose tells the files apart.
    /// </summary>
    private static bool IsAt(string path, FileStream file)
    {
        var mark = FirstMark.AddSeconds((double)SecondsOfMark * RandomNumberGenerator.GetInt32(Marks));
        File.SetLastWriteTimeUtc(file.SafeFileHandle, mark);
        return File.GetLastWriteTimeUtc(path) == mark;
    }

    private void Release()
    {
        using (_file)
        {
            if (!OperatingSystem.IsWindows())
            {
                Remove(_file.Name);
            }
        }
    }
}
