using System.Diagnostics;

namespace SmartMoney.Bench;

/// <summary>A whole process: wall time, processor time, peak memory.</summary>
/// <param name="Wall">From start to exit.</param>
/// <param name="Processor">On all cores together.</param>
/// <param name="PeakBytes">The largest resident set seen.</param>
internal sealed record Measurement(TimeSpan Wall, TimeSpan Processor, long PeakBytes)
{
    private static readonly TimeSpan SampleInterval = TimeSpan.FromMilliseconds(10);

    public static async Task<Measurement> OfAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var peak = 0L;
        var processor = TimeSpan.Zero;
        while (!process.HasExited)
        {
            try
            {
                process.Refresh();
                peak = Math.Max(peak, process.PeakWorkingSet64);
                processor = process.TotalProcessorTime;
            }
            catch (InvalidOperationException)
            {
                break;
            }

            await Task.Delay(SampleInterval, TimeProvider.System);
        }

        await process.WaitForExitAsync();
        watch.Stop();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{start.FileName} ended with {process.ExitCode}: {await output} {await errors}");
        }

        return new Measurement(watch.Elapsed, processor, peak);
    }
}
