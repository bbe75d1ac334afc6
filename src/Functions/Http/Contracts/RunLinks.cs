namespace SmartMoney.Functions.Http.Contracts;

/// <summary>Where things of a run are.</summary>
internal sealed record RunLinks(string Self, string Dataset, string Report)
{
    public static RunLinks Of(string runId)
    {
        var self = $"/api/runs/{runId}";
        return new RunLinks(self, $"{self}/dataset", $"{self}/report");
    }
}
