using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.IO.Enumeration;
using System.Runtime.CompilerServices;
using SmartMoney.Core.Files;

namespace SmartMoney.Sources.Storage;

/// <summary>
/// Objects as files below a folder. A file is written under a temporary name in <c>.tmp</c> and renamed, so that it is whole or
/// absent; what a process that was killed left there is removed when the folder is opened again. Locks are files there too.
/// </summary>
public sealed class DirectoryStore : IObjectStore
{
    private const string TemporaryFolder = ".tmp";
    private const string LockExtension = ".lock";

    /// <summary>How far the clocks of processes and files may differ.</summary>
    private static readonly TimeSpan StartTolerance = TimeSpan.FromSeconds(5);

    private static int _written;

    private readonly string _root;
    private readonly string _temporary;

    /// <summary>Opens a folder, and creates it where it is missing.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="StorageException">The folder cannot be created or written to.</exception>
    public DirectoryStore(string folder)
        : this(Path.GetFullPath(folder), Path.Combine(Path.GetFullPath(folder), TemporaryFolder))
    {
        try
        {
            Directory.CreateDirectory(_temporary);
            RemoveLeftovers();
            var probe = TemporaryName();
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"the storage folder {folder} cannot be written to: {e.Message}", e);
        }
    }

    private DirectoryStore(string root, string temporary) => (_root, _temporary) = (root, temporary);

    /// <summary>Opens a folder read-only: nothing is created in it, and a missing folder counts as empty.</summary>
    /// <param name="folder">The folder.</param>
    public static DirectoryStore OpenToRead(string folder) => new(Path.GetFullPath(folder), Path.Combine(Path.GetFullPath(folder), TemporaryFolder));

    /// <inheritdoc />
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var file = FileOf(path);
        if (!File.Exists(file))
        {
            return null;
        }

        return await Guard(path, () => Task.FromResult(ReadWhole(file)));
    }

    /// <inheritdoc />
    public async Task<Stream?> OpenReadAsync(string path, CancellationToken cancellationToken)
    {
        var file = FileOf(path);
        return File.Exists(file) ? await Guard(path, () => Task.FromResult<Stream>(File.OpenRead(file))) : null;
    }

    /// <inheritdoc />
    public async Task WriteAsync(string path, Func<Stream, Task> write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        await Guard(path, async () =>
        {
            await AtomicFile.ReplaceAsync(FileOf(path), TemporaryName(), flushToDisk: false, write, cancellationToken);
            return true;
        });
    }

    /// <inheritdoc />
    public Task<bool> DeleteAsync(string path, CancellationToken cancellationToken)
    {
        var file = FileOf(path);
        return Guard(path, () =>
        {
            var exists = File.Exists(file);
            if (exists)
            {
                File.Delete(file);
            }

            return Task.FromResult(exists);
        });
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<StoredObject> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        await Task.CompletedTask;
        var slash = prefix.LastIndexOf('/');
        var folder = new DirectoryInfo(FileOf(slash < 0 ? "." : prefix[..slash]));
        if (!folder.Exists)
        {
            yield break;
        }

        var found = new FileSystemEnumerable<StoredObject>(folder.FullName, ToObject, new EnumerationOptions { RecurseSubdirectories = true })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory && IsBelow(ref entry, prefix.AsSpan(slash + 1)),
            ShouldRecursePredicate = (ref FileSystemEntry entry) => IsBelow(ref entry, prefix.AsSpan(slash + 1)) && !entry.FileName.SequenceEqual(TemporaryFolder),
        };
        foreach (var item in found)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }
    }

    private StoredObject ToObject(ref FileSystemEntry entry)
    {
        var folder = entry.Directory[_root.Length..].TrimStart(Path.DirectorySeparatorChar);
        var path = folder.IsEmpty ? entry.FileName.ToString() : string.Concat(folder, "/", entry.FileName);
        return new(Path.DirectorySeparatorChar == '/' ? path : path.Replace(Path.DirectorySeparatorChar, '/'), entry.Length);
    }

    /// <inheritdoc />
    public Task<IAsyncDisposable?> TryLockAsync(string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        try
        {
            return Task.FromResult<IAsyncDisposable?>(FileLock.TryTake(Path.Combine(_temporary, name.Replace('/', '_') + LockExtension)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The folder is read-only or full; who needs to write says so.
            return Task.FromResult<IAsyncDisposable?>(NoLock.Instance);
        }
    }

    /// <summary>
    /// Reads a file. Small local files are read at once, for a thread that waits for each is dearer, and without a lock: they are
    /// replaced, never changed.
    /// </summary>
    private static byte[] ReadWhole(string file)
    {
        using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var content = new byte[RandomAccess.GetLength(handle)];
        var length = 0;
        for (int read; length < content.Length && (read = RandomAccess.Read(handle, content.AsSpan(length), length)) > 0;)
        {
            length += read;
        }

        return length == content.Length ? content : content[..length];
    }

    private static bool IsBelow(ref FileSystemEntry entry, ReadOnlySpan<char> start) =>
        entry.Directory.Length > entry.RootDirectory.Length || entry.FileName.StartsWith(start, StringComparison.Ordinal);

    private static async Task<T> Guard<T>(string path, Func<Task<T>> access)
    {
        try
        {
            return await access();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"{path}: {e.Message}", e);
        }
    }

    private static string Owner => string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}_{Environment.ProcessId}_");

    private string FileOf(string path) => Path.Combine(_root, path);

    private string TemporaryName() =>
        Path.Combine(_temporary, string.Create(CultureInfo.InvariantCulture, $"{Owner}{Interlocked.Increment(ref _written)}"));

    private void RemoveLeftovers()
    {
        foreach (var file in Directory.EnumerateFiles(_temporary, "*" + LockExtension))
        {
            FileLock.RemoveLeftover(file);
        }

        foreach (var file in Directory.EnumerateFiles(_temporary, Environment.MachineName + "_*"))
        {
            var parts = Path.GetFileName(file).Split('_');
            if (parts.Length >= 2 && int.TryParse(parts[^2], NumberStyles.None, CultureInfo.InvariantCulture, out var process) && !IsAlive(process, File.GetLastWriteTime(file)))
            {
                File.Delete(file);
            }
        }
    }

    /// <summary>Whether the process that wrote a file is still running; a later process may have the same id.</summary>
    private static bool IsAlive(int process, DateTime writtenAt)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return found.StartTime <= writtenAt + StartTolerance;
        }
        catch (ArgumentException)
        {
            return false;
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            return true;
        }
    }
}
