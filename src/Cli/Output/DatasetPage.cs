namespace SmartMoney.Cli.Output;

/// <summary>The displayed paths of a dataset: the file of its universe and the page beside it, or the run's own files when a newer run exists.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Context">The context file.</param>
/// <param name="Page">The HTML report. It is on this machine even when the dataset is in a storage account.</param>
/// <param name="Newer">The newer run in the file of the universe; null when the file is of this run.</param>
internal sealed record DatasetPage(string Dataset, string Context, string Page, string? Newer);
