using System.Text;
using SmartMoney.Core.Datasets;

namespace SmartMoney.Testing;

/// <summary>A row as the dataset file holds it.</summary>
public static class RowText
{
    public static string Of(DatasetRow row)
    {
        using var stream = new MemoryStream();
        DatasetCsv.Write(stream, [row]);
        return Encoding.UTF8.GetString(stream.ToArray()).Split('\n')[1];
    }

    /// <summary>The context of a row as its file holds it.</summary>
    public static string Of(ContextRow row)
    {
        using var stream = new MemoryStream();
        ContextCsv.Write(stream, [row]);
        return Encoding.UTF8.GetString(stream.ToArray()).Split('\n')[1];
    }
}
