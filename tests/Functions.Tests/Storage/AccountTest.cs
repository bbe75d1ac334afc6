using SmartMoney.Core.Sources;
using SmartMoney.Core.Storage.Azure;
using SmartMoney.Functions.Tests.Hosting;
using Xunit;

namespace SmartMoney.Functions.Tests.Storage;

/// <summary>Tests on an account of their own.</summary>
public abstract class AccountTest(AzuriteFixture azurite)
{
    private protected StorageAccount Account { get; } = StorageAccount.Open(azurite.NewAccount());

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected static SourceEntry Entry(string symbol, int year = 2024) => new(
        EntryKey.OfYear(symbol, year), "test", DateTimeOffset.UnixEpoch, ["prices", "splits"], ["[]"u8.ToArray(), "[]"u8.ToArray()]);
}
