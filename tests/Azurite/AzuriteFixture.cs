using Xunit;

namespace SmartMoney.Testing.Azurite;

/// <summary>One storage emulator for all tests, and an account of it for each that wants one.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("smartmoney-tests-").FullName;
    private AzuriteServer? _server;

    public string NewAccount() => _server!.NewAccount();

    public async ValueTask InitializeAsync()
    {
        Environment.CurrentDirectory = _folder;
        _server = await AzuriteServer.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        Environment.CurrentDirectory = AppContext.BaseDirectory;
        Directory.Delete(_folder, recursive: true);
    }
}
