using System.Diagnostics;
using System.Globalization;
using SmartMoney.Testing;

namespace SmartMoney.Cli.Tests.Durable;

/// <summary>The command as a process of its own, on the storage folder of a terminal and with its settings.</summary>
internal sealed class RunningCommand : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Task<string> _out;
    private readonly Task<string> _error;

    private RunningCommand(Process process)
    {
        _process = process;
        _out = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The executable that was built together with these tests.</summary>
    public static string Executable { get; } = FindExecutable();

    public bool HasEnded => _process.HasExited;

    /// <summary>Starts the command on the terminal's storage folder.</summary>
    /// <remarks>With Ctrl-C heard, as in a terminal: what runs in the background of a script inherits that it is ignored.</remarks>
    public static RunningCommand Start(Terminal terminal, params string[] arguments) =>
        StartAsGiven(terminal, [.. arguments, "--storage", terminal.Storage]);

    /// <summary>Starts a command that knows no storage folder.</summary>
    public static RunningCommand StartAsGiven(Terminal terminal, params string[] arguments)
    {
        string[] command = [Executable, .. arguments];
        return OperatingSystem.IsLinux()
            ? StartOther(terminal, "env", ["--default-signal=INT,HUP", .. command])
            : StartOther(terminal, command[0], command[1..]);
    }

    /// <summary>Starts another program with the terminal's settings.</summary>
    public static RunningCommand StartOther(Terminal terminal, string program, params string[] arguments) =>
        new(Process.Start(Prepare(terminal, program, arguments))!);

    /// <summary>Kills the process, as <c>kill -9</c> does.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Whether the process has loaded a native library.</summary>
    public bool Uses(string library)
    {
        _process.Refresh();
        return _process.Modules.Cast<ProcessModule>().Any(module => module.ModuleName.Contains(library, StringComparison.Ordinal));
    }

    /// <summary>Presses Ctrl-C.</summary>
    public Task InterruptAsync() => SignalAsync("INT");

    /// <summary>Sends a signal.</summary>
    public async Task SignalAsync(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits for the end.</summary>
    public async Task<Outcome> EndAsync()
    {
        using var bound = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(bound.Token);
        return new Outcome(_process.ExitCode, await _out, await _error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private static ProcessStartInfo Prepare(Terminal terminal, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in terminal.Settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return start;
    }

    /// <summary>The copy beside the tests lacks what comes with the tests' larger framework; the one where it was built has all.</summary>
    private static string FindExecutable()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var name = OperatingSystem.IsWindows() ? "smartmoney.exe" : "smartmoney";
        var file = Path.Combine(Corpus.Samples, "..", "src", "Cli", "bin", output.Parent!.Name, output.Name, name);
        return File.Exists(file) ? Path.GetFullPath(file) : throw new FileNotFoundException($"the command is not built: {file}", file);
    }
}
