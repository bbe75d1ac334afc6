using System.ComponentModel.DataAnnotations;

namespace SmartMoney.Workflow.Runs;

/// <summary>How long what runs leave is kept.</summary>
public sealed class RetentionOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Retention";

    /// <summary>Of how many runs of each universe the files are kept.</summary>
    [Range(1, 10_000, ErrorMessage = "the setting Retention:Runs is not between 1 and 10000")]
    public int Runs { get; set; } = 10;

    /// <summary>How many days the history of an orchestration is kept after its end.</summary>
    [Range(1, 3_650, ErrorMessage = "the setting Retention:HistoryDays is not between 1 and 3650")]
    public int HistoryDays { get; set; } = 90;
}
