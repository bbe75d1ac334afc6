namespace SmartMoney.Workflow.Runs;

/// <summary>
/// The Python that loads a dataset. In CSV, NA is a ticker and an empty cell is a missing value, and numbers have all digits of a double: both
/// libraries must be told so.
/// </summary>
internal static class LoadingCode
{
    public static string[] Pandas(HandedDataset files) => files.Format == DatasetFormat.Parquet
        ?
        [
            "import pandas as pd",
            "",
            $"data = pd.read_parquet({Literal(files)})",
        ]
        :
        [
            "import pandas as pd",
            "",
            "data = pd.read_csv(",
            $"    {Literal(files)},",
            "    dtype={\"symbol\": str}, parse_dates=[\"date\"],",
            "    keep_default_na=False, na_values=[\"\"], float_precision=\"round_trip\",",
            ")",
        ];

    public static string[] Polars(HandedDataset files) => files.Format == DatasetFormat.Parquet
        ?
        [
            "import polars as pl",
            "",
            $"data = pl.read_parquet({Literal(files)})",
        ]
        :
        [
            "import polars as pl",
            "",
            "data = pl.read_csv(",
            $"    {Literal(files)},",
            "    schema_overrides={\"symbol\": pl.String}, try_parse_dates=True, infer_schema_length=None,",
            ")",
        ];

    private static string Literal(HandedDataset files) =>
        $"\"{files.Dataset.Name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings("\\n")}\"";
}
