using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace SmartMoney.Bench;

/// <summary>
/// Runs a program and prints what it used, as the system counted it when the program ended. A process can ask that for all of its
/// children together only, so each program to be measured gets a parent of its own.
/// </summary>
internal static class Usage
{
    public const string CommandName = "usage";

    private const int Children = -1;

    public static Command Create()
    {
        var program = new Argument<string[]>("PROGRAM") { Description = "The program and its arguments.", Arity = ArgumentArity.OneOrMore };
        var command = new Command(CommandName, "Runs a program and prints the seconds, the processor seconds and the most kilobytes of memory that it took.") { program };
        command.SetAction((parsed, token) => RunAsync(parsed.GetRequiredValue(program), token));
        return command;
    }

    private static async Task<int> RunAsync(string[] program, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux())
        {
            await Console.Error.WriteLineAsync("bench: memory is measured on Linux only");
            return 2;
        }

        try
        {
            return await MeasureAsync(program, cancellationToken);
        }
        catch (Win32Exception e)
        {
            await Console.Error.WriteLineAsync($"bench: {e.Message}");
            return 2;
        }
    }

    private static async Task<int> MeasureAsync(string[] program, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(program[0], program[1..]) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        watch.Stop();
        if (process.ExitCode != 0)
        {
            await Console.Error.WriteLineAsync(await output);
            return process.ExitCode;
        }

        if (GetUsage(Children, out var used) != 0)
        {
            throw new InvalidOperationException($"getrusage failed with {Marshal.GetLastPInvokeError()}");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds} {used.User.Seconds + used.System.Seconds} {used.MaxResidentKilobytes}"));
        return 0;
    }

    [DllImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    private static extern int GetUsage(int who, out ResourceUsage usage);

    /// <summary>The struct rusage of Linux on 64 bits.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 144)]
    private struct ResourceUsage
    {
        public TimeValue User;
        public TimeValue System;
        public long MaxResidentKilobytes;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeValue
    {
        private const double MicrosecondsASecond = 1_000_000;

        private readonly long _seconds;
        private readonly long _microseconds;

        public readonly double Seconds => _seconds + (_microseconds / MicrosecondsASecond);
    }
}
