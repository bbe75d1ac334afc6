using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace SmartMoney.Testing.Azurite;

/// <summary>The storage emulator in a process and a folder of its own, on loopback ports that were free.</summary>
public sealed class AzuriteServer : IAsyncDisposable
{
    private const string Version = "3.37.0";
    private const int Accounts = 200;
    private const int FirstPort = 10_000;
    private const int FirstPortOfTheSystem = 32_768;

    private static readonly TimeSpan TimeToStart = TimeSpan.FromMinutes(3);

    private Process? _process;
    private readonly string _folder;
    private readonly bool _isOnDisk;
    private readonly int[] _ports;
    private readonly string _key;
    private int _accounts;

    private AzuriteServer(string folder, bool isOnDisk, int[] ports, string key) =>
        (_folder, _isOnDisk, _ports, _key) = (folder, isOnDisk, ports, key);

    /// <summary>Opens an account that nobody has used.</summary>
    /// <returns>Its connection string.</returns>
    public string NewAccount()
    {
        var number = Interlocked.Increment(ref _accounts);
        if (number > Accounts)
        {
            throw new InvalidOperationException($"There are only {Accounts} accounts.");
        }

        var account = Name(number);
        return $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={_key};"
            + $"BlobEndpoint=http://127.0.0.1:{Text(_ports[0])}/{account};"
            + $"QueueEndpoint=http://127.0.0.1:{Text(_ports[1])}/{account};"
            + $"TableEndpoint=http://127.0.0.1:{Text(_ports[2])}/{account};";
    }

    /// <summary>Starts the emulator; the first time npx gets it from the registry.</summary>
    /// <param name="isOnDisk">
    /// Whether it keeps its data on disk, so that it can be restarted. It is slower then, for it writes all of its tables every five seconds.
    /// </param>
    public static async Task<AzuriteServer> StartAsync(bool isOnDisk = false)
    {
        var folder = Directory.CreateTempSubdirectory("smartmoney-azurite-").FullName;
        var server = new AzuriteServer(folder, isOnDisk, FreePorts(3), Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        try
        {
            await server.LaunchAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Kills the emulator, and starts it again on the same folder and ports. As it writes to disk every five seconds only, it is killed
    /// when it has written all it acknowledged: a storage account forgets nothing.
    /// </summary>
    public async Task RestartAsync()
    {
        if (!_isOnDisk)
        {
            throw new InvalidOperationException("An emulator that keeps nothing on disk cannot be restarted.");
        }

        await SavedAsync();
        await KillAsync();
        await LaunchAsync();
    }

    /// <summary>Kills the emulator and removes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task LaunchAsync()
    {
        var said = new Queue<string>();
        var process = Launch(line => Keep(said, line));
        _process = process;
        using var patience = new CancellationTokenSource(TimeToStart);
        foreach (var port in _ports)
        {
            await WaitAsync(process, port, said, patience.Token);
        }
    }

    private async Task SavedAsync()
    {
        var (account, mark) = (NewAccount(), $"m{Guid.NewGuid():N}");
        await new BlobServiceClient(account).CreateBlobContainerAsync(mark);
        await new QueueServiceClient(account).CreateQueueAsync(mark);
        await new TableServiceClient(account).CreateTableAsync(mark);
        foreach (var service in new[] { "blob", "queue", "table" })
        {
            var file = Path.Combine(_folder, $"__azurite_db_{service}__.json");
            while (!File.Exists(file) || !(await File.ReadAllTextAsync(file)).Contains(mark, StringComparison.Ordinal))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            }
        }
    }

    private async Task KillAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
        _process = null;
    }

    private Process Launch(Action<string> onLine)
    {
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npx.cmd" : "npx")
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = _folder,
        };
        string[] arguments =
        [
            "--yes", $"azurite@{Version}", "--silent", "--skipApiVersionCheck", "--disableTelemetry",
            "--blobPort", Text(_ports[0]), "--queuePort", Text(_ports[1]), "--tablePort", Text(_ports[2]),
            "--blobKeepAliveTimeout", "60", "--tableKeepAliveTimeout", "60",
            .. _isOnDisk ? (string[])["--location", _folder] : ["--inMemoryPersistence"],
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["AZURITE_ACCOUNTS"] = string.Join(';', Enumerable.Range(1, Accounts).Select(number => $"{Name(number)}:{_key}"));
        try
        {
            var process = Process.Start(start)!;
            process.OutputDataReceived += (_, line) => onLine(line.Data ?? "");
            process.ErrorDataReceived += (_, line) => onLine(line.Data ?? "");
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            return process;
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException("These tests run on Azurite, which needs Node.js: npx is not on the PATH.", e);
        }
    }

    private static async Task WaitAsync(Process process, int port, Queue<string> said, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (process.HasExited || cancellationToken.IsCancellationRequested)
            {
                throw new InvalidOperationException($"Azurite {Version} did not start by npx:\n{Tail(said)}");
            }

            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port, CancellationToken.None);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, CancellationToken.None);
            }
        }
    }

    private static void Keep(Queue<string> said, string line)
    {
        lock (said)
        {
            said.Enqueue(line);
            if (said.Count > 20)
            {
                said.Dequeue();
            }
        }
    }

    private static string Tail(Queue<string> said)
    {
        lock (said)
        {
            return string.Join('\n', said);
        }
    }

    /// <summary>Ports that the system gives to nobody who asks for any, for they are free for a moment before the emulator has them.</summary>
    private static int[] FreePorts(int count)
    {
        var ports = new HashSet<int>();
        while (ports.Count < count)
        {
            var port = RandomNumberGenerator.GetInt32(FirstPort, FirstPortOfTheSystem);
            if (IsFree(port))
            {
                ports.Add(port);
            }
        }

        return [.. ports];
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static string Name(int account) => string.Create(CultureInfo.InvariantCulture, $"account{account:000}");

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
