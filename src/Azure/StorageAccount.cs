using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using SmartMoney.Sources.Caching;
using SmartMoney.Sources.Storage;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Azure;

/// <summary>A storage account: its blobs and its tables.</summary>
/// <param name="Blobs">The blob service.</param>
/// <param name="Tables">The table service.</param>
public sealed record StorageAccount(BlobServiceClient Blobs, TableServiceClient Tables)
{
    /// <summary>The setting for the emulator on this machine.</summary>
    public const string Development = "UseDevelopmentStorage=true";

    private const string BlobHost = ".blob.";
    private const string TableHost = ".table.";
    private const int MaxRetries = 5;

    private static readonly TimeSpan NetworkTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Opens the account that a setting names: by its address, or a connection string.</summary>
    /// <param name="setting">An address, <see cref="Development"/> or another connection string.</param>
    /// <exception cref="StorageException">The setting is neither. The message does not repeat it.</exception>
    public static StorageAccount Of(string setting) =>
        Uri.TryCreate(setting, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? Open(address) : Open(setting);

    /// <summary>Opens an account with a connection string.</summary>
    /// <param name="connectionString">The connection string.</param>
    /// <exception cref="StorageException">It is not a connection string. The message does not repeat it.</exception>
    public static StorageAccount Open(string connectionString)
    {
        try
        {
            return new StorageAccount(
                new BlobServiceClient(connectionString, Options(new BlobClientOptions())),
                new TableServiceClient(connectionString, Options(new TableClientOptions())));
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
#pragma warning disable MA0054 // The message of the cause may contain the account's key.
            throw new StorageException("the connection string of the storage account is invalid");
#pragma warning restore MA0054
        }
    }

    /// <summary>Opens an account by the address of its blobs, signed in with the identity of this machine or user.</summary>
    /// <param name="blobAddress">An address such as <c>https://account.blob.core.windows.net</c>.</param>
    /// <exception cref="StorageException">It is not the address of a blob service.</exception>
    public static StorageAccount Open(Uri blobAddress)
    {
        ArgumentNullException.ThrowIfNull(blobAddress);
        if (blobAddress.Scheme != Uri.UriSchemeHttps || !blobAddress.Host.Contains(BlobHost, StringComparison.Ordinal) || blobAddress.Query.Length > 0)
        {
            throw new StorageException("the storage address is not of the form https://account.blob.core.windows.net");
        }

        var tables = new UriBuilder(blobAddress) { Host = blobAddress.Host.Replace(BlobHost, TableHost, StringComparison.Ordinal), Path = "" };
        var credential = new DefaultAzureCredential();
        return new StorageAccount(
            new BlobServiceClient(blobAddress, credential, Options(new BlobClientOptions())),
            new TableServiceClient(tables.Uri, credential, Options(new TableClientOptions())));
    }

    /// <summary>Everything in this account: objects as blobs, the cache index and the runs as tables.</summary>
    public SmartMoneyStorage ToStorage()
    {
        var objects = new BlobStore(Blobs);
        return new SmartMoneyStorage(objects, new EntryStore(objects, new TableCacheIndex(Tables, objects)), new TableRunRegistry(Tables));
    }

    private static T Options<T>(T options)
        where T : ClientOptions
    {
        options.Retry.MaxRetries = MaxRetries;
        options.Retry.NetworkTimeout = NetworkTimeout;
        return options;
    }
}
