using SmartMoney.Cli.Output;
using SmartMoney.Sources;
using SmartMoney.Workflow.Runs;
using Spectre.Console;
using Xunit;

namespace SmartMoney.Cli.Tests;

public sealed class LiveBarTests
{
    [Theory]
    [InlineData(40)]
    [InlineData(50)]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    public async Task The_position_line_stays_whole_in_a_narrow_terminal(int width)
    {
        await using var screen = new StringWriter();
        var display = new RunDisplay(TextWriter.Null, 1, verbose: false);

        await display.ShowAsync(Terminal(screen, width), () =>
        {
            display.OnSample("NVDA", new DateOnly(2024, 6, 15));
            return Task.FromResult(true);
        });

        var lines = screen.ToString().Split('\n', StringSplitOptions.TrimEntries);
        Assert.Contains(lines, line => line.Contains("[1/1] (100.00%) NVDA @ 2024-06-15", StringComparison.Ordinal));
        Assert.Equal(width >= 50, lines.Any(line => line.Contains('━', StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(50)]
    [InlineData(120)]
    public async Task The_panels_show_calls_and_what_they_wait_for(int width)
    {
        await using var screen = new StringWriter();
        var display = Started(TextWriter.Null);

        await display.ShowAsync(Terminal(screen, width), () =>
        {
            display.OnProgress(new RunProgress(RunPhase.Panels, 12, 30, 0, 0));
            display.OnTick(TimeSpan.FromSeconds(37.2));
            return Task.FromResult(true);
        });

        Assert.Contains("Panels 12/30: calls 2/470, 38 s", screen.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_terminal_the_panels_are_shown_every_ten_seconds()
    {
        await using var output = new StringWriter();
        var display = Started(output);
        display.OnProgress(new RunProgress(RunPhase.Panels, 12, 30, 0, 0));

        for (var tick = 0; tick < 10; tick++)
        {
            display.OnTick(tick < 5 ? TimeSpan.FromSeconds(38) : null);
        }

        Assert.Equal(
            ["Reading the fund panels: 12 of 30 members, calls 2/470, 38 s for the rate limit", "Reading the fund panels: 12 of 30 members, calls 2/470"],
            output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_retry_gives_its_reason_in_the_status_and_where_it_is_asked_for(bool verbose)
    {
        await using var output = new StringWriter();
        var display = new RunDisplay(output, 1, verbose);

        display.OnRetry("splits", "status 503", TimeSpan.FromSeconds(1.5));

        Assert.Equal("a retry of splits in 1.5 s: status 503", display.LastTrouble);
        Assert.Equal(verbose ? "Waiting for a retry of splits in 1.5 s: status 503\n" : "", output.ToString());
    }

    [Fact]
    public void What_is_left_counts_the_sample_dates()
    {
        var display = new RunDisplay(TextWriter.Null, 18, verbose: false);
        display.OnSample("NVDA", new DateOnly(2024, 6, 15));

        Assert.Equal("17 of 18 sample dates are left", display.Left);
    }

    private static RunDisplay Started(TextWriter output)
    {
        var display = new RunDisplay(output, 1, verbose: false) { CallsPlanned = 470 };
        display.OnCall("funds/disclosure", CallOutcome.Ok);
        display.OnCall("funds/disclosure", CallOutcome.Ok);
        return display;
    }

    private static IAnsiConsole Terminal(StringWriter screen, int width)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(screen),
        });
        console.Profile.Width = width;
        return console;
    }
}
