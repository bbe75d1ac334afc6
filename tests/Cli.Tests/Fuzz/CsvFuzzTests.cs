using System.Text;
using SmartMoney.Core.Datasets;
using SmartMoney.Testing;
using SmartMoney.Testing.Fuzz;
using Xunit;

namespace SmartMoney.Cli.Tests.Fuzz;

/// <summary>Damaged datasets and context files.</summary>
public sealed class CsvFuzzTests
{
    private const int Lines = 8;

    [Fact]
    public async Task No_dataset_ends_its_reader_and_no_cell_is_made_up()
    {
        var whole = First(await UninterruptedRun.HalfYear);
        var expected = Rows(whole);

        await FuzzRun.RunAsync(4, mutator =>
        {
            var damaged = mutator.Document(whole);
            try
            {
                var rows = Rows(damaged);
                DatasetRowRules.Require("dataset.csv", rows);
                Assert.All(rows, row => Assert.True(row.Features.Append(row.Return14d).All(value => value is null || double.IsFinite(value.Value))));
                Assert.True(rows.Count != expected.Count || !damaged.AsSpan().SequenceEqual(whole) || rows.Select(RowText.Of).SequenceEqual(expected.Select(RowText.Of)));
            }
            catch (DatasetFormatException e)
            {
                Assert.StartsWith("line ", e.Message, StringComparison.Ordinal);
            }
            catch (InvalidInputException e)
            {
                Assert.StartsWith("dataset.csv: ", e.Message, StringComparison.Ordinal);
            }
        });
    }

    [Fact]
    public async Task No_file_ends_the_validation_with_anything_but_a_line()
    {
        var whole = First(await UninterruptedRun.HalfYear);
        using var terminal = new Terminal();
        Directory.CreateDirectory(terminal.Storage);
        var file = terminal.At("dataset.csv");

        await FuzzRun.RunAsync(1, async mutator =>
        {
            await File.WriteAllBytesAsync(file, mutator.Document(whole));

            var outcome = await terminal.RunAsync(CancellationToken.None, "validate", file);

            Assert.InRange(outcome.ExitCode, 0, 3);
            Assert.InRange(outcome.ErrorLines.Count, 0, 1);
        });
    }

    private static List<DatasetRow> Rows(byte[] csv)
    {
        using var stream = new MemoryStream(csv);
        return [.. DatasetCsv.Read(stream)];
    }

    private static byte[] First(byte[] csv) => Encoding.UTF8.GetBytes(string.Concat(Encoding.UTF8.GetString(csv).Split('\n').Take(Lines).Select(line => line + "\n")));
}
