using System.Runtime.InteropServices;
using SmartMoney.Cli.Errors;

namespace SmartMoney.Cli.Hosting;

/// <summary>Ctrl-C and SIGTERM: the first asks the command to stop; the second, or half a minute without an end, ends the process.</summary>
internal static class StopSignals
{
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(30);
    private static readonly CancellationTokenSource Stop = new();
    private static readonly Timer Deadline = new(_ => Environment.Exit(ExitCode.Interrupted));
    private static readonly List<PosixSignalRegistration> Registrations = [];
    private static int _heard;

    /// <summary>Listens for as long as the process runs.</summary>
    /// <returns>A token that is cancelled when the user stops the command.</returns>
    public static CancellationToken Listen()
    {
        Registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, Hear));
        Registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, Hear));
        return Stop.Token;
    }

    private static void Hear(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _heard) > 1)
        {
            Environment.Exit(ExitCode.Interrupted);
        }

        Deadline.Change(TimeToStop, Timeout.InfiniteTimeSpan);
        Stop.Cancel();
    }
}
