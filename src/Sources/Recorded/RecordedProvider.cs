using SmartMoney.Sources.Fmp;
using SmartMoney.Sources.Fmp.Api;

namespace SmartMoney.Sources.Recorded;

/// <summary>A corpus of recorded answers of FMP.</summary>
internal sealed class RecordedProvider(RecordedCorpus corpus, FmpClient client, TimeProvider time) : FmpProvider(client, time)
{
    public override string Name => corpus.Name;

    public override bool Made(string source) => source == Name;

    /// <summary>Recorded answers never replace those of a live provider, which cost requests.</summary>
    public override bool MayReplace(string source) => RecordedCorpus.IsRecorded(source);
}
