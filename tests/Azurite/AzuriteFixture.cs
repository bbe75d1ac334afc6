using Xunit;

namespace SmartMoney.Testing.Azurite;

/// <summary>
/// Storage emulators for all tests, and an account for each that wants one. There are a few of them, because an emulator has one thread,
/// and deleting a blob takes it the longer the more blobs it has.
/// </summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private const int Servers = 4;

    private readonly string _folder = Directory.CreateTempSubdirectory("smartmoney-tests-").FullName;
    private AzuriteServer[] _servers = [];
    private int _accounts;

    public string NewAccount() => _servers[Interlocked.Increment(ref _accounts) % Servers].NewAccount();

    /// <summary>The first may have to get the emulator from the registry; the others find it there.</summary>
    public async ValueTask InitializeAsync()
    {
        Environment.CurrentDirectory = _folder;
        _servers = [await AzuriteServer.StartAsync()];
        _servers = [.. _servers, .. await Task.WhenAll(Enumerable.Range(1, Servers - 1).Select(_ => AzuriteServer.StartAsync()))];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }

        Environment.CurrentDirectory = AppContext.BaseDirectory;
        Directory.Delete(_folder, recursive: true);
    }
}
