using System.Text;
using SmartMoney.Sources.Files;
using SmartMoney.Testing.Fuzz;
using Xunit;

namespace SmartMoney.Sources.Tests.Fuzz;

/// <summary>Damaged price files.</summary>
public sealed class PriceFileFuzzTests
{
    private static readonly byte[] Whole = Encoding.UTF8.GetBytes(
        "date,close,volume,split\n" + string.Concat(Enumerable.Range(3, 20).Select(day => $"2024-06-{day:00},{100 + day}.25,{1000 * day},{(day == 10 ? "10:1" : "")}\n")));

    [Fact]
    public Task No_price_file_ends_a_run() => FuzzRun.RunAsync(5, mutator =>
    {
        try
        {
            using var content = new MemoryStream(mutator.Document(Whole));
            var file = PriceFile.Parse("AAPL.csv", content);
            Assert.All(file.Closes, close => Assert.True(close.Price > 0));
        }
        catch (InvalidDataException e)
        {
            Assert.StartsWith("AAPL.csv", e.Message, StringComparison.Ordinal);
        }
    });
}
