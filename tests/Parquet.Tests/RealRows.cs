using System.Text;
using SmartMoney.Core.Datasets;

namespace SmartMoney.Parquet.Tests;

/// <summary>Three rows of the sample run.</summary>
internal static class RealRows
{
    public static byte[] Dataset { get; } = Csv(
        DatasetCsv.Header,
        "AAPL,2022-01-15,173.07,174.78,0.009880395215808633,0,0,0,0,0,0,0,0,0.056446347120000004,0.0002200105400000027,0,0,-0.004674669247511365,0.9999617767495367,-0.004213918157951009,8,10,-2,1,0,0,0,0,0,0,0,0,0",
        "NVDA,2024-06-15,131.88,124.3,-0.05747649378222627,0,0,2712210,-2712210,0,-4941520,0,0,0.005080454177,-8.66199720000009E-05,2,0,-0.18130051802000136,0.9999126783946872,0.04748070076503715,3,11,-8,1,0.0008576455799194516,3.6395985123096426E-05,0,0,0.017187415189155984,0.0219043382003561,7263225.793721973,1,0",
        "TSLA,2024-05-15,173.99,176.19,0.012644404850853498,,,,,,,,,0.001212833386,-8.65025709999999E-05,,0,-0.06510494728100547,1,-0.06388206490534598,2,4,-2,0,0,0,0,0,0,0.00927158095146815,319659.45843394275,1,1");

    public static byte[] Context { get; } = Csv(
        ContextCsv.Header,
        "AAPL,2022-01-15,0.25424454773979194,0.19086003142291164,-0.012275569322549251,16343794984.2,2838917365064.9155,107,,0,0,-450001,0",
        "NVDA,2024-06-15,0.5034521843072555,0.9169481922907443,0.4187354963001886,49909303851.25,3196182599877.0347,76,0,-0.00010998418491907323,-0.0002003860502915699,-620504,0.00029453470373079515",
        "TSLA,2024-05-15,0.5911802050684302,-0.24770556720242265,0.09951696804557852,17642984043.25,564786549873.224,136,,0,5.3296447669932495E-05,-58501,0.00010049024159248532");

    /// <summary>The dataset as Parquet.</summary>
    public static byte[] Parquet { get; } = Written(Dataset, DatasetParquet.WriteDatasetAsync);

    public static IReadOnlyList<DatasetRow> Rows { get; } = [.. DatasetCsv.Read(new MemoryStream(Dataset))];

    public static byte[] Written(byte[] csv, Func<Stream, Stream, CancellationToken, Task> write)
    {
        using var target = new MemoryStream();
        write(new MemoryStream(csv), target, CancellationToken.None).GetAwaiter().GetResult();
        return target.ToArray();
    }

    private static byte[] Csv(params string[] lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n");
}
