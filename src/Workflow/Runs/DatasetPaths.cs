namespace SmartMoney.Workflow.Runs;

/// <summary>Where the files of a universe are: copies of those of its newest run.</summary>
/// <param name="Universe">The universe as <see cref="RunParameters.Universe"/> names it.</param>
public readonly record struct DatasetPaths(string Universe)
{
    /// <summary>The name of the datasets, of their folder and of the models trained on them.</summary>
    public const string Name = "smart-money-flow";

    private const string ContextSuffix = "-context";
    private const string ReportExtension = ".report.json";
    private const string PageExtension = ".report.html";
    private const string CardExtension = ".md";

    /// <summary>The folder of all datasets.</summary>
    public const string Folder = "training/" + Name;

    /// <summary>The dataset.</summary>
    public string Dataset => Stem + DatasetFormat.Csv.Extension();

    /// <summary>The context file.</summary>
    public string Context => ContextBeside(Dataset);

    /// <summary>The dataset as Parquet, where it was asked for.</summary>
    public string Parquet => Stem + DatasetFormat.Parquet.Extension();

    /// <summary>The context file as Parquet.</summary>
    public string ParquetContext => ContextBeside(Parquet);

    /// <summary>The report.</summary>
    public string Report => Stem + ReportExtension;

    /// <summary>The report's page for people.</summary>
    public string Page => Stem + PageExtension;

    /// <summary>The card.</summary>
    public string Card => Stem + CardExtension;

    private string Stem => $"{Folder}/{Name}-{Universe}";

    /// <summary>The context file that lies beside a dataset, in the same format.</summary>
    /// <param name="dataset">The dataset's path.</param>
    public static string ContextBeside(string dataset) =>
        Path.ChangeExtension(dataset, null) + ContextSuffix + (DatasetFormatNames.OfFile(dataset) ?? DatasetFormat.Csv).Extension();

    /// <summary>The report that lies beside a dataset.</summary>
    /// <param name="dataset">The dataset's path.</param>
    public static string ReportBeside(string dataset) => Path.ChangeExtension(dataset, ReportExtension);

    /// <summary>The page that lies beside a dataset.</summary>
    /// <param name="dataset">The dataset's path.</param>
    public static string PageBeside(string dataset) => Path.ChangeExtension(dataset, PageExtension);

    /// <summary>The card that lies beside a dataset.</summary>
    /// <param name="dataset">The dataset's path.</param>
    public static string CardBeside(string dataset) => Path.ChangeExtension(dataset, CardExtension);
}
