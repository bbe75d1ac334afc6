using System.Diagnostics;

namespace SmartMoney.Cli.Tests.Handover;

/// <summary>Python, where it is there with a library.</summary>
internal static class Python
{
    private const string FindLibraries = "import importlib.util as util; print(*[name for name in ('pandas', 'polars', 'pyarrow') if util.find_spec(name)])";

    private static readonly string Name = OperatingSystem.IsWindows() ? "python.exe" : "python3";

    private static readonly Lazy<List<(string Path, string[] Libraries)>> Interpreters = new(() => [.. Candidates().Select(path => (path, LibrariesOf(path)))]);

    /// <summary>Runs code with the first interpreter on the PATH that has the libraries.</summary>
    /// <returns>The lines that it printed; null when there is no such interpreter.</returns>
    public static string[]? Run(string folder, string code, params string[] libraries)
    {
        var interpreter = Interpreters.Value.FirstOrDefault(candidate => libraries.All(candidate.Libraries.Contains)).Path;
        if (interpreter is null)
        {
            return null;
        }

        var (exitCode, output, error) = Start(interpreter, folder, code);
        return exitCode == 0 ? output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : throw new InvalidOperationException(error);
    }

    private static IEnumerable<string> Candidates() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, Name))
        .Where(File.Exists);

    private static string[] LibrariesOf(string interpreter) => Start(interpreter, Path.GetTempPath(), FindLibraries).Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static (int ExitCode, string Output, string Error) Start(string interpreter, string folder, string code)
    {
        using var process = Process.Start(new ProcessStartInfo(interpreter, ["-c", code])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["PYTHONIOENCODING"] = "utf-8" },
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
