using System.Runtime.InteropServices;
using SmartMoney.Cli.Errors;

namespace SmartMoney.Cli.Hosting;

/// <summary>Ctrl-C, SIGTERM and a closed terminal: the first asks the command to stop; the second, or half a minute without an end, ends the process.</summary>
internal static class StopSignals
{
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(30);
    private static readonly CancellationTokenSource Stop = new();
    private static readonly Timer Deadline = new(_ => Environment.Exit(ExitCode.Interrupted));
    private static readonly List<PosixSignalRegistration> Registrations = [];
    private static volatile Func<string>? _left;
    private static int _heard;

    /// <summary>Listens for as long as the process runs.</summary>
    /// <returns>A token that is cancelled when the user stops the command.</returns>
    public static CancellationToken Listen()
    {
        Registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, Hear));
        Registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, Hear));
        Registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGHUP, Hear));
        return Stop.Token;
    }

    /// <summary>Says what is left when the process is ended by the second signal.</summary>
    public static void TellOnSecond(Func<string> left) => _left = left;

    private static void Hear(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _heard) > 1)
        {
            Tell();
            Environment.Exit(ExitCode.Interrupted);
        }

        Deadline.Change(TimeToStop, Timeout.InfiniteTimeSpan);
        Stop.Cancel();
    }

    private static void Tell()
    {
        try
        {
            if (_left is { } left)
            {
                Console.Error.WriteLine($"smartmoney: stopped at once; {left()}");
            }
        }
        catch (IOException)
        {
            // The terminal is gone, and with it who would read this.
            return;
        }
    }
}
