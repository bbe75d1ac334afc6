namespace SmartMoney.Cli.Output;

/// <summary>Where people find a dataset: the file of its universe and the page beside it, or the run's own when a newer run is there.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Page">The page that shows it. It is on this machine also when the dataset is in a storage account.</param>
/// <param name="Newer">The newer run that the file of the universe holds; null when it holds this one.</param>
internal sealed record DatasetPage(string Dataset, string Page, string? Newer);
