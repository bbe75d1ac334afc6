using Xunit;

namespace SmartMoney.Cli.Tests.Handover;

/// <summary>The tests that share one sample run with Parquet files.</summary>
[CollectionDefinition]
public sealed class SharedParquetRun : ICollectionFixture<ParquetRun>;
