using SmartMoney.Sources.Sec.Api;

namespace SmartMoney.Sources.Sec;

/// <summary>The SEC's data sets of insider transactions, from its site or from a folder.</summary>
/// <param name="client">Downloads from the site; null with a folder.</param>
/// <param name="folder">The folder; null for the site.</param>
/// <param name="time">The clock.</param>
internal sealed class SecProvider(SecClient? client, SecArchiveFolder? folder, TimeProvider time) : FactProvider
{
    public override string Name => folder?.Name ?? SecServices.ProviderName;

    public override IReadOnlyList<Feed> Open(ISourceObserver observer) => client is null
        ? [new SecInsiderTrades(this, folder, null, null)]
        : [new SecInsiderTrades(this, null, new SecArchiveDownloads(this, client, observer, time), new SecTickers(this, client, observer, time))];
}
