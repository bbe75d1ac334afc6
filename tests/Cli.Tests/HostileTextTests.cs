using System.Text.Json.Nodes;
using SmartMoney.Core.Formatting;
using SmartMoney.Testing;
using SmartMoney.Workflow.Runs;
using Xunit;

namespace SmartMoney.Cli.Tests;

/// <summary>Texts of a source that are meant for the terminal, not for the reader.</summary>
public sealed class HostileTextTests
{
    private const string Obeyed = "\u001b]0;owned\u0007\u001b[2J\u009b31m\u202eEVIL\r";

    private static readonly string[] Fields = ["reportingName", "typeOfOwner", "securityName", "lastName", "assetDescription", "putCallShare"];

    [Fact]
    public async Task Explain_shows_names_as_plain_text_and_cut()
    {
        await using var server = await FmpServer.StartAsync(new FmpServerOptions { Transform = Spoil });
        using var terminal = new Terminal().With(server);

        var outcome = await terminal.RunAsync(
            "explain", "NVDA", "2024-07-15", "--source", "fmp", "--panel", Path.Combine(Corpus.Samples, "panel.json"));

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("]0;owned[2J31mEVIL xxxx", outcome.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(outcome.Out, character => character != '\n' && (char.IsControl(character) || character == '\u202e'));
        Assert.All(outcome.Lines, line => Assert.InRange(line.Length, 0, 10 * PlainText.MaxLength));
    }

    [Fact]
    public void A_reason_is_plain_text_wherever_it_goes()
    {
        var failure = new DataFailure("AAPL", "prices", DataFailureKind.Failed, Obeyed + new string('x', 10_000));

        Assert.StartsWith("]0;owned[2J31mEVIL xxx", failure.Reason, StringComparison.Ordinal);
        Assert.InRange(failure.Reason.Length, 100, 3 * PlainText.MaxLength);
    }

    [Fact]
    public async Task An_argument_that_is_repeated_is_plain_text()
    {
        using var terminal = new Terminal();

        var outcome = await terminal.RunAsync("explain", Obeyed, "2024-07-15");

        Assert.Equal(2, outcome.ExitCode);
        Assert.DoesNotContain(outcome.Error, character => character != '\n' && char.IsControl(character));
    }

    private static ReadOnlyMemory<byte> Spoil(FmpCall call, ReadOnlyMemory<byte> answer) => JsonArrays.Of(JsonArrays.Rows(answer).Select(row =>
    {
        var spoiled = JsonNode.Parse(row)!.AsObject();
        foreach (var field in Fields)
        {
            if (spoiled.ContainsKey(field))
            {
                spoiled[field] = Obeyed + new string('x', 1000);
            }
        }

        return spoiled.ToJsonString();
    }));
}
