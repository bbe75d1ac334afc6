using System.Diagnostics;
using System.Globalization;

namespace SmartMoney.Bench;

/// <summary>A whole process: wall time, processor time, peak memory.</summary>
/// <param name="Wall">From start to exit.</param>
/// <param name="Processor">On all cores together.</param>
/// <param name="PeakBytes">The largest resident set.</param>
internal sealed record Measurement(TimeSpan Wall, TimeSpan Processor, long PeakBytes)
{
    private const long Kilobyte = 1 << 10;

    /// <summary>Runs a program to its end.</summary>
    public static async Task<Measurement> OfAsync(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(WholeRun.Executable("SmartMoney.Bench"), [Usage.CommandName, "--", program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await errors}");
        }

        double[] figures = [.. (await output).Split(' ').Select(figure => double.Parse(figure, CultureInfo.InvariantCulture))];
        return new Measurement(TimeSpan.FromSeconds(figures[0]), TimeSpan.FromSeconds(figures[1]), (long)figures[2] * Kilobyte);
    }
}
