namespace SmartMoney.Cli.Tests;

/// <summary>Keeps what is written, and shows each line to somebody.</summary>
internal sealed class WatchedWriter(Action<string>? onLine) : StringWriter
{
    public override void WriteLine(string? value)
    {
        base.WriteLine(value);
        onLine?.Invoke(value ?? "");
    }
}
