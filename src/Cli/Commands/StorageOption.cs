using System.CommandLine;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using SmartMoney.Azure;
using SmartMoney.Cli.Errors;
using SmartMoney.Cli.Hosting;
using SmartMoney.Sources.Storage;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Cli.Commands;

/// <summary>
/// The option that selects the storage. A connection string is never given on the command line: it comes from the environment
/// variable <c>SMARTMONEY_STORAGE</c>.
/// </summary>
internal static partial class StorageOption
{
    public const string ConnectionVariable = "SMARTMONEY_STORAGE";

    private const string DefaultFolder = "./data";

    public static Option<string?> Create() => new("--storage")
    {
        Description = "Where cache, runs and datasets are kept: a folder (./data), https://ACCOUNT.blob.core.windows.net, or UseDevelopmentStorage=true.",
        HelpName = "DIR",
    };

    /// <summary>Opens the storage; a missing folder is created.</summary>
    public static CliStorage Open(string? storage, IConfiguration configuration) => Open(storage, configuration, SmartMoneyStorage.InDirectory);

    /// <summary>Opens the storage to read, and to keep what is fetched where it can be written to.</summary>
    public static CliStorage OpenToReadThrough(string? storage, IConfiguration configuration)
    {
        try
        {
            return Open(storage, configuration);
        }
        catch (StorageException e) when (Directory.Exists(PlaceOf(storage, configuration)))
        {
            return OpenToRead(storage, configuration) with { ReadOnlyBecause = e.Message };
        }
    }

    /// <summary>Opens the storage read-only: nothing is created.</summary>
    public static CliStorage OpenToRead(string? storage, IConfiguration configuration) => Open(storage, configuration, SmartMoneyStorage.ToReadInDirectory);

    /// <summary>The folder of a storage that is one; the default folder otherwise.</summary>
    public static string FolderOf(IConfiguration configuration) =>
        configuration[SettingsFiles.Storage] is { Length: > 0 } folder && !Scheme().IsMatch(folder) && folder != StorageAccount.Development ? folder : "data";

    private static string PlaceOf(string? storage, IConfiguration configuration) =>
        storage ?? (configuration[SettingsFiles.Storage] is { Length: > 0 } configured ? configured : DefaultFolder);

    private static CliStorage Open(string? storage, IConfiguration configuration, Func<string, SmartMoneyStorage> inDirectory)
    {
        if (storage is null && configuration[ConnectionVariable] is { Length: > 0 } connection)
        {
            return InAccount(ConnectionVariable, "the storage account in " + ConnectionVariable, () => StorageAccount.Open(connection));
        }

        var place = PlaceOf(storage, configuration);
        if (place == StorageAccount.Development)
        {
            return InAccount("--storage", "the storage emulator", () => StorageAccount.Open(place));
        }

        if (place.Contains('=', StringComparison.Ordinal) && place.Contains("Account", StringComparison.OrdinalIgnoreCase))
        {
            throw new BadArgumentsException($"--storage: a connection string is not allowed on the command line; put it in {ConnectionVariable}");
        }

        if (Scheme().Match(place) is not { Success: true } scheme)
        {
            return new CliStorage(inDirectory(place), place, place);
        }

        return Uri.TryCreate(place, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps
            ? InAccount("--storage", address.Host, () => StorageAccount.Open(address))
            : throw new BadArgumentsException($"--storage: {scheme.Value}… is neither a folder nor of the form https://ACCOUNT.blob.core.windows.net");
    }

    private static CliStorage InAccount(string setting, string place, Func<StorageAccount> open)
    {
        try
        {
            return new CliStorage(open().ToStorage(), DefaultFolder, place);
        }
        catch (StorageException e)
        {
            throw new BadArgumentsException($"{setting}: {e.Message}");
        }
    }

    /// <summary>The scheme of an address; a single letter is the drive of a folder.</summary>
    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9+.-]+:/+", RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();
}
