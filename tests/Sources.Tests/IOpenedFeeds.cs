using SmartMoney.Core.Filings;

namespace SmartMoney.Sources.Tests;

/// <summary>The feeds of a provider, opened.</summary>
internal interface IOpenedFeeds
{
    RemoteFeed Of(DataType type);
}
