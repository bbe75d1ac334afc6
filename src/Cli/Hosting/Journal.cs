using System.Globalization;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
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

    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _results = new(StringComparer.Ordinal);
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
            throw new StorageException($"the journal {path} cannot be opened; is the same run active in another process? ({e.Message})", e);
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
            result = _results.TryGetValue(activity, out var json) ? JsonSerializer.Deserialize(json, type) : default;
            return json is not null;
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

    /// <returns>Whether the run is active.</returns>
    private bool Recover()
    {
        using var reader = new StreamReader(_file, Encoding.UTF8, leaveOpen: true);
        var text = reader.ReadToEnd();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split(Separator, 3);
            if (parts.Length < 3 || parts[0] != Checksum($"{parts[1]}{Separator}{parts[2]}"))
            {
                Damaged++;
                continue;
            }

            _results[parts[1]] = parts[2];
        }

        if (text.Length > 0 && text[^1] != '\n')
        {
            _file.WriteByte((byte)'\n');
        }

        Recovered = _results.Count;
        return !_results.ContainsKey(EndMark);
    }

    private void BeginAnew()
    {
        _results.Clear();
        Recovered = 0;
        _file.SetLength(0);
    }

    private static string Checksum(string content) =>
        Crc32.HashToUInt32(Encoding.UTF8.GetBytes(content)).ToString("x8", CultureInfo.InvariantCulture);
}
