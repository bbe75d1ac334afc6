using System.CommandLine;
using SmartMoney.Cli.Commands;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Sources;
using SmartMoney.Core.Storage;
using SmartMoney.Core.Workflow;

namespace SmartMoney.Cli;

/// <summary>The command <c>smartmoney</c>: parses, runs, and turns what went wrong into one line and an exit code.</summary>
internal static class SmartMoneyCommand
{
    public static async Task<int> RunAsync(string[] args, CliEnvironment environment, CancellationToken cancellationToken = default)
    {
        var root = new RootCommand("Builds point-in-time training sets of smart-money behaviour.")
        {
            GenerateCommand.Create(environment),
            ValidateCommand.Create(environment),
            ExplainCommand.Create(environment),
            SplitCommand.Create(environment),
            TrainCommand.Create(environment),
            EvaluateCommand.Create(environment),
            PredictCommand.Create(environment),
            RunsCommand.CreateList(environment),
            RunsCommand.CreateStatus(environment),
            CacheCommand.Create(environment),
        };
        ArgumentRules.Apply(root);
        var parsed = root.Parse(args.Length == 0 ? ["--help"] : args);
        if (parsed.Errors.Count > 0)
        {
            return await ComplainAsync(environment, [.. parsed.Errors.Select(error => error.Message).Distinct()], ExitCode.BadArguments);
        }

        try
        {
            var invocation = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
                Output = environment.Out,
                Error = environment.Error,
            };
            return await parsed.InvokeAsync(invocation, cancellationToken);
        }
        catch (BadArgumentsException e)
        {
            return await ComplainAsync(environment, e.Message, ExitCode.BadArguments);
        }
        catch (Exception e) when (e is DatasetFormatException or InvalidInputException)
        {
            return await ComplainAsync(environment, e.Message, ExitCode.BadArguments);
        }
        catch (Exception e) when (e is CommandFailedException or SourceException or StorageException or EmptyDatasetException)
        {
            return await ComplainAsync(environment, e.Message, ExitCode.Failed);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or OverflowException or NotSupportedException)
        {
            return await ComplainAsync(environment, e.Message, ExitCode.Failed);
        }
    }

    private static Task<int> ComplainAsync(CliEnvironment environment, string message, int exitCode) =>
        ComplainAsync(environment, [message.ReplaceLineEndings("\n").Split('\n')[0]], exitCode);

    private static async Task<int> ComplainAsync(CliEnvironment environment, IReadOnlyList<string> lines, int exitCode)
    {
        try
        {
            foreach (var line in lines)
            {
                await environment.Error.WriteLineAsync($"smartmoney: {line}");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nobody can be told but by the exit code.
            return exitCode;
        }

        return exitCode;
    }
}
