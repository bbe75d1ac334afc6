using System.Globalization;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SmartMoney.Core.Files;
using SmartMoney.Sources.Storage;

namespace SmartMoney.Cli.Hosting;

/// <summary>
/// What a run has done, one line a completed activity: a checksum, the activity, its result. Lines are only appended, each handed
/// to the system before the run goes on, so that they outlive the process; a line that does not match its checksum, such as one
/// that a crash of the machine cut off, counts as not written. While a journal is open no other process can open it.
/// </summary>
internal sealed class Journal : IDisposable
{
    private const char Separator = ' ';
    private const string EndMark = "end";

    /// <summary>After a failed write, closing the journal must not write again.</summary>
    private const int Unbuffered = 0;

    private const int ReadBytes = 1 << 16;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (long Start, int Length)> _results = new(StringComparer.Ordinal);
    private readonly FileStream _file;

    private Journal(FileStream file) => _file = file;

    /// <summary>Activities that were completed before the journal was opened.</summary>
    public int Recovered { get; private set; }

    /// <summary>Lines that were damaged and count as not written.</summary>
    public int Damaged { get; private set; }

    /// <summary>Opens the journal of a run, and begins a new one when there is none, or when the run had ended.</summary>
    /// <param name="path">The file.</param>
    /// <param name="fresh">Whether to always begin a new journal.</param>
    /// <exception cref="StorageException">The file cannot be used, or another process has it open.</exception>
    public static Journal Open(string path, bool fresh)
    {
        FileStream? file = null;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, Unbuffered);
            var journal = new Journal(file);
            if (fresh || !journal.Recover())
            {
                journal.BeginAnew();
            }

            return journal;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            throw file is null && SharingViolation.Is(e)
                ? new StorageException($"run {Path.GetFileName(Path.GetDirectoryName(path))} is active in another process: wait for it to end, or stop it", e)
                : new StorageException($"the journal {path} cannot be opened: {e.Message}", e);
        }
    }

    /// <summary>Whether there is a journal.</summary>
    public static bool Exists(string path) => File.Exists(path);

    /// <summary>Whether a process has the journal open, so its run is active.</summary>
    public static bool IsOpen(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None);
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e is not FileNotFoundException;
        }
    }

    /// <summary>The result of a completed activity.</summary>
    public bool TryGet<T>(string activity, JsonTypeInfo<T> type, out T? result)
    {
        lock (_gate)
        {
            if (!_results.TryGetValue(activity, out var place))
            {
                result = default;
                return false;
            }

            var json = new byte[place.Length];
            RandomAccess.Read(_file.SafeFileHandle, json, place.Start);
            result = JsonSerializer.Deserialize(json, type);
            return true;
        }
    }

    /// <summary>Keeps the result of an activity.</summary>
    public void Append<T>(string activity, T result, JsonTypeInfo<T> type) => Write(activity, JsonSerializer.Serialize(result, type));

    /// <summary>Records that the run has ended, so that the next one begins a new journal.</summary>
    public void End() => Write(EndMark, "true");

    public void Dispose() => _file.Dispose();

    private void Write(string activity, string json)
    {
        var content = $"{activity}{Separator}{json}";
        var line = Encoding.UTF8.GetBytes($"{Checksum(content)}{Separator}{content}\n");
        lock (_gate)
        {
            try
            {
                _file.Write(line);
                _file.Flush();
            }
            catch (IOException e)
            {
                throw new StorageException($"the journal {_file.Name} cannot be written: {e.Message}", e);
            }
        }
    }

    /// <summary>Notes where the results are; they stay in the file until they are needed.</summary>
    /// <returns>Whether the run is active.</returns>
    private bool Recover()
    {
        var isWhole = true;
        foreach (var (start, line) in Lines())
        {
            isWhole = line[^1] == (byte)'\n';
            var content = Encoding.UTF8.GetString(line).TrimEnd('\n');
            if (content.Length == 0)
            {
                continue;
            }

            var parts = content.Split(Separator, 3);
            if (parts.Length < 3 || parts[0] != Checksum($"{parts[1]}{Separator}{parts[2]}"))
            {
                Damaged++;
                continue;
            }

            var length = Encoding.UTF8.GetByteCount(parts[2]);
            _results[parts[1]] = (start + line.Length - (isWhole ? 1 : 0) - length, length);
        }

        if (!isWhole)
        {
            _file.WriteByte((byte)'\n');
        }

        Recovered = _results.Count;
        return !_results.ContainsKey(EndMark);
    }

    /// <summary>The lines of the file with their ends, each with its place; the last may have none.</summary>
    private IEnumerable<(long Start, byte[] Line)> Lines()
    {
        var buffered = new BufferedStream(_file, ReadBytes);
        var line = new List<byte>();
        var start = 0L;
        for (var next = buffered.ReadByte(); next >= 0; next = buffered.ReadByte())
        {
            line.Add((byte)next);
            if (next == '\n')
            {
                yield return (start, [.. line]);
                start += line.Count;
                line.Clear();
            }
        }

        if (line.Count > 0)
        {
            yield return (start, [.. line]);
        }
    }

    private void BeginAnew()
    {
        _results.Clear();
        _results.TrimExcess();
        Recovered = 0;
        _file.SetLength(0);
    }

    private static string Checksum(string content) =>
        Crc32.HashToUInt32(Encoding.UTF8.GetBytes(content)).ToString("x8", CultureInfo.InvariantCulture);
}
