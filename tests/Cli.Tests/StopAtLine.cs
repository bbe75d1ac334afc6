namespace SmartMoney.Cli.Tests;

/// <summary>Presses Ctrl-C when a line is shown that begins as told, and lets the run go on when all of it has heard.</summary>
internal sealed class StopAtLine : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ManualResetEventSlim _isHeard = new();

    public StopAtLine(Terminal terminal, string beginning)
    {
        // The first to register is the last to be told.
        _stop.Token.Register(_isHeard.Set);
        terminal.OnLine = line =>
        {
            if (line.StartsWith(beginning, StringComparison.Ordinal))
            {
                _stop.CancelAfter(TimeSpan.Zero);
                _isHeard.Wait(TimeSpan.FromSeconds(60));
            }
        };
    }

    public CancellationToken Token => _stop.Token;

    public void Dispose()
    {
        _stop.Dispose();
        _isHeard.Dispose();
    }
}
