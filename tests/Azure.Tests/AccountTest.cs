using SmartMoney.Core.Filings;
using SmartMoney.Sources;
using SmartMoney.Testing.Azurite;
using Xunit;

namespace SmartMoney.Azure.Tests;

/// <summary>Tests on an account of their own.</summary>
public abstract class AccountTest(AzuriteFixture azurite)
{
    private protected StorageAccount Account { get; } = StorageAccount.Open(azurite.NewAccount());

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected static SourceEntry Entry(string symbol, int year = 2024) => new(
        EntryKey.OfYear(DataType.Prices, symbol, year), "test", DateTimeOffset.UnixEpoch, ["prices", "splits"], ["[]"u8.ToArray(), "[]"u8.ToArray()]);
}
