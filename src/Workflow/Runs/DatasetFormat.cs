namespace SmartMoney.Workflow.Runs;

/// <summary>The format in which a dataset and its context file are handed over. What a run keeps is always CSV.</summary>
public enum DatasetFormat
{
    /// <summary>Text, a row a line.</summary>
    Csv,

    /// <summary>Apache Parquet: typed columns.</summary>
    Parquet,
}
