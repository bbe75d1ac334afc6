using System.Security.Cryptography;
using System.Text;
using SmartMoney.Sources.Recorded;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Sources.Tests.Recorded;

public sealed class CorpusDigestTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>A hyphen sorts before the slash that ends the name of a folder, and a slash before letters.</summary>
    [Fact]
    public void Is_the_hash_of_the_sorted_list_of_names_and_sizes()
    {
        foreach (var (file, size) in new[]
        {
            ("price/light/B.json.gz", 3), ("price/light/A.json.gz", 20), ("price-eod/A.json.gz", 1), ("price.json.gz", 4), ("prices/A.json.gz", 5),
            ("price/A.json.gz", 6), ("panel.json", 7),
        })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder.At(file))!);
            File.WriteAllBytes(_folder.At(file), new byte[size]);
        }

        var list = "price-eod/A.json.gz 1\nprice.json.gz 4\nprice/A.json.gz 6\nprice/light/A.json.gz 20\nprice/light/B.json.gz 3\nprices/A.json.gz 5";
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(list)))[..12], CorpusDigest.Of(_folder.Path));
    }
}
