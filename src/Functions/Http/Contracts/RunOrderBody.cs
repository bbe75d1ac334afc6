using SmartMoney.Core.Workflow;
using SmartMoney.Functions.Hosting;

namespace SmartMoney.Functions.Http.Contracts;

/// <summary>The body of a request for a run.</summary>
internal sealed record RunOrderBody
{
    private static readonly RunRequest Default = new();

    public string? Universe { get; init; }

    public IReadOnlyList<string>? Symbols { get; init; }

    public IReadOnlyList<string> Exclude { get; init; } = [];

    public DateOnly From { get; init; } = Default.From;

    public DateOnly To { get; init; } = Default.To;

    public int Day { get; init; } = Default.Day;

    public int HorizonDays { get; init; } = Default.HorizonDays;

    public double Threshold { get; init; } = Default.Threshold;

    public string Source { get; init; } = SourceCatalog.Live;

    public bool Fresh { get; init; }

    public RunRequest ToRequest() => new()
    {
        Universe = Universe,
        Symbols = Symbols,
        Exclude = Exclude,
        From = From,
        To = To,
        Day = Day,
        HorizonDays = HorizonDays,
        Threshold = Threshold,
    };
}
