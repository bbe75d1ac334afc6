using System.CommandLine;
using Microsoft.Extensions.Configuration;
using SmartMoney.Cli.Hosting;
using SmartMoney.Core;
using SmartMoney.Core.Storage.Azure;

namespace SmartMoney.Cli.Commands;

/// <summary>
/// The option that says where everything is kept. A connection string never stands on a command line: it comes by the environment
/// variable <c>SMARTMONEY_STORAGE</c>.
/// </summary>
internal static class StorageOption
{
    public const string ConnectionVariable = "SMARTMONEY_STORAGE";

    private const string DefaultFolder = "./data";

    public static Option<string?> Create() => new("--storage")
    {
        Description = "Where cache, runs and datasets are kept: a folder (./data), https://ACCOUNT.blob.core.windows.net, or UseDevelopmentStorage=true.",
        HelpName = "DIR",
    };

    public static CliStorage Open(string? storage, IConfiguration configuration)
    {
        if (storage is null && configuration[ConnectionVariable] is { Length: > 0 } connection)
        {
            return new CliStorage(SmartMoneyStorage.InAccount(StorageAccount.Open(connection)), DefaultFolder, "the storage account in " + ConnectionVariable);
        }

        var place = storage ?? DefaultFolder;
        if (place == StorageAccount.Development)
        {
            return new CliStorage(SmartMoneyStorage.InAccount(StorageAccount.Open(place)), DefaultFolder, "the storage emulator");
        }

        if (place.Contains('=', StringComparison.Ordinal) && place.Contains("Account", StringComparison.OrdinalIgnoreCase))
        {
            throw new BadArgumentsException($"--storage: a connection string does not belong on a command line; put it in {ConnectionVariable}");
        }

        return Uri.TryCreate(place, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
            ? new CliStorage(SmartMoneyStorage.InAccount(StorageAccount.Open(address)), DefaultFolder, address.Host)
            : new CliStorage(SmartMoneyStorage.InDirectory(place), place, place);
    }
}
