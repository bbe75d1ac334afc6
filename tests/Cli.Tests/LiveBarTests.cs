using SmartMoney.Cli.Output;
using Spectre.Console;
using Xunit;

namespace SmartMoney.Cli.Tests;

public sealed class LiveBarTests
{
    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    public async Task The_position_line_stays_whole_in_a_narrow_terminal(int width)
    {
        await using var screen = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(screen),
        });
        console.Profile.Width = width;
        var display = new RunDisplay(TextWriter.Null, 1, verbose: false);

        await display.ShowAsync(console, () =>
        {
            display.OnSample("NVDA", new DateOnly(2024, 6, 15));
            return Task.FromResult(true);
        });

        var lines = screen.ToString().Split('\n', StringSplitOptions.TrimEntries);
        Assert.Contains(lines, line => line.Contains("[1/1] (100.00%) NVDA @ 2024-06-15", StringComparison.Ordinal));
        Assert.Equal(width >= 80, lines.Any(line => line.Contains('━', StringComparison.Ordinal)));
    }
}
